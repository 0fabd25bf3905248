package io.windrose.collect.live;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of it. */
public enum LiveVerdict {
    ACCEPTED,
    /** Accepted, though it does not fit its source's tracking plan. */
    FLAGGED,
    REJECTED,
    DROPPED;

    /** {@code accepted}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LiveVerdict named(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "live.unknown-verdict",
                        "there is no verdict \"" + word + "\"; take "
                                + Arrays.stream(values()).map(LiveVerdict::word).collect(Collectors.joining(", "))));
    }
}
