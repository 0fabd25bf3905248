package io.windrose.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A week of people who come and go at random, around the night in which Berlin's clock is put back. */
class OverviewPropertyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-10-22T00:00:00Z");
    private static final int EVENTS = 1_500;
    private static final int WEEK_SECONDS = 7 * 86_400;

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Overviews overviews;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_261_022);
        for (int i = 0; i < EVENTS; i++) {
            lake.add(any(random, i));
        }
        lake.store();
        overviews = new Overviews(new Inquiries(
                lake.lake, new Company(BERLIN, "EUR"), new SettableClock(Instant.parse("2026-11-22T12:00:00Z"))));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    /** No two at the same moment, so that first and last are plain. */
    private static AnalyzedLake.Draft any(Random random, int number) {
        String at = START.plusSeconds(random.nextInt(WEEK_SECONDS))
                .plusNanos(number * 1_000L)
                .toString();
        int person = random.nextInt(25);
        AnalyzedLake.Draft draft =
                switch (random.nextInt(12)) {
                    case 0 -> AnalyzedLake.Draft.order(at, "o-" + random.nextInt(80), "19.90", "EUR");
                    case 1 -> AnalyzedLake.Draft.track(at, "Email Opened");
                    default -> AnalyzedLake.Draft.view(at, "/" + random.nextInt(6));
                };
        return draft.of(null, "user-" + person)
                .in(person % 3 == 0 ? null : maybe(random, "s-" + random.nextInt(4)))
                .by(maybe(random, List.of("email", "direct", "paid search").get(random.nextInt(3))), null)
                .with(
                        maybe(random, List.of("DE", "AT").get(random.nextInt(2))),
                        random.nextInt(20) == 0 ? "robot" : "desktop",
                        maybe(random, "Firefox"))
                .as(
                        person % 4 == 0 ? Event.VisitorKind.DAILY : null,
                        random.nextInt(15) == 0 ? Event.Traffic.INTERNAL : null);
    }

    private static @Nullable String maybe(Random random, String value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    @ParameterizedTest
    @CsvSource({"2026-10-22, 2026-10-28", "2026-10-24, 2026-10-25", "2026-10-25, 2026-10-25", "2026-10-26, 2026-10-30"})
    void saysWhatCountingEventByEventSays(LocalDate from, LocalDate to) {
        DateRange range = new DateRange(from, to);
        PlainCount plain = new PlainCount(
                lake.events(),
                from.atStartOfDay(BERLIN).toInstant(),
                to.plusDays(1).atStartOfDay(BERLIN).toInstant());
        Function<Event, @Nullable String> channel = event -> event.origin().channel();
        Function<Event, @Nullable String> country = event -> event.place().country();

        assertThat(total(range)).isEqualTo(plain.figures(channel, any -> true));
        assertThat(overviews
                        .overview(new OverviewRequest(range, Comparison.NONE, List.of()))
                        .apart()
                        .unlinkedVisits())
                .isEqualTo(plain.unlinked())
                .isPositive();
        assertThat(total(range, "channel:is:email")).isEqualTo(plain.figures(channel, "email"::equals));
        assertThat(total(range, "channel:is:")).isEqualTo(plain.figures(channel, Objects::isNull));
        assertThat(total(range, "country:is-not:DE"))
                .isEqualTo(plain.figures(country, found -> !Objects.equals(found, "DE")));
        assertThat(total(range, "country:is:DE", "country:is:AT"))
                .isEqualTo(plain.figures(country, found -> found != null));
    }

    @ParameterizedTest
    @EnumSource(names = "PAGE", mode = EnumSource.Mode.EXCLUDE)
    void rowsAddUpToTheWhole(Dimension by) {
        DateRange range = new DateRange(LocalDate.parse("2026-10-23"), LocalDate.parse("2026-10-27"));
        OverviewRequest request =
                new OverviewRequest(range, Comparison.PREVIOUS, List.of(Filter.parse("channel:is-not:direct")));
        Overview whole = overviews.overview(request);
        List<Breakdown.Row> rows = overviews
                .breakdown(new BreakdownRequest(request, by, Measure.VISITS, 2))
                .rows();

        assertThat(whole.total().visits()).isGreaterThan(50);
        assertSums(rows.stream().map(Breakdown.Row::figures).toList(), whole.total());
        assertSums(
                rows.stream().map(row -> row.compared().orElseThrow()).toList(),
                whole.compared().orElseThrow());
    }

    @Test
    void pageViewsByPageAddUpToo() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-23"), LocalDate.parse("2026-10-27"));
        OverviewRequest request = new OverviewRequest(range, Comparison.NONE, List.of());
        long sum =
                overviews
                        .breakdown(new BreakdownRequest(request, Dimension.PAGE, Measure.PAGE_VIEWS, 3))
                        .rows()
                        .stream()
                        .mapToLong(row -> row.figures().pageViews())
                        .sum();

        assertThat(sum).isEqualTo(overviews.overview(request).total().pageViews());
    }

    @Test
    void bucketsAddUpToTheWhole() {
        for (LocalDate to : List.of(LocalDate.parse("2026-10-25"), LocalDate.parse("2026-10-28"))) {
            Overview whole = overviews.overview(
                    new OverviewRequest(new DateRange(LocalDate.parse("2026-10-24"), to), Comparison.NONE, List.of()));

            assertSums(whole.series().stream().map(Overview.Bucket::figures).toList(), whole.total());
        }
    }

    private static void assertSums(List<Figures> parts, Figures whole) {
        assertThat(sum(parts, Figures::visits)).isEqualTo(whole.visits());
        assertThat(sum(parts, Figures::pageViews)).isEqualTo(whole.pageViews());
        assertThat(sum(parts, Figures::convertedVisits)).isEqualTo(whole.convertedVisits());
        assertThat(sum(parts, Figures::orders)).isEqualTo(whole.orders());
        assertThat(parts.stream().map(Figures::revenue).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole.revenue());
    }

    private static long sum(List<Figures> parts, ToLongFunction<Figures> of) {
        return parts.stream().mapToLong(of).sum();
    }

    private static Figures total(DateRange range, String... filters) {
        return overviews
                .overview(new OverviewRequest(
                        range,
                        Comparison.NONE,
                        List.of(filters).stream().map(Filter::parse).toList()))
                .total();
    }
}
