package io.windrose.lake;

import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.jspecify.annotations.Nullable;

/**
 * How far a table has come with its topic: what its newest snapshot carries beside the rows, so that both change in one
 * step or not at all.
 *
 * @param offsets by partition, the offset of the first record that is not in the table yet
 */
public record Progress(Map<Integer, Long> offsets, Duplicates duplicates) {
    static final Progress NONE = new Progress(Map.of(), Duplicates.NONE);
    private static final String OFFSETS = "windrose.offsets";
    private static final String DUPLICATES = "windrose.duplicates";

    public Progress {
        offsets = Map.copyOf(offsets);
    }

    static Progress of(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return NONE;
        }
        Map<String, String> summary = snapshot.summary();
        Map<Integer, Long> offsets = new TreeMap<>();
        SummaryJson.numbers(summary.get(OFFSETS))
                .forEach((partition, offset) -> offsets.put(Integer.valueOf(partition), offset));
        return new Progress(offsets, Duplicates.parse(summary.get(DUPLICATES)));
    }

    <T extends SnapshotUpdate<T>> T carriedBy(T update) {
        Map<String, Long> numbers = new TreeMap<>();
        offsets.forEach((partition, offset) -> numbers.put(partition.toString(), offset));
        return update.set(OFFSETS, SummaryJson.write(numbers)).set(DUPLICATES, duplicates.json());
    }
}
