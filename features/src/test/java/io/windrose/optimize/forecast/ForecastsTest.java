package io.windrose.optimize.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.campaign.calendar.Country;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.lake.Spend;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.Prediction;
import io.windrose.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2024-01-01");
    private static final int WEEKS = 110;
    /** In the midst of the week after the last. */
    private static final String NOW = "2026-02-12T12:00:00Z";

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Forecasts forecasts;

    /** How many were asked in a week: a year's swing, growth, and chance. */
    private static int asked(int week, Random random) {
        return (int)
                Math.round(30 + 0.1 * week + 10 * Math.sin(2 * Math.PI * week / 52.18) + 2 * random.nextGaussian());
    }

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(7);
        List<Spend> spend = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = MONDAY.plusWeeks(week);
            for (int i = asked(week, random); i > 0; i--) {
                lake.add(Draft.track(monday.plusDays(i % 7) + "T10:00:00Z", "Asked")
                        .of("a" + i, null));
            }
            lake.add(Draft.track(monday + "T10:00:00Z", "Steady").of("b", null));
            spend.add(new Spend(
                    monday,
                    1,
                    "import:ads",
                    "paid search",
                    null,
                    null,
                    new BigDecimal(100 + random.nextInt(100)),
                    "EUR",
                    100L,
                    7L,
                    Instant.parse(NOW)));
        }
        lake.add(Draft.track(MONDAY.plusWeeks(WEEKS) + "T10:00:00Z", "Asked").of("c", null));
        lake.store();
        lake.lake.replaceSpend(spend);
        Inquiries inquiries = new Inquiries(lake.lake, Company.DEFAULT, new SettableClock(Instant.parse(NOW)));
        forecasts = new Forecasts(inquiries, new Trends(inquiries));
    }

    @AfterAll
    static void close() throws IOException {
        forecasts.close();
        lake.close();
    }

    private static ForecastSettings ahead(int steps) {
        return new ForecastSettings(steps, List.of(), Optional.empty(), Optional.empty());
    }

    private static Forecast ofLake(String event, Interval interval, ForecastSettings settings, Condition... where) {
        return forecasts.forecast(
                new ForecastRequest(
                        TrendRequest.Asked.of(
                                event,
                                new Formula.Figure(
                                        Source.EVENTS, Aggregate.COUNT, Optional.empty(), 0, EventChoice.named(event))),
                        interval,
                        interval.usual(LocalDate.parse("2026-02-12")),
                        List.of(where),
                        Set.of(),
                        settings),
                DataLimit.NONE);
    }

    private static Forecast ofFile(String text, ForecastSettings settings) {
        return forecasts
                .forecast(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty(), settings)
                .forecast();
    }

    /** Lines of so many steps from the Monday on, {@code step} days apart. */
    private static String series(int count, int step, IntFunction<String> cells) {
        return IntStream.range(0, count)
                .mapToObj(i -> MONDAY.plusDays((long) i * step) + "," + cells.apply(i))
                .collect(Collectors.joining("\n", "date,value\n", "\n"));
    }

    private static List<String> codes(Forecast forecast) {
        return forecast.notes().stream().map(Note::code).toList();
    }

    @Test
    void forecastsAMetricFromTheWeeksThatAreOver() {
        Forecast found = ofLake("Asked", Interval.WEEK, ahead(4));

        assertThat(found.days()).hasSize(WEEKS - 1).endsWith(MONDAY.plusWeeks(WEEKS - 1));
        assertThat(found.ahead())
                .containsExactly(
                        MONDAY.plusWeeks(110), MONDAY.plusWeeks(111), MONDAY.plusWeeks(112), MONDAY.plusWeeks(113));
        assertThat(found.tried()).extracting(Forecast.Tried::method).containsExactly(Method.values());
        Random random = new Random(7);
        Prediction wide = found.bands().getLast();
        for (int week = 0; week < WEEKS + 4; week++) {
            double truth = asked(week, random);
            random.nextInt(100);
            if (week >= WEEKS) {
                assertThat(truth).isBetween(wide.low()[week - WEEKS], wide.high()[week - WEEKS]);
                assertThat(wide.expected()[week - WEEKS]).isCloseTo(truth, within(8.0));
            }
        }
        assertThat(found.snapshots().get("events")).isPositive();
    }

    /** Which begins before the first event, and whose first week may have begun in its midst. */
    @Test
    void theHistoryBeginsWhereThereIsSomething() {
        assertThat(ofLake("Asked", Interval.WEEK, ahead(4)).notes())
                .filteredOn(note -> note.code().equals("begins-later"))
                .singleElement()
                .satisfies(note -> assertThat(note.values())
                        .containsEntry("day", MONDAY.plusWeeks(1).toString())
                        .containsEntry("step", "week"));
    }

    @Test
    void intervalsAreNestedAndSayWhatTheyHeld() {
        Forecast found = ofLake("Asked", Interval.WEEK, ahead(4));

        assertThat(found.bands()).extracting(Prediction::coverage).containsExactly(0.5, 0.8, 0.95);
        for (int step = 0; step < 4; step++) {
            assertThat(found.bands().get(0).high()[step])
                    .isLessThan(found.bands().get(1).high()[step]);
            assertThat(found.bands().get(1).high()[step])
                    .isLessThan(found.bands().get(2).high()[step]);
        }
        assertThat(found.coverages()).allMatch(each -> each.outcomes() == 16);
        assertThat(found.coverages().getLast().held()).isGreaterThan(0.8);
    }

    @Test
    void theSameQuestionGivesTheSameNumbers() {
        Forecast one = ofLake("Asked", Interval.WEEK, ahead(5));
        Forecast other = ofLake("Asked", Interval.WEEK, ahead(5), condition("channel", Condition.Operator.UNKNOWN));

        assertThat(other).isNotSameAs(one);
        assertThat(other.bands().getFirst().expected())
                .containsExactly(one.bands().getFirst().expected());
        assertThat(ofLake("Asked", Interval.WEEK, ahead(5))).as("kept").isSameAs(one);
    }

    private static Condition condition(String field, Condition.Operator operator, String... values) {
        return new Condition(Field.parse(field), operator, List.of(values));
    }

    @Test
    void takesTheMethodThatIsWantedAndWhatIsPlanned() {
        ForecastSettings dear = new ForecastSettings(
                4,
                List.of(),
                Optional.of(new ForecastSettings.PlannedSpend(List.of(2_000.0))),
                Optional.of(Method.REGRESSION));

        Forecast found = ofLake("Asked", Interval.WEEK, dear);

        assertThat(found.method()).isEqualTo(Method.REGRESSION);
        assertThat(found.why()).isEqualTo(Choice.Why.ASKED);
        assertThat(found.spend()).hasSize(WEEKS - 1 + 4).endsWith(2_000.0, 2_000.0);
        assertThat(found.effects()).anyMatch(effect -> effect.name().equals("spend"));
        assertThat(codes(found)).contains("spend-beyond", "spend-no-cause");
        ForecastSettings free = new ForecastSettings(
                4, List.of(), Optional.of(new ForecastSettings.PlannedSpend(List.of())), Optional.of(Method.MEDIAN));
        assertThat(codes(ofLake("Asked", Interval.WEEK, free))).contains("spend-unused", "spend-assumed");
    }

    @Test
    void saysWhatCannotBeForecast() {
        assertThatThrownBy(() -> ofLake("Nothing", Interval.WEEK, ahead(4)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("\"Nothing\" has no figure but zero");
        assertThatThrownBy(() -> ofLake("Steady", Interval.WEEK, ahead(4)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("is 1.0 on all");
        assertThatThrownBy(() -> ofLake("Asked", Interval.MONTH, ahead(30)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("30 months ahead of 24 that are known");
        assertThatThrownBy(() -> ofLake("Asked", Interval.WEEK, ahead(105)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("give 1 to 104");
        ForecastSettings spend = new ForecastSettings(
                4, List.of(), Optional.of(new ForecastSettings.PlannedSpend(List.of())), Optional.empty());
        assertThatThrownBy(
                        () -> ofLake("Asked", Interval.WEEK, spend, condition("country", Condition.Operator.IS, "DE")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("spend is not known by country");
        assertThatThrownBy(() -> new ForecastSettings(
                        4,
                        List.of(),
                        Optional.of(new ForecastSettings.PlannedSpend(List.of(1.0, 2.0))),
                        Optional.empty()))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("planned for 2 steps of 4");
    }

    @Test
    void twentyWeeksHaveAForecastThatSaysWhatItDoesNotKnow() {
        Forecast found = ofFile(series(20, 7, i -> "" + (50 + i % 3)), ahead(8));

        assertThat(found.interval()).isEqualTo(Interval.WEEK);
        assertThat(found.season()).isEqualTo(1);
        assertThat(codes(found)).contains("season-unknown", "beyond-trials", "holidays-unknown");
        assertThat(found.tried())
                .extracting(Forecast.Tried::method)
                .containsExactly(Method.MEDIAN, Method.ETS, Method.THETA, Method.SEASONAL_NAIVE);
        assertThatThrownBy(() -> ofFile(series(9, 7, i -> "" + i * i), ahead(2)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("known of 8 weeks");
        assertThatThrownBy(() -> ofFile(series(20, 7, i -> "" + i), ahead(21)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("21 weeks ahead of 19");
    }

    @Test
    void aFileMayBePacked() throws IOException {
        String text = series(60, 1, i -> "" + (20 + i % 7));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(forecasts
                        .forecast(new ByteArrayInputStream(packed.toByteArray()), Optional.empty(), ahead(7))
                        .forecast()
                        .bands())
                .usingRecursiveComparison()
                .isEqualTo(ofFile(text, ahead(7)).bands());
    }

    @Test
    void gapsAndZerosAreNamed() {
        Forecast gaps = ofFile(series(60, 1, i -> i % 10 == 4 ? "" : "" + (20 + i % 7)), ahead(7));
        assertThat(gaps.notes())
                .filteredOn(note -> note.code().equals("gaps"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.values()).containsEntry("count", 6L).containsEntry("all", 60);
                    assertThat(note.text()).startsWith("6 of 60 days have no figure");
                });
        assertThatThrownBy(() -> ofFile(series(60, 1, i -> i % 3 == 1 ? "" : "" + (20 + i % 7)), ahead(7)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("20 of 60 days of \"value\" have no figure, over a fifth");

        assertThat(codes(ofFile(series(60, 1, i -> i % 20 == 4 ? "0" : "" + (20 + i % 7)), ahead(7))))
                .contains("zeros")
                .doesNotContain("gaps", "mostly-zero");
        assertThat(codes(ofFile(series(60, 1, i -> i > 55 ? "0" : "" + (20 + i % 7)), ahead(7))))
                .contains("ends-with-zeros");
        Forecast rare = ofFile(series(60, 1, i -> i % 5 == 0 ? "" + (1 + i % 2) : "0"), ahead(7));
        assertThat(codes(rare)).contains("mostly-zero", "cut-at-zero");
        assertThat(rare.bands()).allMatch(band -> Arrays.stream(band.low()).allMatch(low -> low >= 0));
    }

    @Test
    void aFileMayPlanSpend() {
        Random random = new Random(3);
        double[] spent =
                IntStream.range(0, 100).mapToDouble(i -> random.nextInt(100)).toArray();
        String known = IntStream.range(0, 80)
                .mapToObj(i -> "%s,%s,%s".formatted(MONDAY.plusWeeks(i), 200 + 3 * spent[i], spent[i]))
                .collect(Collectors.joining("\n", "week,sold,spend\n", "\n"));
        String planned = IntStream.range(80, 84)
                .mapToObj(i -> "%s,,%s".formatted(MONDAY.plusWeeks(i), i % 2 == 0 ? 90 : 10))
                .collect(Collectors.joining("\n"));

        Forecast found = ofFile(known + planned, ahead(4));

        assertThat(found.figure().title()).isEqualTo("sold");
        assertThat(found.method()).isIn(Method.REGRESSION, Method.MULTIPLIED_REGRESSION);
        assertThat(found.why()).isEqualTo(Choice.Why.LOWEST_ERROR);
        assertThat(found.bands().getFirst().expected()[0]).isCloseTo(470, within(15.0));
        assertThat(found.bands().getFirst().expected()[1]).isCloseTo(230, within(15.0));
    }

    @Test
    void holidaysOfACountryAreLearned() {
        ForecastSettings german = new ForecastSettings(
                28, List.of(Country.named("DE")), Optional.empty(), Optional.of(Method.REGRESSION));
        Set<String> closed = Set.of("01-01", "05-01", "10-03", "12-25", "12-26");

        Forecast found = ofFile(
                series(
                        800,
                        1,
                        i -> closed.contains(MONDAY.plusDays(i).toString().substring(5)) ? "20" : "" + (100 + i % 7)),
                german);

        assertThat(found.holidays()).hasSizeGreaterThan(7);
        assertThat(found.effects().stream().filter(effect -> effect.coefficient() < -50))
                .hasSize(5);
        assertThat(codes(found)).doesNotContain("holidays-unknown", "season-unknown");
    }

    @Test
    void monthsAreReadFromTheirNames() {
        String months = IntStream.range(0, 40)
                .mapToObj(i ->
                        LocalDate.parse("2022-01-01").plusMonths(i).toString().substring(0, 7) + ";"
                                + (100 + 10 * (i % 12) + i % 5))
                .collect(Collectors.joining("\n", "Monat;Umsatz\n", ""));

        Forecast found = ofFile(months, ahead(6));

        assertThat(found.interval()).isEqualTo(Interval.MONTH);
        assertThat(found.season()).isEqualTo(12);
        assertThat(found.ahead().getFirst()).isEqualTo(LocalDate.parse("2025-05-01"));
    }

    @Test
    void aFileIsRefusedWithTheLineThatIsWrong() {
        Map.of(
                        "date,value\n2026-01-01,1\n2026-01-01,2\n", "line 3 has 2026-01-01 again",
                        "date,value\n2026-01-01,1\n1.2.2026,2\n", "line 3 has \"1.2.2026\" for a day",
                        "date;value\n2026-01-01;1,5\n", "line 2 has \"1,5\" for value, which is no number",
                        "date\n2026-01-01\n", "no column beside \"date\"",
                        "date,value\n", "no line below its header",
                        "date,value\n2026-01-01,1\n2026-01-02\n", "Record 3 has 1 fields")
                .forEach((text, message) -> assertThatThrownBy(() -> ofFile(text, ahead(2)))
                        .isInstanceOf(Incorrect.class)
                        .hasMessageContaining(message));
        ForecastSettings spend = new ForecastSettings(
                2, List.of(), Optional.of(new ForecastSettings.PlannedSpend(List.of(5.0))), Optional.empty());
        assertThatThrownBy(() -> ofFile(series(30, 7, i -> "" + i % 4), spend))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("no column spend");
    }
}
