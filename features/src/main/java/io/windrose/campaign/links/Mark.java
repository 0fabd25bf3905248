package io.windrose.campaign.links;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a link says of itself. */
public enum Mark {
    SOURCE,
    MEDIUM,
    CAMPAIGN,
    CONTENT,
    TERM;

    /** As in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in an address: {@code utm_source}. */
    String parameter() {
        return "utm_" + word();
    }

    public static Mark named(String word) {
        return Arrays.stream(values())
                .filter(mark -> mark.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "campaign.unknown-mark",
                        "links have no mark \"%s\"; give one of %s"
                                .formatted(
                                        word,
                                        Arrays.stream(values()).map(Mark::word).collect(Collectors.joining(", ")))));
    }
}
