package io.windrose.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.SortOrderParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

/**
 * Puts a backup into an empty lake. Each table is registered anew with the field ids that its files have, then gets its
 * files and its offsets in one commit. What is there already is never overwritten.
 */
final class Restore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LakeCatalog catalog;
    private final TableLocks locks;
    private final Path source;
    private final RestoredStream stream;

    Restore(LakeCatalog catalog, TableLocks locks, Path source, RestoredStream stream) {
        this.catalog = catalog;
        this.locks = locks;
        this.source = source;
        this.stream = stream;
    }

    void run() {
        BackupManifest manifest = BackupManifest.read(source);
        try {
            for (BackupManifest.BackedTable backed : manifest.tables()) {
                check(backed);
            }
            for (BackupManifest.BackedTable backed : manifest.tables()) {
                restoreAlone(backed);
            }
        } catch (IOException e) {
            throw Backup.failed(source, e);
        }
    }

    /** Before anything is changed: every file is there and as it was, and the table is empty. */
    private void check(BackupManifest.BackedTable backed) throws IOException {
        for (BackupManifest.BackedFile file : backed.files()) {
            if (!Backup.sha256(source.resolve(file.path())).equals(file.sha256())) {
                throw new Incorrect(
                        "lake.backup-damaged",
                        "%s in the backup is not as it was written: use another backup".formatted(file.path()));
            }
        }
        Table present = catalog.iceberg().loadTable(LakeCatalog.id(backed.name()));
        if (present.currentSnapshot() != null) {
            throw new Conflict(
                    "lake.not-empty", "table %s holds rows already: restore into a new lake".formatted(backed.name()));
        }
    }

    private void restoreAlone(BackupManifest.BackedTable backed) throws IOException {
        TableLocks.Lease lease = locks.tryLease(backed.name())
                .orElseThrow(() -> new Conflict(
                        "lake.writer-runs",
                        "a node writes table %s: stop the writers before restoring".formatted(backed.name())));
        try {
            restore(backed);
        } finally {
            lease.close();
        }
    }

    private void restore(BackupManifest.BackedTable backed) throws IOException {
        Table table = register(backed);
        List<DataFile> files = new ArrayList<>();
        for (BackupManifest.BackedFile file : backed.files()) {
            Path relative = Path.of(backed.name()).relativize(Path.of(file.path()));
            Path place = LocalFileIO.path(table.location()).resolve(relative);
            Backup.link(source.resolve(file.path()), place);
            files.add(entry(file, table.spec(), place));
        }
        Map<Integer, Long> offsets =
                switch (stream) {
                    case SAME -> backed.offsets();
                    case NEW -> Map.of();
                };
        Progress progress = new Progress(offsets, new Duplicates(backed.duplicates()));
        if (!files.isEmpty() || !progress.offsets().isEmpty()) {
            new TableCommits(locks).append(table, files, Progress.NONE, progress);
        }
    }

    private Table register(BackupManifest.BackedTable backed) {
        Table empty = catalog.iceberg().loadTable(LakeCatalog.id(backed.name()));
        Schema schema = SchemaParser.fromJson(backed.schema());
        TableMetadata metadata = TableMetadata.buildFromEmpty(3)
                // The same, so that who has the empty table open sees the rows.
                .assignUUID(empty.uuid().toString())
                .setLocation(empty.location())
                .setCurrentSchema(schema, schema.highestFieldId())
                .setDefaultPartitionSpec(PartitionSpecParser.fromJson(schema, backed.partitions()))
                .setDefaultSortOrder(SortOrderParser.fromJson(schema, backed.order()))
                .setProperties(backed.properties())
                .discardChanges()
                .build();
        String location = empty.location() + "/metadata/00000-" + UUID.randomUUID() + ".metadata.json";
        TableMetadataParser.write(metadata, empty.io().newOutputFile(location));
        catalog.iceberg().dropTable(LakeCatalog.id(backed.name()), /* purge */ false);
        return catalog.iceberg().registerTable(LakeCatalog.id(backed.name()), location);
    }

    private DataFile entry(BackupManifest.BackedFile file, PartitionSpec partitions, Path place) {
        try {
            DataFile backed = (DataFile) ContentFileParser.fromJson(JSON.readTree(file.entry()), partitions);
            return DataFiles.builder(partitions)
                    .copy(backed)
                    .withPath(LocalFileIO.location(place))
                    .build();
        } catch (JsonProcessingException e) {
            throw new Incorrect(
                    "lake.backup-damaged",
                    "the entry of %s in the backup is no JSON: use another backup".formatted(file.path()),
                    e);
        }
    }
}
