package io.windrose.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** A PostgreSQL for tests. */
public final class TestPostgres {
    /** A machine that is busy with other tests takes longer than the library's ten seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TestPostgres() {}

    /** Empty and ready; its starter closes it. */
    public static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
    }
}
