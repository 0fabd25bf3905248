package io.windrose.collect.importing;

import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Where the files of imports are: each import has a folder of its own. Thread-safe, for different imports. */
final class ImportFolder {
    private static final int BUFFER = 1 << 16;
    /** So often the disk is looked at while a file comes. */
    private static final long CHECKED_EVERY = 16L << 20;

    private final Path folder;
    private final long largestBytes;
    private final Runnable admission;

    /** @param admission throws while nothing may be taken in, as when the disk is full */
    ImportFolder(Path folder, long largestBytes, Runnable admission) {
        this.folder = folder;
        this.largestBytes = largestBytes;
        this.admission = admission;
    }

    record Received(long bytes, String sha256) {}

    /** Keeps what comes, on the disk when this returns. */
    Received receive(UUID id, InputStream body) {
        admission.run();
        Path file = folder.resolve(id.toString()).resolve("file");
        try {
            Files.createDirectories(folder.resolve(id.toString()));
            try (OutputStream out = Files.newOutputStream(file)) {
                return copy(body, out);
            } catch (IOException | RuntimeException e) {
                remove(id);
                throw e;
            }
        } catch (IOException e) {
            throw new Unavailable(
                    "import.not-received", "the file did not come whole, or could not be kept: bring it again", e);
        }
    }

    private Received copy(InputStream body, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        long checked = 0;
        for (int some = body.read(buffer); some >= 0; some = body.read(buffer)) {
            bytes += some;
            if (bytes > largestBytes) {
                throw new Incorrect(
                        "import.too-large",
                        "the file is larger than %d MB: pack it with gzip, split it, or raise import.largest-file"
                                .formatted(largestBytes >> 20));
            }
            if (bytes - checked >= CHECKED_EVERY) {
                admission.run();
                checked = bytes;
            }
            digest.update(buffer, 0, some);
            out.write(buffer, 0, some);
        }
        return new Received(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("import.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }

    /** @throws NotFound when it is on no disk of this machine */
    Path file(UUID id) {
        Path file = folder.resolve(id.toString()).resolve("file");
        if (!Files.exists(file)) {
            throw new NotFound(
                    "import.file-gone",
                    "the file of the import %s is not on this machine: bring it again".formatted(id));
        }
        return file;
    }

    /** Where the rows are that were refused; may not be there yet. */
    Path refused(UUID id) {
        return folder.resolve(id.toString()).resolve("refused.csv");
    }

    void remove(UUID id) {
        try {
            Files.deleteIfExists(folder.resolve(id.toString()).resolve("file"));
            Files.deleteIfExists(refused(id));
            Files.deleteIfExists(folder.resolve(id.toString()));
        } catch (IOException e) {
            throw new Unavailable("import.not-removed", "the file cannot be removed: see to the data folder", e);
        }
    }
}
