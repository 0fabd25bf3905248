package io.windrose.server;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.database.DatabaseBackup;
import io.windrose.lake.Lake;
import io.windrose.lake.RestoredStream;
import io.windrose.lake.TableState;
import io.windrose.stream.EventStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies everything that is kept, and fills an empty data folder from a copy. A backup holds every event that was
 * answered as received before it was asked for. Its last file is {@code complete}: without it, it was broken off.
 */
final class Backups {
    private static final String COMPLETE = "complete";
    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    private final DatabaseBackup rows;
    private final Lake lake;

    /** Copies the rows of {@code schemas}; the lake's catalog is made anew from its files. */
    Backups(Database database, Lake lake, List<String> schemas) {
        this.rows = new DatabaseBackup(database, schemas);
        this.lake = lake;
    }

    /** Copies into {@code target}, which must not exist. The rows first: what they name is then in the lake's copy. */
    void make(Path target, EventStream stream) {
        if (Files.exists(target)) {
            throw new Conflict("server.backup-exists", "the folder " + target + " exists; name a new one");
        }
        awaitLake(stream.nextOffsets(List.of(EventStream.EVENTS, EventStream.REJECTED)));
        try {
            Path database = Files.createDirectories(target.resolve("database"));
            rows.make(database);
            lake.backup(target.resolve("lake"));
            Files.writeString(target.resolve(COMPLETE), "");
        } catch (IOException e) {
            throw new Incorrect(
                    "server.backup-unwritable", "the folder " + target + " cannot be written (" + e + ")", e);
        }
    }

    void restore(Path source, RestoredStream stream) {
        if (!Files.exists(source.resolve(COMPLETE))) {
            throw new Incorrect(
                    "server.backup-incomplete",
                    "the folder " + source + " holds no complete backup; name one that \"windrose backup\" has made");
        }
        // The lake first: it looks at every file before it changes anything.
        lake.restore(source.resolve("lake"), stream);
        rows.restore(source.resolve("database"));
    }

    /** Waits until the lake has what was on the stream; the topics bear the names of their tables. */
    private void awaitLake(Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        while (!lake.tables().stream().allMatch(table -> has(table, ends))) {
            if (System.nanoTime() > deadline) {
                throw new Unavailable(
                        "server.backup-behind",
                        "the lake did not catch up with the stream in " + CATCH_UP.toMinutes()
                                + " minutes; see why it falls behind, then make the backup");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static boolean has(TableState table, Map<TopicPartition, Long> ends) {
        Map<Integer, Long> offsets = table.progress().offsets();
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(table.name()))
                .allMatch(end -> offsets.getOrDefault(end.getKey().partition(), 0L) >= end.getValue());
    }
}
