package io.windrose.folder;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A folder that this program holds until it closes it. */
public final class OwnFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private OwnFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if there is none, and takes it.
     *
     * @throws Conflict when another program has it, or this one already
     */
    public static OwnFolder take(Path place) {
        try {
            Files.createDirectories(place);
            Path path = place.toRealPath();
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new Conflict(
                        "folder.in-use",
                        "another program uses the folder %s: stop it, or give another folder".formatted(path));
            }
            return new OwnFolder(path, lock);
        } catch (IOException e) {
            throw new Unavailable(
                    "folder.not-usable",
                    "the folder %s cannot be made or written: see to its rights".formatted(place),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * The secret in the file {@code name}, which only the owner may read; made the first time. Letters, digits,
     * {@code -} and {@code _} only.
     */
    public String secret(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            Path whole = path.resolve(name + ".new");
            Files.deleteIfExists(whole);
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(whole, new Ids(Clock.systemUTC()).secret(""));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    /** Deletes what is under {@code name}, if anything is. */
    public void delete(String name) throws IOException {
        Path top = path.resolve(name);
        if (!Files.exists(top)) {
            return;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new Unavailable(
                    "folder.not-released", "the folder %s stays locked: end the program".formatted(path), e);
        }
    }
}
