package io.windrose.lake;

import io.windrose.core.Incorrect;
import java.time.Duration;

/**
 * How the lake works.
 *
 * @param batchInterval how long a writer gathers records at most before it commits them
 * @param batchRows how many it gathers at most
 * @param deduplicationWindow how far back copies of events are recognized
 * @param deduplicationIds how many ids are remembered at most; 100 million take 150 MB
 * @param streamKept for how long records stay on the stream after the lake has them
 * @param writerMegabytes the memory of DuckDB in each writer
 * @param queryMegabytes the memory of all queries together
 * @param queryThreads how many queries run at once, on so many threads each
 */
public record LakeSettings(
        Duration batchInterval,
        int batchRows,
        Duration deduplicationWindow,
        long deduplicationIds,
        Duration streamKept,
        int writerMegabytes,
        int queryMegabytes,
        int queryThreads) {
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);
    private static final int MOST_ROWS = 1_000_000;

    public LakeSettings {
        check(
                batchInterval.isPositive() && batchInterval.compareTo(LONGEST_INTERVAL) <= 0,
                "batchInterval",
                batchInterval,
                "give up to 10 minutes");
        check(batchRows >= 1 && batchRows <= MOST_ROWS, "batchRows", batchRows, "give 1 to 1000000");
        check(!deduplicationWindow.isNegative(), "deduplicationWindow", deduplicationWindow, "give 0 or more");
        check(deduplicationIds >= 1, "deduplicationIds", deduplicationIds, "give 1 or more");
        check(!streamKept.isNegative(), "streamKept", streamKept, "give 0 or more");
        check(writerMegabytes >= 64, "writerMegabytes", writerMegabytes, "give 64 or more");
        check(queryMegabytes >= 64, "queryMegabytes", queryMegabytes, "give 64 or more");
        check(queryThreads >= 1 && queryThreads <= 256, "queryThreads", queryThreads, "give 1 to 256");
    }

    /** For one machine with two processors. */
    public static LakeSettings usual() {
        return new LakeSettings(
                Duration.ofSeconds(5), 100_000, Duration.ofDays(7), 100_000_000, Duration.ofDays(3), 256, 512, 2);
    }

    private static void check(boolean isRight, String name, Object value, String remedy) {
        if (!isRight) {
            throw new Incorrect("lake.setting-out-of-range", "lake.%s is %s: %s".formatted(name, value, remedy));
        }
    }
}
