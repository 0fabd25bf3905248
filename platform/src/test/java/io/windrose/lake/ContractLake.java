package io.windrose.lake;

import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Planner;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small lake that {@code EngineContract} asks: nine events in three files, whose properties differ in type. */
public final class ContractLake implements AutoCloseable {
    private static final LakeSettings SETTINGS =
            new LakeSettings(Duration.ofSeconds(1), 1_000, Duration.ofDays(7), 1_000, Duration.ofDays(1), 128, 256, 2);

    private final Database database = LakeFixture.database();
    private final Path folder;
    private final Lake lake;
    private final LakeCatalog catalog;

    public ContractLake(Path folder) {
        this.folder = folder;
        this.lake = Lake.open(SETTINGS, database, folder, Clock.systemUTC());
        this.catalog = LakeCatalog.open(database.dataSource(), new LocalFileIO(warehouse()), warehouse());
        lake.importEvents(List.of(
                event(1, "ada", "Product Viewed", "2026-03-28T23:30:00Z", "{\"price\": 10, \"plan\": \"gold\"}"),
                event(2, "ada", "Product Viewed", "2026-03-29T00:30:00Z", "{\"price\": 20, \"plan\": \"gold\"}"),
                order(3, "ada", "2026-03-29T01:30:00Z", "19.9000", "{\"price\": 30, \"first\": true}")));
        lake.importEvents(List.of(
                event(4, "bob", "Product Viewed", "2026-03-29T22:30:00Z", "{\"price\": 12.5, \"plan\": \"silver\"}"),
                event(5, "bob", "Product Viewed", "2026-03-31T22:30:00Z", "{\"price\": 0.25, \"plan\": 7}"),
                order(6, "bob", "2026-04-01T10:00:00Z", "0.0001", "{\"price\": 1e3, \"first\": false}")));
        lake.importEvents(List.of(
                event(7, "cyd", "Product Viewed", "2026-10-25T00:30:00Z", "{\"price\": \"8.5\", \"a b.c\": \"odd\"}"),
                event(8, "cyd", "Product Viewed", "2026-10-25T01:30:00Z", "{\"price\": true, \"first\": \"true\"}"),
                order(9, "cyd", "2026-10-25T01:45:00Z", null, "{\"price\": \"dear\", \"plan\": null, \"it's\": 1}")));
        lake.appendIdentities(List.of(new Identity(person("bob"), 7, Instant.parse("2026-04-01T00:00:00Z"))));
        lake.appendIdentities(
                List.of(new Identity(person("bob"), person("ada"), Instant.parse("2026-04-02T00:00:00Z"))));
    }

    private static Event event(int number, String user, String name, String occurredAt, String properties) {
        return event(number, user, name, occurredAt, new Event.Order(null, null, null), properties);
    }

    private static Event order(
            int number, String user, String occurredAt, @Nullable String revenue, String properties) {
        BigDecimal amount = revenue == null ? null : new BigDecimal(revenue);
        return event(
                number, user, "Order Completed", occurredAt, new Event.Order("o-" + number, amount, "EUR"), properties);
    }

    private static Event event(
            int number, String user, String name, String occurredAt, Event.Order order, String properties) {
        Instant at = Instant.parse(occurredAt);
        return new Event(
                "event-" + number,
                "shop",
                EventType.TRACK,
                name,
                at,
                at.plusMillis(1),
                new Event.Who(null, user, person(user), null),
                new Event.Page(null, null, null, null),
                new Event.Origin(number < 4 ? "email" : null, null, null, null, null, null, null),
                new Event.Place("DE", null, null),
                new Event.Device(null, null, null),
                order,
                number % 2 == 0 ? Map.of() : Map.of("analytics", number != 9, "marketing", false),
                properties,
                "{}");
    }

    public static long person(String user) {
        return Person.hash(user, null, "");
    }

    /** Merges the files of each month; the rows stay as they are. */
    public int compact() {
        return lake.compact();
    }

    /** DuckDB in this process. */
    public Engine duckdb() {
        return lake.engine();
    }

    Lake lake() {
        return lake;
    }

    /** DuckDB in processes of its own; the caller closes it. */
    public Sandbox sandbox(SandboxSettings settings, MeterRegistry metrics) {
        return lake.sandbox(settings, metrics);
    }

    /** By table, the newest snapshot. */
    public Map<String, Long> snapshots() {
        return Map.of("events", catalog.open(Tables.EVENTS).currentSnapshot().snapshotId());
    }

    /** A planner of its own, which nobody else asks. */
    public Planner planner() {
        return new Planner(
                Lake.TABLES.stream().map(Tables::named).map(catalog::open).toList());
    }

    /** Adds an event to those that {@code EngineContract} knows. */
    public void addOne() {
        lake.importEvents(List.of(event(10, "dan", "Product Viewed", "2026-11-01T00:00:00Z", "{}")));
    }

    /** Adds an event that says in many places who did it. */
    public void addTelling() {
        Instant at = Instant.parse("2026-11-02T00:00:00Z");
        String who = "{\"email\": \"ada@north.example\", \"name\": \"Lovelace\", \"phone\": \"+49 30 1\"}";
        lake.importEvents(List.of(new Event(
                "telling",
                "shop",
                EventType.IDENTIFY,
                "Identify",
                at,
                at,
                new Event.Who("cookie-7", "bob", person("bob"), null),
                new Event.Page(
                        "https://shop.example/account?mail=secret-link",
                        "/account",
                        "https://mail.example/#secret-link",
                        null),
                new Event.Origin(null, null, null, null, null, null, "gclid=7"),
                new Event.Place("DE", null, null),
                new Event.Device(null, null, null),
                new Event.Order(null, null, null),
                Map.of(),
                """
                {"email": "ada@north.example", "E-Mail": "ada@north.example", "last_name": "Lovelace", "seats": 3,
                 "login": "ada@north.example", "contact": %1$s, "products": [%1$s]}""".formatted(who),
                """
                {"ip": "203.0.113.0", "locale": "de-DE", "userAgent": "Lovelace", "traits": %s}""".formatted(who))));
    }

    /** Where Iceberg's JDBC catalog is; user and password are {@code postgres}. */
    public String catalogUrl() {
        return database.url();
    }

    public Path warehouse() {
        return folder.resolve("warehouse").toAbsolutePath().normalize();
    }

    @Override
    public void close() {
        lake.close();
        catalog.close();
        database.close();
    }
}
