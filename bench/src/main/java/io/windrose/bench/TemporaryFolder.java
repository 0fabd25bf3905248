package io.windrose.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that goes when it is closed, unless somebody wants to look into it. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private boolean isKept;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /** Not in the launcher's own temporary folder, which goes with this process. */
    static TemporaryFolder make() throws IOException {
        String parent = Optional.ofNullable(System.getenv("TMPDIR")).orElse("/tmp");
        return new TemporaryFolder(Files.createTempDirectory(Path.of(parent), "windrose-bench"));
    }

    static TemporaryFolder in(Path parent) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(Files.createDirectories(parent), "temporary"));
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    void keep() {
        isKept = true;
    }

    @Override
    public void close() {
        if (isKept || !Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
