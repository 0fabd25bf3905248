package io.windrose.collect.ledger;

import io.windrose.core.Incorrect;
import java.time.Duration;

/**
 * How the ledger is kept.
 *
 * @param flushInterval how often a door writes its counts
 * @param evaluationInterval how often the counts are compared
 * @param window how far back they are compared; counts of older hours are kept as they were then
 * @param offLimit for how long a row may be off before there is an alert
 * @param pendingLimit for how long pending may not fall before there is an alert
 * @param silence after which a node that wrote nothing is taken for killed
 */
public record LedgerSettings(
        Duration flushInterval,
        Duration evaluationInterval,
        Duration window,
        Duration offLimit,
        Duration pendingLimit,
        Duration silence) {
    public static final LedgerSettings DEFAULT = new LedgerSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofDays(3),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    public LedgerSettings {
        check("flush-interval", flushInterval, Duration.ofMillis(100), Duration.ofSeconds(10));
        check("evaluation-interval", evaluationInterval, Duration.ofSeconds(1), Duration.ofMinutes(10));
        // The lake keeps its counts of duplicates for 72 hours.
        check("window", window, Duration.ofHours(1), Duration.ofDays(3));
        check("off-limit", offLimit, Duration.ofSeconds(1), Duration.ofDays(1));
        check("pending-limit", pendingLimit, Duration.ofSeconds(1), Duration.ofDays(1));
        check("silence", silence, flushInterval.multipliedBy(3), Duration.ofDays(1));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Incorrect(
                    "ledger.setting-out-of-range",
                    "the setting collect.ledger.%s is %s: give %s to %s".formatted(name, value, least, most));
        }
    }
}
