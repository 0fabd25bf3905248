package io.windrose.lake;

import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Unavailable;
import io.windrose.lake.query.TableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SortOrderParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/**
 * Copies the tables as they stand, while they are written and read. Files never change, and none that a snapshot named
 * is deleted within the hour after it was replaced; so a copy is consistent by naming one snapshot. On the same disk a
 * copy is a second name for the file and takes no room.
 */
final class Backup {
    private final Path target;

    private Backup(Path target) {
        this.target = target;
    }

    static void make(List<Table> tables, Path target, Instant now) {
        try {
            if (Files.exists(target) && !isEmpty(target)) {
                throw new Conflict(
                        "lake.backup-folder-in-use",
                        "%s is not empty: give a new folder, so that no older backup is mixed in".formatted(target));
            }
            LocalFileIO.makeFolder(target.toAbsolutePath().normalize());
            Backup backup = new Backup(target);
            List<BackupManifest.BackedTable> backed = new ArrayList<>();
            for (Table table : tables) {
                backed.add(backup.copy(table));
            }
            new BackupManifest(BackupManifest.FORMAT, now.toString(), backed).write(target);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private BackupManifest.BackedTable copy(Table table) throws IOException {
        table.refresh();
        Snapshot snapshot = table.currentSnapshot();
        Progress progress = Progress.of(snapshot);
        Path location = LocalFileIO.path(table.location());
        String name = String.valueOf(location.getFileName());
        List<BackupManifest.BackedFile> files = new ArrayList<>();
        long rows = 0;
        for (DataFile file : TableFiles.plan(table, snapshot, Expressions.alwaysTrue())) {
            Path source = LocalFileIO.path(file.location());
            Path relative = Path.of(name).resolve(location.relativize(source));
            link(source, target.resolve(relative));
            files.add(new BackupManifest.BackedFile(
                    relative.toString(), sha256(source), ContentFileParser.toJson(file, table.spec())));
            rows += file.recordCount();
        }
        return new BackupManifest.BackedTable(
                name,
                SchemaParser.toJson(table.schema()),
                PartitionSpecParser.toJson(table.spec()),
                SortOrderParser.toJson(table.sortOrder()),
                table.properties(),
                progress.offsets(),
                progress.duplicates().counts(),
                rows,
                files);
    }

    /** Another name for the file where the disk can, else a copy that is on the disk. */
    static void link(Path source, Path copy) throws IOException {
        LocalFileIO.makeFolder(copy.resolveSibling(".").toAbsolutePath().normalize());
        try {
            Files.createLink(copy, source);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(source, copy);
        }
        LocalFileIO.force(copy);
    }

    static String sha256(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("lake.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }

    static Unavailable failed(Path folder, IOException cause) {
        return new Unavailable(
                "lake.backup-failed",
                "the backup in %s could not be written or read: see to the folder and its disk".formatted(folder),
                cause);
    }
}
