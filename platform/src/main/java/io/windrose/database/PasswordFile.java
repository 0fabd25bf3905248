package io.windrose.database;

import io.windrose.core.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

/** A generated password in a file that only its owner may read. */
final class PasswordFile {
    private PasswordFile() {}

    /** What the file holds; a new one is made when there is none. Letters, digits, {@code -} and {@code _} only. */
    static String readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(whole);
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(whole, new Ids(Clock.systemUTC()).secret(""));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
