package io.windrose.analyze.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.metric.Unit;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.lake.Spend;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsTest {
    private static final DateRange WEEK = range("2026-03-02", "2026-03-08");
    private static final int MANY = 20_000;

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Trends trends;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        lake.money.takeRates("Date,USD\n2026-03-02,2\n2026-03-03,4\n");
        lake.add(
                asked("2026-02-24T08:00:00Z", "ada", "{}"),
                asked("2026-02-25T09:00:00Z", "ada", "{}"),
                asked("2026-02-25T11:00:00Z", "ada", "{}"),
                asked("2026-03-03T08:00:00Z", "ada", "{\"price\": 4}").by("email", null),
                asked("2026-03-04T10:00:00Z", "bob", "{\"price\": \"dear\"}").by("direct", null),
                asked("2026-03-04T10:00:00Z", "ada", "{}").with(null, "robot", null),
                Draft.track("2026-03-02T10:00:00Z", "Paid")
                        .money(null, "8", "USD")
                        .of(null, "ada"),
                Draft.track("2026-03-03T10:00:00Z", "Paid")
                        .money(null, "8", "USD")
                        .of(null, "ada"),
                Draft.track("2026-03-03T10:00:00Z", "Paid")
                        .money(null, "1", null)
                        .of(null, "ada"),
                Draft.track("2026-03-03T10:00:00Z", "Paid")
                        .money(null, "1", "SEK")
                        .of(null, "ada"));
        for (int i = 0; i < MANY; i++) {
            lake.add(Draft.track("2026-01-05T10:00:00Z", "Many")
                    .of(null, "ada")
                    .properties("{\"key\": \"value %d\"}".formatted(i / (i < 10 ? 10 : 1))));
        }
        lake.store();
        lake.lake.replaceSpend(List.of(
                spend("2026-03-02", "paid search", "10"),
                spend("2026-03-04", "email", "2"),
                spend("2026-03-05", "email", "4")));
        trends = at("2026-03-20T00:00:00Z");
    }

    private static Trends at(String now) {
        return new Trends(new Inquiries(lake.lake, Company.DEFAULT, new SettableClock(Instant.parse(now))));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static Draft asked(String at, String user, String properties) {
        return Draft.track(at, "Asked").of(null, user).properties(properties);
    }

    private static Spend spend(String day, String channel, String cost) {
        return new Spend(
                LocalDate.parse(day),
                1,
                "import:ads",
                channel,
                null,
                null,
                new BigDecimal(cost),
                "EUR",
                100L,
                7L,
                Instant.parse("2026-03-04T00:00:00Z"));
    }

    private static DateRange range(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Formula of(Aggregate aggregate, @Nullable String field, String event) {
        return new Formula.Figure(Source.EVENTS, aggregate, Optional.ofNullable(field), 0, EventChoice.named(event));
    }

    private static Formula cost() {
        return new Formula.Figure(Source.SPEND, Aggregate.SUM, Optional.of("cost"), 0, EventChoice.ANY);
    }

    private static TrendRequest request(
            DateRange range, Granularity granularity, List<String> by, Formula... formulas) {
        return new TrendRequest(
                range,
                granularity,
                Comparison.NONE,
                Set.of(),
                List.of(),
                List.of(formulas).stream()
                        .map(formula -> TrendRequest.Asked.of("figure", formula))
                        .toList(),
                by.stream().map(Field::parse).toList(),
                2,
                TrendRequest.Show.VALUE,
                1);
    }

    private static TrendRequest compared(DateRange range, Formula formula) {
        TrendRequest plain = request(range, Granularity.DAY, List.of(), formula);
        return new TrendRequest(
                range,
                Granularity.DAY,
                Comparison.PREVIOUS,
                Set.of(),
                List.of(),
                plain.figures(),
                List.of(),
                2,
                TrendRequest.Show.VALUE,
                1);
    }

    private static Trend trend(TrendRequest request) {
        return trends.trend(request, DataLimit.NONE);
    }

    private static List<@Nullable Double> values(Trend.Values values) {
        List<@Nullable Double> found = new ArrayList<>();
        values.buckets().forEach(value -> found.add(value == null ? null : value.doubleValue()));
        return found;
    }

    private static List<String> codes(Trend trend) {
        return trend.notes().stream().map(Note::code).toList();
    }

    @Test
    void bothRangesAreCutAtTheSameHour() {
        Trend trend =
                at("2026-03-04T10:00:00Z").trend(compared(WEEK, of(Aggregate.COUNT, null, "Asked")), DataLimit.NONE);
        Trend.Series series = trend.series().getFirst();

        assertThat(values(series.values())).containsExactly(0.0, 1.0, 1.0, null, null, null, null);
        assertThat(values(series.compared().orElseThrow())).containsExactly(0.0, 1.0, 1.0, null, null, null, null);
        assertThat(trend.buckets().stream().map(Trend.Bucket::state).toList())
                .startsWith(Trend.State.COMPLETE, Trend.State.COMPLETE, Trend.State.INCOMPLETE, Trend.State.FUTURE);
    }

    @Test
    void amountsOfEventsAreInTheCurrencyOfTheCompany() {
        Trend trend = trend(request(WEEK, Granularity.DAY, List.of(), of(Aggregate.SUM, "revenue", "Paid")));

        assertThat(values(trend.series().getFirst().values())).startsWith(4.0, 3.0, 0.0);
        assertThat(codes(trend)).contains("amounts-missing");
    }

    @Test
    void whatIsNotThereIsToldOf() {
        assertThat(codes(trend(request(
                        WEEK, Granularity.DAY, List.of("properties.colour"), of(Aggregate.COUNT, null, "Asked")))))
                .containsExactlyInAnyOrder("nothing-known", "robots-left-out");
        assertThat(codes(trend(
                        request(WEEK, Granularity.DAY, List.of(), of(Aggregate.SUM, "properties.colour", "Asked")))))
                .contains("no-numbers");
        assertThat(codes(trend(request(WEEK, Granularity.HOUR, List.of("country"), cost()))))
                .contains("spend-by-day", "field-not-of-source");
        Trend empty = trend(request(
                range("2025-01-01", "2025-01-03"),
                Granularity.DAY,
                List.of("channel"),
                of(Aggregate.AVERAGE, "properties.price", "Asked")));
        assertThat(empty.series()).isEmpty();
        assertThat(empty.notes()).isEmpty();
    }

    @Test
    void aValueOutOfItsBoundsIsToldOf() {
        Metric.Bounds few = new Metric.Bounds(Optional.empty(), Optional.of(BigDecimal.ONE));
        TrendRequest plain = request(WEEK, Granularity.DAY, List.of(), of(Aggregate.COUNT, null, "Asked"));
        TrendRequest bounded = new TrendRequest(
                WEEK,
                Granularity.DAY,
                Comparison.NONE,
                Set.of(),
                List.of(),
                List.of(new TrendRequest.Asked(
                        "Asked", Unit.NUMBER, plain.figures().getFirst().formula(), few)),
                List.of(),
                2,
                TrendRequest.Show.VALUE,
                1);

        assertThat(codes(trend(bounded))).contains("out-of-bounds");
        assertThat(codes(trend(plain))).doesNotContain("out-of-bounds");
    }

    @Test
    void rowsOfAllFiguresAreTheLargestOfTheFirst() {
        Formula asked = of(Aggregate.COUNT, null, "Asked");
        Trend trend =
                trend(request(WEEK, Granularity.DAY, List.of("channel"), cost(), new Formula.Ratio(cost(), asked)));

        assertThat(trend.series().stream()
                        .map(series -> series.label().values().toString())
                        .toList())
                .containsExactly("[paid search]", "[email]", "[]", "[paid search]", "[email]", "[]");
        assertThat(trend.series().stream()
                        .map(series -> series.values().total())
                        .toList())
                .usingElementComparator((one, other) ->
                        one == null ? (other == null ? 0 : 1) : other == null ? 1 : one.compareTo(other))
                .containsExactly(
                        new BigDecimal("10"),
                        new BigDecimal("6"),
                        BigDecimal.ZERO,
                        null,
                        new BigDecimal("6"),
                        BigDecimal.ZERO);
    }

    @Test
    void ofVeryManyValuesTheLargestHaveRowsAndAllOthersOne() {
        Trend trend = trend(request(
                range("2026-01-05", "2026-01-05"),
                Granularity.DAY,
                List.of("properties.key"),
                of(Aggregate.COUNT, null, "Many")));

        assertThat(trend.series()).hasSize(3);
        assertThat(trend.series().getFirst().label().values()).containsExactly("value 0");
        assertThat(trend.series().getFirst().values().total()).isEqualByComparingTo("10");
        assertThat(trend.series().getLast().label().kind()).isEqualTo(Label.Kind.OTHERS);
        assertThat(trend.series().getLast().values().total()).isEqualByComparingTo("" + (MANY - 11));
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        Formula count = of(Aggregate.COUNT, null, "Asked");
        assertThatThrownBy(() -> range("1926-01-01", "2026-01-01")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> trend(request(range("2020-01-01", "2026-01-01"), Granularity.HOUR, List.of(), count)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("more than 1500 points");
        assertThatThrownBy(() -> request(WEEK, Granularity.DAY, List.of("channel", "channel"), count))
                .hasMessageContaining("there twice");
        assertThatThrownBy(() -> request(WEEK, Granularity.DAY, List.of("channel", "country", "device", "path"), count))
                .hasMessageContaining("give 0 to 3");
        assertThatThrownBy(() -> request(WEEK, Granularity.DAY, List.of())).hasMessageContaining("give 1 to 10");
    }
}
