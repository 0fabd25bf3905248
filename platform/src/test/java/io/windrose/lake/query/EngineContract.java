package io.windrose.lake.query;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import io.windrose.lake.ContractLake;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine answers, over small files and again once they are merged. Expected rows are what people would write
 * by hand from the events in {@link ContractLake}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class EngineContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    static Path folder;

    private ContractLake lake;
    private Engine engine;

    /** The engine to be tried, over this lake. */
    protected abstract Engine open(ContractLake lake);

    @BeforeAll
    void open() {
        lake = new ContractLake(folder.resolve("lake"));
        engine = open(lake);
    }

    @AfterAll
    void close() {
        engine.close();
        lake.close();
    }

    @Test
    @Order(1)
    void answersAlikeOverSmallFiles() {
        assertEverything();
    }

    @Test
    @Order(2)
    void answersAlikeOverMergedFiles() {
        assertThat(lake.compact()).isPositive();
        assertEverything();
    }

    @Test
    @Order(3)
    void showsTheNewestSnapshotOrTheOneAskedFor() {
        Map<String, Long> before = lake.snapshots();
        lake.addOne();

        assertThat(rows("select count(*) from events")).containsExactly(row(10L));
        assertThat(rows(Query.of("select count(*) from events").at(before))).containsExactly(row(9L));
        assertThatThrownBy(() -> rows(Query.of("select count(*) from events").at(Map.of("events", 1L))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @Order(4)
    void cutsAtTheRowLimit() {
        List<Object> seen = new ArrayList<>();
        boolean cut = engine.query(
                Query.of("select event_id from events order by event_id").limitedTo(2), result -> {
                    result.forEachRemaining(row -> seen.add(row.getFirst()));
                    return result.isCut();
                });

        assertThat(cut).isTrue();
        assertThat(seen).containsExactly("event-1", "event-10");
        assertThat(engine.<Boolean>query(Query.of("select 1 as one").limitedTo(1), result -> {
                    result.next();
                    return result.hasNext() || result.isCut();
                }))
                .isFalse();
    }

    @Test
    @Order(5)
    void refusesWhatIsNoQuery() {
        assertThatThrownBy(() -> rows("select nothing from events")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> rows("drop view events")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> rows("select 1; select 2")).isInstanceOf(Incorrect.class);
        assertThat(rows("select count(*) from identities")).containsExactly(row(2L));
    }

    @Test
    @Order(6)
    void endsAQueryAtItsTimeLimit() {
        String endless = "select count(*) from " + nine("a") + " cross join " + nine("b");
        assertThatThrownBy(() -> rows(Query.of(endless).within(Duration.ofMillis(500))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("longer than");
        assertThat(rows("select 1 as one")).hasSize(1);
    }

    /** Nine to the ninth rows that no engine can count without making them. */
    private static String nine(String name) {
        StringBuilder from = new StringBuilder("(select e1.event_id from events e1");
        for (int i = 2; i <= 9; i++) {
            from.append(" join events e%d on e%d.event_id || e1.event_id <> 'x'".formatted(i, i));
        }
        return from + ") " + name;
    }

    private void assertEverything() {
        assertVariants();
        assertTime();
        assertRest();
    }

    private void assertVariants() {
        Dialect sql = engine.dialect();
        assertThat(rows("select event_id, %s from events order by event_id"
                        .formatted(sql.number("properties", "price"))))
                .containsExactly(
                        row("event-1", 10.0),
                        row("event-2", 20.0),
                        row("event-3", 30.0),
                        row("event-4", 12.5),
                        row("event-5", 0.25),
                        row("event-6", 1000.0),
                        row("event-7", 8.5),
                        row("event-8", null),
                        row("event-9", null));
        assertThat(rows("select %s as plan, count(*) from events group by 1 order by 1 nulls last"
                        .formatted(sql.text("properties", "plan"))))
                .containsExactly(row("7", 1L), row("gold", 2L), row("silver", 1L), row(null, 5L));
        assertThat(rows(
                        "select event_id, %s from events where event_id in ('event-3', 'event-6', 'event-8', 'event-9') order by event_id"
                                .formatted(sql.truth("properties", "first"))))
                .containsExactly(
                        row("event-3", true), row("event-6", false), row("event-8", true), row("event-9", null));
        assertThat(rows("select %s, %s from events where event_id = 'event-7'"
                        .formatted(sql.text("properties", "a b.c"), sql.text("properties", "price"))))
                .containsExactly(row("odd", "8.5"));
        assertThat(rows("select %s from events where event_id = 'event-9'".formatted(sql.number("properties", "it's"))))
                .containsExactly(row(1.0));
        assertThat(rows("select properties from events where event_id = 'event-1'"))
                .containsExactly(row(Map.of("price", 10L, "plan", "gold")));
    }

    private void assertTime() {
        Dialect sql = engine.dialect();
        // On 29 March the clock in Berlin goes from 2 to 3, on 25 October from 3 back to 2.
        assertThat(rows("select event_id, %s, %s, %s from events where name = 'Product Viewed' order by event_id"
                        .formatted(
                                sql.truncated(Dialect.Unit.DAY, "occurred_at", BERLIN),
                                sql.part(Dialect.Part.HOUR, "occurred_at", BERLIN),
                                sql.part(Dialect.Part.DAY_OF_WEEK, "occurred_at", BERLIN))))
                .containsExactly(
                        row("event-1", LocalDateTime.parse("2026-03-29T00:00"), 0L, 7L),
                        row("event-2", LocalDateTime.parse("2026-03-29T00:00"), 1L, 7L),
                        row("event-4", LocalDateTime.parse("2026-03-30T00:00"), 0L, 1L),
                        row("event-5", LocalDateTime.parse("2026-04-01T00:00"), 0L, 3L),
                        row("event-7", LocalDateTime.parse("2026-10-25T00:00"), 2L, 7L),
                        row("event-8", LocalDateTime.parse("2026-10-25T00:00"), 2L, 7L));
        assertThat(rows("select %s as week, %s as quarter, count(*) from events group by 1, 2 order by 1, 2"
                        .formatted(
                                sql.truncated(Dialect.Unit.WEEK, "occurred_at", BERLIN),
                                sql.truncated(Dialect.Unit.QUARTER, "occurred_at", BERLIN))))
                .containsExactly(
                        row(LocalDateTime.parse("2026-03-23T00:00"), LocalDateTime.parse("2026-01-01T00:00"), 3L),
                        row(LocalDateTime.parse("2026-03-30T00:00"), LocalDateTime.parse("2026-01-01T00:00"), 1L),
                        row(LocalDateTime.parse("2026-03-30T00:00"), LocalDateTime.parse("2026-04-01T00:00"), 2L),
                        row(LocalDateTime.parse("2026-10-19T00:00"), LocalDateTime.parse("2026-10-01T00:00"), 3L));
        assertThat(rows("select %s, %s from events where event_id = 'event-3'"
                        .formatted(
                                sql.truncated(Dialect.Unit.HOUR, "occurred_at", BERLIN),
                                sql.part(Dialect.Part.MONTH, "occurred_at", ZoneId.of("UTC")))))
                .containsExactly(row(LocalDateTime.parse("2026-03-29T03:00"), 3L));
        assertThat(rows("select %s, %s, %s, %s from events where event_id = 'event-3'"
                        .formatted(
                                sql.microseconds("occurred_at"),
                                sql.truncated(Dialect.Unit.HOUR, "occurred_at", ZoneId.of("Etc/UTC")),
                                sql.truncated(Dialect.Unit.DAY, "occurred_at", ZoneId.of("-05:30")),
                                sql.part(Dialect.Part.HOUR, "occurred_at", ZoneId.of("+05:30")))))
                .containsExactly(row(
                        1774747800000000L,
                        LocalDateTime.parse("2026-03-29T01:00"),
                        LocalDateTime.parse("2026-03-28T00:00"),
                        7L));
        assertThat(rows("select count(*) from events where occurred_at >= %s and occurred_at < %s"
                        .formatted(
                                sql.literal(Instant.parse("2026-03-29T01:30:00Z")),
                                sql.literal(Instant.parse("2026-03-29T22:30:00.000001Z")))))
                .containsExactly(row(2L));
        assertThat(rows("select min(occurred_at), cast(max(occurred_at) as date) from events"))
                .containsExactly(row(Instant.parse("2026-03-28T23:30:00Z"), LocalDate.parse("2026-10-25")));
        Query april = Query.of("select count(*), min(event_id) from events")
                .between(Instant.parse("2026-03-31T22:30:00Z"), Instant.parse("2026-04-01T10:00:00Z"));
        assertThat(rows(april)).containsExactly(row(1L, "event-5"));
    }

    private void assertRest() {
        long ada = ContractLake.person("ada");
        assertThat(
                        rows(
                                "select event_id, row_number() over (partition by person order by occurred_at), lag(event_id) over (partition by person order by occurred_at) from events order by event_id limit 4"))
                .containsExactly(
                        row("event-1", 1L, null),
                        row("event-2", 2L, "event-1"),
                        row("event-3", 3L, "event-2"),
                        row("event-4", 1L, null));
        assertThat(
                        rows(
                                "select profile_id, count(*), max_by(event_id, occurred_at) from events where user_id <> 'cyd' group by profile_id"))
                .containsExactly(row(ada, 6L, "event-6"));
        assertThat(
                        rows(
                                "select count(*) from identities i join events e on i.person = e.person where i.profile_id = 7"))
                .containsExactly(row(3L));
        assertThat(
                        rows(
                                "select sum(revenue), avg(revenue) is null, count(revenue), max(revenue) from events where name = 'Order Completed'"))
                .containsExactly(row(new BigDecimal("19.9001"), false, 2L, new BigDecimal("19.9000")));
        assertThat(
                        rows(
                                "select channel, count(*), count(order_id) from events group by channel order by channel nulls first"))
                .containsExactly(row(null, 6L, 2L), row("email", 3L, 1L));
        assertThat(
                        rows(
                                "select event_id, consent['analytics'], consent from events where event_id in ('event-2', 'event-9') order by event_id"))
                .containsExactly(
                        row("event-2", null, Map.of()),
                        row("event-9", false, Map.of("analytics", false, "marketing", false)));
        Dialect sql = engine.dialect();
        String price = sql.number("properties", "price");
        assertThat(rows(
                        "select percentile_cont(0.5) within group (order by %s), count(case when %1$s > 10 then 1 end) from events"
                                .formatted(price)))
                .containsExactly(row(12.5, 4L));
        double about =
                (double) rows("select cast(%s as double) from events".formatted(sql.approximateQuantile(price, 0.5)))
                        .getFirst()
                        .getFirst();
        assertThat(about).isBetween(10.0, 20.0);
        assertThat(rows("select count(*) from rejected")).containsExactly(row(0L));
    }

    private List<List<@Nullable Object>> rows(String sql) {
        return rows(Query.of(sql));
    }

    private List<List<@Nullable Object>> rows(Query query) {
        return engine.query(query, result -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return asList(values);
    }
}
