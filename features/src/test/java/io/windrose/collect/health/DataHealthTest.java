package io.windrose.collect.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windrose.collect.ledger.LedgerReport;
import io.windrose.collect.ledger.LedgerRow;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five weeks of a shop in a real lake. */
class DataHealthTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
    private static final int DAYS = 36;
    private static final int AN_HOUR = 40;
    private static final LedgerReport.Totals SUMS =
            new LedgerReport.Totals(7, 7, 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, LedgerRow.State.BALANCED);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres server;
    private static Database database;
    private static Lake lake;
    private static HealthReport report;

    @BeforeAll
    static void fill() throws IOException {
        server = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 6), Path.of("unused"));
        database.migrate("collect");
        database.jdbi().useHandle(handle -> {
            handle.execute("insert into collect.sources (id, created_at) values ('mute', now())");
            handle.execute("insert into collect.sources (id, created_at, archived_at) values ('old', now(), now())");
        });
        lake = Lake.open(LakeSettings.usual(), database, folder, Clock.systemUTC());
        lake.importEvents(events());
        report = new DataHealth(
                        lake,
                        database.jdbi(),
                        from -> new LedgerReport(NOW, from, NOW, List.of(), SUMS, Optional.empty(), 0),
                        ZoneOffset.UTC,
                        new SettableClock(NOW))
                .report();
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
        database.close();
        server.close();
    }

    /**
     * At nine o'clock of each day forty orders and as many views; today only three orders. Since a week orders have a
     * coupon in place of a voucher, there are returns, and nobody searches any more.
     */
    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        Instant today = Instant.parse("2026-11-20T09:00:00Z");
        for (int day = 0; day < DAYS; day++) {
            Instant hour = today.minus(Duration.ofDays(day));
            for (int i = 0; i < AN_HOUR; i++) {
                Instant at = hour.plusSeconds(60L * i);
                events.add(event("shop", EventType.PAGE, "page", at, "{}", null, null));
                if (day > 0 || i < 3) {
                    String property = day < 7 ? "coupon" : "voucher";
                    events.add(event(
                            "shop",
                            EventType.TRACK,
                            "Order Completed",
                            at,
                            "{\"" + property + "\":\"A\"}",
                            null,
                            null));
                }
                // What robots and files bring has no usual.
                events.add(event("shop", EventType.TRACK, "Crawled", at, "{}", day == 0 ? "robot" : null, null));
                events.add(event(
                        "import:till",
                        EventType.TRACK,
                        "Order Completed",
                        at,
                        "{}",
                        null,
                        day > 0 ? Event.Backfill.IMPORT : null));
            }
            String name = day < 7 ? "Return Asked" : "Searched";
            events.add(event("shop", EventType.TRACK, name, hour, "{}", null, null));
        }
        return events;
    }

    private static Event event(
            String source,
            EventType type,
            String name,
            Instant at,
            String properties,
            @Nullable String device,
            Event.@Nullable Backfill backfill) {
        String id = source + name + at;
        return new Event(
                id,
                source,
                type,
                name,
                at,
                at,
                new Event.Who(null, "ada", Person.hash("ada", null, id), null),
                new Event.Page(null, null, null, null),
                new Event.Origin(null, null, null, null, null, null, null),
                new Event.Place(null, null, null),
                new Event.Device(device, null, null),
                new Event.Order(null, null, null),
                Map.of(),
                properties,
                "{}",
                new Event.Standing(null, null, backfill));
    }

    @Test
    void tellsHowFreshEachSourceIs() {
        assertThat(report.sources())
                .extracting(SourceHealth::source, SourceHealth::state, SourceHealth::lastDay)
                .containsExactly(
                        tuple("import:till", SourceHealth.State.LEARNING, 40L),
                        tuple("mute", SourceHealth.State.SILENT, 0L),
                        tuple("shop", SourceHealth.State.FRESH, 44L));
    }

    @Test
    void tellsWhereFewerCameThanUsual() {
        assertThat(report.gaps())
                .filteredOn(gap -> gap.series().name().isPresent())
                .filteredOn(gap -> gap.series().source().equals("shop"))
                .extracting(gap -> gap.series().name().orElseThrow(), VolumeGap::seen, VolumeGap::usual)
                .contains(tuple("Order Completed", 3L, 40.0), tuple("Crawled", 0L, 40.0));
        assertThat(report.gaps())
                .noneMatch(gap -> gap.series().source().equals("import:till"))
                .noneMatch(gap -> gap.series().type().equals(Optional.of("page")));
    }

    @Test
    void tellsWhatChanged() {
        assertThat(report.changes())
                .extracting(
                        SchemaChange::kind,
                        change -> change.series().name().orElse(""),
                        change -> change.property().orElse(""))
                .containsExactly(
                        tuple(SchemaChange.Kind.VANISHED_EVENT, "Searched", ""),
                        tuple(SchemaChange.Kind.NEW_EVENT, "Return Asked", ""),
                        tuple(SchemaChange.Kind.VANISHED_PROPERTY, "Order Completed", "voucher"),
                        tuple(SchemaChange.Kind.NEW_PROPERTY, "Order Completed", "coupon"));
    }

    @Test
    void hasTheLedgersSums() {
        assertThat(report.ledger().totals()).isEqualTo(SUMS);
        assertThat(report.at()).isEqualTo(NOW);
    }
}
