package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names of choices as requests write them: {@code LANDING_PAGE} is {@code landing-page}. */
public final class Words {
    private Words() {}

    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E named(Class<E> choices, String word, String code) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> word(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        code,
                        "there is no \"" + word + "\" here; give one of "
                                + Arrays.stream(choices.getEnumConstants())
                                        .map(Words::word)
                                        .collect(Collectors.joining(", "))));
    }
}
