package io.windrose.campaign.keys;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds of keys, by their precedence: where several resolve a row, the first of them does. */
public enum KeyKind {
    /** What a platform calls the campaign in its costs: a row of {@code spend}. */
    PLATFORM_ID,
    /** The marks of a link: an event, an order. */
    UTM,
    /** What is entered at the till: an order. */
    COUPON,
    /** The path of a page: an event. */
    LANDING_PAGE;

    /** As in the API and the database: {@code platform-id}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of what a value consists of, in the order in which values and keys have them. */
    public List<String> fields() {
        return switch (this) {
            case PLATFORM_ID -> List.of("campaign", "channel", "source", "account");
            case UTM -> List.of("campaign", "source", "medium", "content");
            case COUPON -> List.of("code");
            case LANDING_PAGE -> List.of("path");
        };
    }

    /** Of these a key names one at least. */
    Set<String> leading() {
        return this == PLATFORM_ID ? Set.of("campaign", "channel") : Set.of(fields().getFirst());
    }

    public static KeyKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "campaign.unknown-key-kind",
                        "there is no kind of keys \"%s\"; give one of %s"
                                .formatted(
                                        word,
                                        Arrays.stream(values())
                                                .map(KeyKind::word)
                                                .collect(Collectors.joining(", ")))));
    }
}
