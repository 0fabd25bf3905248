package io.windrose.lake;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;

/**
 * Deletes files in a table's folder that no snapshot names: what a killed writer, a lost race or a failed rewrite left.
 * A file is young before it is named, so nothing younger than a safe age is looked at.
 */
final class OrphanRemoval {
    static final Duration SHORTEST = Duration.ofHours(1);

    private final Clock clock;
    private final Duration age;

    OrphanRemoval(Clock clock, Duration age) {
        if (age.compareTo(SHORTEST) < 0) {
            throw new Incorrect(
                    "lake.orphan-age-too-short",
                    "files count as orphans after %s: a commit may take longer, give an hour at least".formatted(age));
        }
        this.clock = clock;
        this.age = age;
    }

    /** Returns how many files it deleted. */
    int run(Table table) {
        Path folder = LocalFileIO.path(table.location());
        // Listed first: what is named after this was not there, or is too young.
        List<Path> old = oldFiles(folder);
        table.refresh();
        Set<Path> named = named(table);
        int deleted = 0;
        for (Path file : old) {
            if (!named.contains(file)) {
                table.io().deleteFile(LocalFileIO.location(file));
                deleted++;
            }
        }
        return deleted;
    }

    private List<Path> oldFiles(Path folder) {
        Instant limit = clock.instant().minus(age);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> modified(file).isBefore(limit))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
            return Instant.MAX;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Set<Path> named(Table table) {
        Set<Path> named = new HashSet<>();
        TableMetadata metadata = ((HasTableOperations) table).operations().current();
        named.add(LocalFileIO.path(metadata.metadataFileLocation()));
        metadata.previousFiles().forEach(entry -> named.add(LocalFileIO.path(entry.file())));
        metadata.statisticsFiles().forEach(file -> named.add(LocalFileIO.path(file.path())));
        for (Snapshot snapshot : metadata.snapshots()) {
            named.add(LocalFileIO.path(snapshot.manifestListLocation()));
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (named.add(LocalFileIO.path(manifest.path()))) {
                    addFiles(table, manifest, named);
                }
            }
        }
        return named;
    }

    private static void addFiles(Table table, ManifestFile manifest, Set<Path> named) {
        try (ManifestReader<DataFile> files = ManifestFiles.read(manifest, table.io(), table.specs())) {
            files.forEach(file -> named.add(LocalFileIO.path(file.location())));
        } catch (IOException e) {
            throw unreadable(LocalFileIO.path(manifest.path()), e);
        }
    }

    private static Unavailable unreadable(Path path, IOException cause) {
        return new Unavailable(
                "lake.folder-unreadable", "%s cannot be read: see to the lake's folder".formatted(path), cause);
    }
}
