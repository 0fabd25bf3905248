package io.windrose.lake;

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
final class TableFiles {
    private TableFiles() {}

    /** Those that may hold rows that the filter wants. Without a snapshot there are none. */
    static List<DataFile> plan(Table table, @Nullable Snapshot snapshot, Expression filter) {
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

    static List<Path> paths(List<DataFile> files) {
        return files.stream().map(file -> LocalFileIO.path(file.location())).toList();
    }
}
