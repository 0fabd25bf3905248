package io.windrose.lake.query;

import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Scan;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/** The files of a snapshot. */
public final class TableFiles {
    private static final String SCHEME = "file://";

    private TableFiles() {}

    /** Those that may hold rows that the filter wants. Without a snapshot there are none. */
    public static List<DataFile> plan(Table table, @Nullable Snapshot snapshot, Expression filter) {
        if (snapshot == null) {
            return List.of();
        }
        return planned(table, table.newScan().useSnapshot(snapshot.snapshotId()).filter(filter));
    }

    /** Those that were written before the table had one of these columns. */
    public static List<DataFile> lacking(Table table, Snapshot snapshot, Set<String> columns) {
        if (columns.isEmpty()) {
            return List.of();
        }
        List<Integer> ids = columns.stream()
                .map(column -> table.schema().findField(column).fieldId())
                .toList();
        return planned(table, table.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats()).stream()
                .filter(file -> !file.valueCounts().keySet().containsAll(ids))
                .toList();
    }

    /**
     * Those that were appended after one snapshot, up to another. What was only merged or rewritten is not among them.
     *
     * @throws NotFound when the first is forgotten, or is none of the ancestors of the second
     */
    static List<DataFile> appended(Table table, @Nullable Snapshot upTo, long after) {
        if (upTo == null || !SnapshotUtil.isAncestorOf(table, upTo.snapshotId(), after)) {
            throw new NotFound(
                    "lake.no-snapshot",
                    "table %s has no snapshot %d before the one that is read, or forgot it: read all of it"
                            .formatted(table.name(), after));
        }
        if (upTo.snapshotId() == after) {
            return List.of();
        }
        return planned(
                table,
                table.newIncrementalAppendScan().fromSnapshotExclusive(after).toSnapshot(upTo.snapshotId()));
    }

    private static List<DataFile> planned(Table table, Scan<?, FileScanTask, ?> scan) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new Unavailable(
                    "lake.plan-failed",
                    "the files of table %s could not be listed: see to the lake's folder".formatted(table.name()),
                    e);
        }
        return files;
    }

    public static List<Path> paths(List<DataFile> files) {
        return files.stream().map(file -> path(file.location())).toList();
    }

    /** Where a location of Iceberg's is on this machine. */
    public static Path path(String location) {
        return Path.of(location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location);
    }
}
