package io.windrose.collect.importing.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Yes and no, as people write them. */
public final class YesNo {
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "t", "ja", "j", "wahr", "x", "on");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "f", "nein", "falsch", "off", "");

    private YesNo() {}

    public static Optional<Boolean> read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** Whether all are words of this kind, not bare numbers. */
    static boolean areWords(List<String> values) {
        return !values.isEmpty()
                && values.stream().allMatch(value -> read(value).isPresent() && !Character.isDigit(value.charAt(0)));
    }
}
