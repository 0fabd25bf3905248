package io.windrose.lake.query;

import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
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
        TableScan scan = table.newScan().useSnapshot(snapshot.snapshotId()).filter(filter);
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
