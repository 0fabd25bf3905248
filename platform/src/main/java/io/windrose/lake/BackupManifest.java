package io.windrose.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds: the file {@code lake.json} in it, written last. {@code schema}, {@code partitions},
 * {@code order} and {@code entry} are Iceberg's own JSON.
 */
record BackupManifest(int format, String madeAt, List<BackedTable> tables) {
    static final int FORMAT = 1;
    private static final String NAME = "lake.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param rows how many rows the table has, to be counted again after a restore */
    record BackedTable(
            String name,
            String schema,
            String partitions,
            String order,
            Map<String, String> properties,
            Map<Integer, Long> offsets,
            Map<String, Map<Long, Long>> duplicates,
            long rows,
            List<BackedFile> files) {}

    /** @param path within the backup */
    record BackedFile(String path, String sha256, String entry) {}

    void write(Path folder) {
        try {
            Path file = folder.resolve(NAME);
            Files.write(file, JSON.writeValueAsBytes(this));
            LocalFileIO.force(file);
        } catch (JsonProcessingException e) {
            throw new Fault("lake.manifest-unwritable", "a backup's manifest cannot be written as JSON", e);
        } catch (IOException e) {
            throw Backup.failed(folder, e);
        }
    }

    static BackupManifest read(Path folder) {
        try {
            BackupManifest manifest = JSON.readValue(Files.readAllBytes(folder.resolve(NAME)), BackupManifest.class);
            if (manifest.format() != FORMAT) {
                throw new Incorrect(
                        "lake.backup-format",
                        "the backup %s has format %d, this program reads %d: use the program that made it"
                                .formatted(folder, manifest.format(), FORMAT));
            }
            return manifest;
        } catch (IOException e) {
            throw new Incorrect(
                    "lake.no-backup",
                    "%s holds no whole backup: give the folder that a backup was made into".formatted(folder),
                    e);
        }
    }
}
