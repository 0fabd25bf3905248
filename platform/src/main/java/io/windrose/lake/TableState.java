package io.windrose.lake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** How a table stands by its newest snapshot; every number is as of the same commit. */
public record TableState(
        String name, long rows, long files, long bytes, Optional<Instant> lastCommit, Progress progress) {
    static TableState of(String name, Table table) {
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return new TableState(name, 0, 0, 0, Optional.empty(), Progress.NONE);
        }
        Map<String, String> summary = snapshot.summary();
        return new TableState(
                name,
                number(summary, "total-records"),
                number(summary, "total-data-files"),
                number(summary, "total-files-size"),
                Optional.of(Instant.ofEpochMilli(snapshot.timestampMillis())),
                Progress.of(snapshot));
    }

    private static long number(Map<String, String> summary, String key) {
        return Long.parseLong(summary.getOrDefault(key, "0"));
    }
}
