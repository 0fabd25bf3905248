package io.windrose.lake;

import io.windrose.database.Database;
import java.nio.file.Path;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/** Takes rows out of a lake behind its back, as a mistake or an intruder would. */
public final class LakeRows {
    private LakeRows() {}

    /** The offsets stay as they are. */
    public static void deleteEvents(Database database, Path lake) {
        Path warehouse = lake.resolve("warehouse").toAbsolutePath().normalize();
        Table events = LakeCatalog.open(database.dataSource(), new LocalFileIO(warehouse), warehouse)
                .open(Tables.EVENTS);
        Progress progress = Progress.of(events.currentSnapshot());
        progress.carriedBy(events.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()))
                .commit();
    }
}
