package io.windrose.analyze.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.anomaly.Expectation.Day;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.anomaly.Explanation.Part;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
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
import io.windrose.core.Company;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop of 90 days: 60 orders by email and 40 by search a day, some more at times; on the last day no email. */
class AnomaliesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = FIRST.plusDays(89);

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Anomalies anomalies;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        for (int day = 0; day < 90; day++) {
            LocalDate date = FIRST.plusDays(day);
            add(date, "email", date.equals(LAST) ? 0 : 60 + day * 7 % 5);
            add(date, "search", 40 + day * 3 % 4);
        }
        for (int day = 70; day < 90; day++) {
            lake.add(Draft.track(FIRST.plusDays(day) + "T10:00:00Z", "Young").of(null, "ada"));
        }
        lake.store();
        anomalies = at("2026-04-01T08:00:00Z");
    }

    private static void add(LocalDate day, String channel, int count) {
        for (int i = 0; i < count; i++) {
            lake.add(Draft.track("%sT10:%02d:00Z".formatted(day, i % 60), "Paid")
                    .by(channel, null)
                    .properties("{\"worth\": %d, \"size\": %d}"
                            .formatted(channel.equals("email") ? 10 : 20, 100 + day.getDayOfYear() * 7 % 5))
                    .of(null, channel + i));
        }
    }

    private static Anomalies at(String now) {
        return new Anomalies(
                new Trends(new Inquiries(lake.lake, Company.DEFAULT, new SettableClock(Instant.parse(now)))));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static Formula paid(Aggregate aggregate, @Nullable String field) {
        return new Formula.Figure(Source.EVENTS, aggregate, Optional.ofNullable(field), 0, EventChoice.named("Paid"));
    }

    private static Expectation ask(Formula formula, Condition... conditions) {
        return anomalies.expectation(
                request(formula, new DateRange(LAST.minusDays(6), LAST), conditions), DataLimit.NONE);
    }

    private static AnomalyRequest request(Formula formula, DateRange range, Condition... conditions) {
        return new AnomalyRequest(
                TrendRequest.Asked.of("Paid", formula),
                range,
                Set.of(),
                List.of(conditions),
                Optional.of(LAST),
                List.of(Field.parse("device"), Field.parse("channel")));
    }

    private static Explanation.Split best(Expectation expectation) {
        return expectation.explanation().orElseThrow().splits().getFirst();
    }

    @Test
    void aDayWithoutItsLargestPartIsLowAndThatPartExplainsIt() {
        Expectation found = ask(paid(Aggregate.COUNT, null));

        assertThat(found.days()).hasSize(7);
        Day last = found.days().getLast();
        assertThat(last.verdict()).isEqualTo(Verdict.LOW);
        assertThat(last.value()).isBetween(40.0, 43.0);
        assertThat(last.interval().orElseThrow().expected()).isBetween(95.0, 110.0);
        assertThat(found.days().subList(0, 6)).allMatch(day -> day.verdict() == Verdict.USUAL);
        Explanation.Split split = best(found);
        assertThat(split.field().word()).isEqualTo("channel");
        assertThat(split.named()).isEqualTo(1);
        assertThat(split.parts().getFirst().segment().values()).containsExactly("email");
        found.explanation().orElseThrow().splits().forEach(each -> assertAddsUp(found, each));
    }

    private static void assertAddsUp(Expectation found, Explanation.Split split) {
        double change = found.explanation().orElseThrow().change();
        assertThat(split.parts().stream().mapToDouble(Part::change).sum()).isCloseTo(change, within(1e-9));
    }

    @Test
    void conditionsHoldOfWhatIsExpectedToo() {
        Expectation found = ask(
                paid(Aggregate.COUNT, null),
                new Condition(Field.parse("channel"), Condition.Operator.IS, List.of("search")));

        assertThat(found.days().getLast().verdict()).isEqualTo(Verdict.USUAL);
        assertThat(found.days().getLast().interval().orElseThrow().expected()).isBetween(38.0, 45.0);
    }

    @Test
    void anAverageIsExplainedByTheMixOfItsParts() {
        Expectation found = ask(paid(Aggregate.AVERAGE, "properties.worth"));

        assertThat(found.days().getLast().verdict()).isEqualTo(Verdict.HIGH);
        Explanation.Split split = best(found);
        assertThat(split.field().word()).isEqualTo("channel");
        assertAddsUp(found, split);
        double rates = split.parts().stream()
                .mapToDouble(part -> part.effects().orElseThrow().rate())
                .sum();
        assertThat(rates).isCloseTo(0, within(0.3));
    }

    @Test
    void peopleAreSplitWithoutCountingAnybodyTwice() {
        Expectation found = ask(paid(Aggregate.PEOPLE, null));

        assertThat(found.days().getLast().verdict()).isEqualTo(Verdict.LOW);
        assertAddsUp(found, best(found));
    }

    @Test
    void whatCannotBeSplitIsSaid() {
        Expectation found = ask(paid(Aggregate.MAXIMUM, "properties.size"));

        assertThat(found.days().getLast().verdict()).isNotEqualTo(Verdict.UNKNOWN);
        assertThat(found.explanation()).isEmpty();
        assertThat(found.notes().stream().map(Note::code)).contains("not-split");
    }

    @Test
    void tooLittleHistoryIsSaidAndIsNoNumber() {
        Expectation found = ask(
                new Formula.Figure(Source.EVENTS, Aggregate.COUNT, Optional.empty(), 0, EventChoice.named("Young")));

        assertThat(found.days())
                .allMatch(day ->
                        day.verdict() == Verdict.UNKNOWN && day.interval().isEmpty());
        assertThat(found.notes().stream().map(Note::code)).contains("too-little-history");
        assertThat(found.notes().getLast().text())
                .isEqualTo("\"Paid\" is known of 20 days; what is to be expected is known after 42");
    }

    @Test
    void onlyDaysThatAreOverAreJudged() {
        Anomalies during = at("2026-03-31T23:00:00Z");
        AnomalyRequest toToday =
                request(paid(Aggregate.COUNT, null), new DateRange(LAST.minusDays(2), LAST.plusDays(1)));

        assertThat(during.expectation(toToday, DataLimit.NONE).days().getLast().day())
                .isEqualTo(during.lastDay());
        assertThatThrownBy(() -> during.expectation(
                        request(paid(Aggregate.COUNT, null), new DateRange(LAST.plusDays(2), LAST.plusDays(3))),
                        DataLimit.NONE))
                .hasMessageContaining("the last day that is over is " + during.lastDay());
    }

    @Test
    void standingsAreThoseOfTheLastDay() {
        List<Expectation> found = anomalies.standings(
                List.of(
                        TrendRequest.Asked.of("Count", paid(Aggregate.COUNT, null)),
                        TrendRequest.Asked.of("Most", paid(Aggregate.MAXIMUM, "properties.worth"))),
                DataLimit.NONE);

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().days()).hasSize(1);
        assertThat(found.getFirst().days().getFirst().verdict()).isEqualTo(Verdict.LOW);
        assertThat(found.getLast().figure().title()).isEqualTo("Most");
    }
}
