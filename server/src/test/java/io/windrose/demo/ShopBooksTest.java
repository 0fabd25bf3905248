package io.windrose.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopBooksTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @Test
    void leavesNothingWhereTheDiskIsFull() throws IOException {
        assumeTrue(Files.exists(FULL), "the system has no file that is always full");
        Files.createSymbolicLink(folder.resolve(ShopBooks.NAME + ".part"), FULL);

        assertThatThrownBy(() -> ShopBooks.in(folder).close())
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("make room there");

        assertThat(folder).isEmptyDirectory();
    }
}
