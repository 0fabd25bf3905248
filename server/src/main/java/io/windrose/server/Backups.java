package io.windrose.server;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.database.Database;
import io.windrose.database.DatabaseBackup;
import io.windrose.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies everything that is kept, and fills an empty data folder from a copy. The last file of a backup is
 * {@code complete}: without it, it was broken off.
 */
final class Backups {
    private static final String COMPLETE = "complete";

    private final DatabaseBackup rows;
    private final Lake lake;

    /** @param schemas the rooms whose rows are copied; the lake's catalog is made anew from its files */
    Backups(Database database, Lake lake, List<String> schemas) {
        this.rows = new DatabaseBackup(database, schemas);
        this.lake = lake;
    }

    /** Copies into {@code target}, which must not exist. The rows first: what they name is then in the lake's copy. */
    void make(Path target) {
        if (Files.exists(target)) {
            throw new Conflict("server.backup-exists", "the folder " + target + " exists; name a new one");
        }
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

    void restore(Path source) {
        requireComplete(source);
        rows.restore(source.resolve("database"));
        lake.restore(source.resolve("lake"));
    }

    private static void requireComplete(Path source) {
        if (!Files.exists(source.resolve(COMPLETE))) {
            throw new Incorrect(
                    "server.backup-incomplete",
                    "the folder " + source + " holds no complete backup; name one that \"windrose backup\" has made");
        }
    }
}
