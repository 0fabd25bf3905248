package io.windrose.lake;

import io.windrose.core.Event;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.testkit.Events;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;

/** One PostgreSQL for all tests of the room; each lake in it has a database of its own. */
final class LakeFixture {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private LakeFixture() {}

    private static EmbeddedPostgres start() {
        try {
            return TestPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty database with the schema of the lake. */
    static Database database() {
        String name = "lake" + COUNT.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Database database = open(name);
        database.migrate("lake");
        return database;
    }

    private static Database open(String name) {
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), name);
        return Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 6), Path.of("unused"));
    }

    /** The same database by another pool, as another node has it. */
    static Database again(Database database) {
        return open(database.url().substring(database.url().lastIndexOf('/') + 1));
    }

    static Table events(Database database, Path warehouse) {
        return table(database, warehouse, new LocalFileIO(warehouse), Tables.EVENTS);
    }

    static Table table(Database database, Path warehouse, FileIO files, TableDefinition definition) {
        return LakeCatalog.open(database.dataSource(), files, warehouse).open(definition);
    }

    static List<EventRow> rows(int from, int count, Instant first) {
        EventShredding shredding = new EventShredding();
        return IntStream.range(from, from + count)
                .mapToObj(i -> EventRow.of(event(i, first.plusSeconds(i)), shredding))
                .toList();
    }

    static Event event(int i, Instant occurredAt) {
        return Events.track(
                "event-" + i,
                "user-" + i % 10,
                "Order Completed",
                occurredAt,
                "{\"price\": %d.5, \"plan\": \"gold\", \"quantity\": %d}".formatted(i, i % 3));
    }
}
