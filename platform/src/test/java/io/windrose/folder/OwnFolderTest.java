package io.windrose.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
    @TempDir
    Path parent;

    @Test
    void isForItsOwnerOnly() throws IOException {
        try (OwnFolder folder = OwnFolder.take(parent.resolve("a/b"))) {
            folder.secret("password");

            assertThat(permissions(folder.path())).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("password"))).isEqualTo("rw-------");
        }
    }

    @Test
    void isTakenOnceAtATime() {
        OwnFolder first = OwnFolder.take(parent);
        assertThatThrownBy(() -> OwnFolder.take(parent)).isInstanceOf(Conflict.class);

        first.close();
        OwnFolder.take(parent).close();
    }

    @Test
    void keepsASecretThatNobodyGuesses() throws IOException {
        try (OwnFolder folder = OwnFolder.take(parent)) {
            String secret = folder.secret("password");

            assertThat(secret).matches("[A-Za-z0-9_-]{32,}");
            assertThat(folder.secret("password")).isEqualTo(secret);
            assertThat(folder.secret("other")).isNotEqualTo(secret);
        }
    }

    @Test
    void deletesWhatIsUnderAName() throws IOException {
        try (OwnFolder folder = OwnFolder.take(parent)) {
            Files.createDirectories(folder.resolve("old/deep"));
            Files.writeString(folder.resolve("old/deep/file"), "x");

            folder.delete("old");
            folder.delete("never-there");

            assertThat(folder.resolve("old")).doesNotExist();
        }
    }

    @Test
    void saysThatAFileIsInTheWay() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");

        assertThatThrownBy(() -> OwnFolder.take(file))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(file.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
