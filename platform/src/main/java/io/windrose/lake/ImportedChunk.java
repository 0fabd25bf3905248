package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * Commits one chunk of an import without what the lake has already. The lake is asked before the files are written, so
 * that the commit lock is held for a moment only; under the lock it is made sure that no import of the same source came
 * between, and if one did, the lake is asked again. For one platform thread.
 */
final class ImportedChunk {
    /** In a snapshot's summary, the source whose import made it. */
    private static final String IMPORT = "windrose.import";

    private static final int ATTEMPTS = 10;

    private final Table table;
    private final TableCommits commits;
    private final Batches batches;
    private final EventImport.Chunk chunk;
    private long own;
    private long known;

    ImportedChunk(Table table, TableCommits commits, Batches batches, EventImport.Chunk chunk) {
        this.table = table;
        this.commits = commits;
        this.batches = batches;
        this.chunk = chunk;
    }

    EventImport.Outcome commit() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            table.refresh();
            Snapshot asked = table.currentSnapshot();
            leaveOutKnown(asked);
            long fresh = chunk.rows().size();
            if (fresh == 0 || appended(asked)) {
                return new EventImport.Outcome(fresh + own, known);
            }
        }
        throw new Unavailable(
                "lake.import-contended",
                "other imports of %s keep coming between: let them end, then go on".formatted(chunk.sourceId()));
    }

    private boolean appended(@Nullable Snapshot asked) {
        List<DataFile> files = batches.write(table, chunk.rows(), chunk.shredding());
        try {
            commits.change(table, now -> {
                if (importedSince(now, asked)) {
                    throw new Moved();
                }
                AppendFiles append = now.newAppend().set(IMPORT, chunk.sourceId());
                files.forEach(append::appendFile);
                return append;
            });
            return true;
        } catch (Moved e) {
            return false;
        }
    }

    /** Whether the snapshot that was asked is too old to know all that imports of this source brought. */
    private boolean importedSince(Table now, @Nullable Snapshot asked) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(now)) {
            if (asked != null && snapshot.snapshotId() == asked.snapshotId()) {
                return false;
            }
            if (chunk.sourceId().equals(snapshot.summary().get(IMPORT))) {
                return true;
            }
        }
        return asked != null;
    }

    private void leaveOutKnown(@Nullable Snapshot snapshot) {
        var wanted = Expressions.equal("source_id", chunk.sourceId());
        List<DataFile> files = TableFiles.plan(table, snapshot, wanted);
        if (files.isEmpty()) {
            return;
        }
        String sql = """
                select event_id, bool_or(epoch_us(received_at) = %d) from %s
                where source_id = %s and event_id in (select event_id from %s where %s) group by event_id
                """.formatted(
                        EventFormat.micros(chunk.receivedAt()),
                        Sql.read(TableFiles.paths(files), table.schema()),
                        Sql.text(chunk.sourceId()),
                        Batches.STAGED,
                        Sql.name(StagedRows.KEPT));
        try {
            Map<String, Boolean> found = batches.reading(chunk.rows(), () -> found(sql));
            if (!found.isEmpty()) {
                leaveOut(found);
            }
        } catch (SQLException e) {
            throw new Unavailable(
                    "lake.ids-unreadable",
                    "the ids of table %s could not be read: see to the lake's folder and to memory"
                            .formatted(table.name()),
                    e);
        }
    }

    private Map<String, Boolean> found(String sql) throws SQLException {
        Map<String, Boolean> found = new HashMap<>();
        try (Statement statement = batches.duckdb().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                found.put(result.getString(1), result.getBoolean(2));
            }
        }
        return found;
    }

    private void leaveOut(Map<String, Boolean> found) {
        chunk.rows().leaveOutWhere(id -> {
            Boolean isOwn = found.get(id);
            if (isOwn == null) {
                return false;
            }
            if (isOwn) {
                own++;
            } else {
                known++;
            }
            return true;
        });
    }

    /** Another import of the source came between asking and committing. */
    private static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
