package io.windrose.lake;

import io.windrose.core.Forbidden;
import io.windrose.lake.query.TableFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Iceberg's files in a folder of this machine, without Hadoop. A file that was written and closed survives a power
 * loss. Nothing outside the folder is written or deleted. Thread-safe.
 */
final class LocalFileIO implements FileIO {
    private static final String SCHEME = "file://";

    private final transient Path folder;

    LocalFileIO(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** As Iceberg's metadata names it, and Spark, Trino and pyiceberg understand it. */
    static String location(Path path) {
        return SCHEME + path.toAbsolutePath().normalize();
    }

    static Path path(String location) {
        return TableFiles.path(location);
    }

    /** Makes a folder and those above it, each with its name on the disk. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.resolveSibling(".").normalize();
            makeFolder(above);
            Files.createDirectories(folder);
            forceOne(above);
        }
    }

    /** Brings a file that something else wrote, and its name in its folder, onto the disk. */
    static void force(Path file) throws IOException {
        forceOne(file);
        forceOne(file.resolveSibling("."));
    }

    private static void forceOne(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInput(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutput(location, own(location));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.delete(own(location));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + location, e);
        }
    }

    private Path own(String location) {
        Path path = path(location).toAbsolutePath().normalize();
        if (!path.startsWith(folder)) {
            throw new Forbidden(
                    "lake.outside-folder",
                    "%s is not in the lake's folder %s: the lake changes nothing there".formatted(path, folder));
        }
        return path;
    }

    private record LocalInput(String location) implements InputFile {
        @Override
        public long getLength() {
            try {
                return Files.size(path(location));
            } catch (IOException e) {
                throw new NotFoundException(e, "cannot read %s", location);
            }
        }

        @Override
        public SeekableInputStream newStream() {
            try {
                return new ChannelInput(FileChannel.open(path(location), StandardOpenOption.READ));
            } catch (FileNotFoundException | java.nio.file.NoSuchFileException e) {
                throw new NotFoundException(e, "there is no file %s", location);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + location, e);
            }
        }

        @Override
        public boolean exists() {
            return Files.exists(path(location));
        }
    }

    private record LocalOutput(String location, Path path) implements OutputFile {
        @Override
        public PositionOutputStream create() {
            return open(StandardOpenOption.CREATE_NEW);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return open(StandardOpenOption.CREATE);
        }

        private PositionOutputStream open(StandardOpenOption how) {
            try {
                makeFolder(path.resolveSibling(".").normalize());
                return new ForcedOutput(
                        FileChannel.open(path, how, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                        path);
            } catch (FileAlreadyExistsException e) {
                throw new AlreadyExistsException(e, "there is a file %s already", location);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + location, e);
            }
        }

        @Override
        public InputFile toInputFile() {
            return new LocalInput(location);
        }
    }
}
