package io.windrose.lake;

import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders for what DuckDB cannot keep in memory, one for each process; those of processes that died are deleted. */
final class Scratch {
    private final Path own;

    Scratch(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                left.filter(each -> !isAlive(each)).forEach(Scratch::deleteAll);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        this.own = folder.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    private static boolean isAlive(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name)).isPresent();
    }

    /** A new one, below that of this process. */
    Path next() {
        return own.resolve(UUID.randomUUID().toString());
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static Unavailable unusable(Path folder, IOException cause) {
        return new Unavailable(
                "lake.scratch-unusable",
                "the scratch folder %s cannot be made or emptied: see to its rights".formatted(folder),
                cause);
    }
}
