package io.windrose.collect.live;

import java.time.Instant;
import java.util.List;

/**
 * How much is going on, on all nodes.
 *
 * @param since from when on this node has looked, at most half an hour ago
 * @param activeInFiveMinutes people, robots and the company itself left out; {@code activeInThirtyMinutes} too
 * @param atLeast whether so many people came that not all could be told apart
 * @param minutes oldest first, the current one last
 * @param pages the most viewed of the half hour, robots and the company itself left out, the first one first
 */
public record LiveSummary(
        Instant since,
        long activeInFiveMinutes,
        long activeInThirtyMinutes,
        boolean atLeast,
        List<Minute> minutes,
        List<Page> pages) {
    public LiveSummary {
        minutes = List.copyOf(minutes);
        pages = List.copyOf(pages);
    }

    /** What came within a minute. */
    public record Minute(Instant at, long accepted, long rejected, long dropped) {}

    public record Page(String path, long views) {}
}
