package io.windrose.collect.live;

import java.util.List;

/**
 * What came since the last time.
 *
 * @param entries oldest first
 * @param skipped how many more came, which are not shown because they are too many
 */
public record LiveBatch(List<LiveEntry> entries, long skipped) {
    public LiveBatch {
        entries = List.copyOf(entries);
    }
}
