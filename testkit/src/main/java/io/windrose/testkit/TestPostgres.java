package io.windrose.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.time.Duration;

/** A PostgreSQL for tests. */
public final class TestPostgres {
    /** A machine that is busy with other tests takes longer than the library's ten seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /**
     * The library's own folder, said again: it reads it from a property of the process, which a server of the program's
     * own sets to a folder that goes away with it.
     */
    private static final File FOLDER = new File(System.getProperty("java.io.tmpdir"), "embedded-pg");

    private TestPostgres() {}

    /** Empty and ready; its starter closes it. */
    public static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(FOLDER)
                .setPGStartupWait(PATIENCE)
                .start();
    }
}
