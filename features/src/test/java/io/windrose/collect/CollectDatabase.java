package io.windrose.collect;

import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.security.AuditLog;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The schema {@code collect} in a real database. */
final class CollectDatabase implements AutoCloseable {
    private final EmbeddedPostgres server = TestPostgres.start();
    final Database database;
    final AuditLog audit;

    CollectDatabase() throws IOException {
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 10), Path.of("unused"));
        database.migrate("security");
        database.migrate("collect");
        audit = new AuditLog(database.jdbi(), Clock.systemUTC());
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
    }
}
