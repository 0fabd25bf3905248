package io.windrose.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.collect.ledger.Ledger;
import io.windrose.core.Event;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.query.Query;
import io.windrose.market.Counts;
import io.windrose.market.Day;
import io.windrose.market.Market;
import io.windrose.market.MarketSettings;
import io.windrose.market.Spend;
import io.windrose.profile.ProfileSettings;
import io.windrose.profile.Profiles;
import io.windrose.security.AuditLog;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the lake after a load, held against the market itself. */
class MarketLoadTest {
    private static final MarketSettings SETTINGS = new MarketSettings(3, 1_500, LocalDate.of(2025, 1, 10), 150);
    private static final List<Day> DAYS = days();

    @TempDir
    private Path folder;

    private Database database;
    private EventStream stream;
    private Lake lake;
    private Profiles profiles;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.own(), folder.resolve("postgres"));
        stream = EventStream.open(StreamSettings.own(), folder.resolve("kafka"));
        stream.createTopics(List.of(EventStream.EVENTS));
        lake = Lake.open(LakeSettings.usual(), database, folder.resolve("lake"), Clock.systemUTC());
        List.of("security", "profile").forEach(database::migrate);
        profiles = Profiles.open(
                ProfileSettings.DEFAULT,
                database,
                stream,
                lake,
                new AuditLog(database.jdbi(), Clock.systemUTC()),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        profiles.close();
        lake.close();
        stream.close();
        database.close();
    }

    @Test
    void everyEventIsThereOnceWithItsSpendAndItsPeople() {
        Counts counts = DAYS.stream().map(Day::counts).reduce(Counts.NONE, Counts::plus);
        assertThat(counts.duplicates()).isPositive();

        MarketLoad.Loaded loaded = load(progress -> {});

        assertThat(loaded.counts()).isEqualTo(counts);
        assertThat(loaded.events()).isEqualTo(counts.events() - counts.duplicates());
        assertWhole();
        assertThat(number("select count(distinct profile_id) from events"))
                .isLessThan(number("select count(distinct person) from events"));
        assertThat(number("select count(*) from events where not starts_with(source_id, '%s')"
                        .formatted(Ledger.IMPORTED)))
                .as("not in the ledger, which counts what came by the door")
                .isZero();
        assertThat(number("select count(*) from events where backfill is distinct from 'demo'"))
                .as("history, which starts nothing")
                .isZero();
        assertThat(row("select count(*), sum(cost) from spend")).containsExactly((long) newest().size(), cost());
    }

    @Test
    void aLoadThatIsBrokenOffGoesOnWhereItWas() {
        assertThatThrownBy(() -> load(progress -> {
                    if (progress.day() == 100) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("goes on");
        assertThat(Thread.interrupted()).isFalse();
        long first = number("select count(*) from events");
        assertThat(first).isPositive().isLessThan(ids().size());

        List<LoadProgress> told = new ArrayList<>();
        load(told::add);

        assertThat(told.getLast().added()).isEqualTo(ids().size() - first);
        assertThat(told.getLast().percent()).isEqualTo(100);
        assertWhole();
    }

    private MarketLoad.Loaded load(Consumer<LoadProgress> progress) {
        return new MarketLoad(lake, profiles, 500, progress, day -> {}).run(SETTINGS);
    }

    private void assertWhole() {
        Set<String> ids = ids();
        assertThat(row("select count(*), count(distinct event_id), sum(revenue) from events"))
                .containsExactly((long) ids.size(), (long) ids.size(), revenue());
    }

    private static Set<String> ids() {
        return events().map(Event::eventId).collect(Collectors.toSet());
    }

    private static BigDecimal revenue() {
        Map<String, BigDecimal> byEvent = new HashMap<>();
        events().filter(event -> event.order().revenue() != null)
                .forEach(event -> byEvent.put(
                        event.eventId(), Objects.requireNonNull(event.order().revenue())));
        return byEvent.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4);
    }

    private static Stream<Event> events() {
        return DAYS.stream().flatMap(day -> day.events().stream());
    }

    private static Map<String, Spend> newest() {
        Map<String, Spend> newest = new HashMap<>();
        DAYS.forEach(day -> day.spend().forEach(row -> newest.put(row.day() + row.campaign(), row)));
        assertThat(newest.values()).anyMatch(row -> row.revision() > 0);
        return newest;
    }

    private static BigDecimal cost() {
        return newest().values().stream()
                .map(Spend::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4);
    }

    private long number(String sql) {
        return (Long) row(sql).getFirst();
    }

    private List<Object> row(String sql) {
        return lake.query(
                Query.of(sql),
                rows -> rows.next().stream().map(Objects::requireNonNull).toList());
    }

    private static List<Day> days() {
        try (Stream<Day> days = new Market(SETTINGS).days(2)) {
            return days.toList();
        }
    }
}
