package io.windrose.analyze.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.anomaly.Expectation.Verdict;
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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half of what happens is brought by clicks on advertising, of which there are more or fewer from day to day. */
class KnownClicksTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = FIRST.plusDays(99);
    private static final DateRange LAST_DAYS = new DateRange(LAST.minusDays(1), LAST);

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Anomalies anomalies;

    /** On the day before the last, many are clicked, and come; on the last, as many, and few come. */
    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_260_410);
        List<Spend> spend = new ArrayList<>();
        for (int day = 0; day < 100; day++) {
            LocalDate date = FIRST.plusDays(day);
            int clicks = day < 98 ? 10 + random.nextInt(60) : 140;
            int come = 50 + random.nextInt(5) + (date.equals(LAST) ? 0 : clicks);
            for (int i = 0; i < come; i++) {
                lake.add(Draft.track("%sT10:%02d:00Z".formatted(date, i % 60), "Came")
                        .with("DE", "desktop", null)
                        .of(null, "user-" + i));
            }
            spend.add(new Spend(
                    date,
                    1,
                    "ads",
                    "paid search",
                    "all",
                    null,
                    BigDecimal.valueOf(clicks, 1),
                    "EUR",
                    100L * clicks,
                    (long) clicks,
                    Instant.parse("2026-04-11T04:00:00Z")));
        }
        lake.lake.replaceSpend(spend);
        lake.store();
        anomalies = new Anomalies(new Trends(
                new Inquiries(lake.lake, Company.DEFAULT, new SettableClock(Instant.parse("2026-04-11T08:00:00Z")))));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static Expectation ask(Formula formula, List<Condition> conditions) {
        return anomalies.expectation(
                new AnomalyRequest(
                        TrendRequest.Asked.of("figure", formula),
                        LAST_DAYS,
                        Set.of(),
                        conditions,
                        Optional.empty(),
                        List.of()),
                DataLimit.NONE);
    }

    private static final Formula CAME =
            new Formula.Figure(Source.EVENTS, Aggregate.COUNT, Optional.empty(), 0, EventChoice.named("Came"));

    @Test
    void asManyAsTheClicksBringAreUsualAndFewerAreNot() {
        Expectation found = ask(CAME, List.of());

        assertThat(found.days()).extracting(Expectation.Day::verdict).containsExactly(Verdict.USUAL, Verdict.LOW);
        assertThat(found.days().getFirst().interval().orElseThrow().expected()).isBetween(170.0, 215.0);
        assertThat(found.notes()).extracting(Note::code).contains("follows-clicks");
    }

    /** Of which clicks know nothing. */
    @Test
    void conditionsAreNotAskedOfClicks() {
        Expectation found =
                ask(CAME, List.of(new Condition(Field.parse("country"), Condition.Operator.IS, List.of("DE"))));

        assertThat(found.days()).extracting(Expectation.Day::verdict).containsExactly(Verdict.USUAL, Verdict.LOW);
    }

    @Test
    void clicksThemselvesFollowNothing() {
        Formula clicks = new Formula.Figure(Source.SPEND, Aggregate.SUM, Optional.of("clicks"), 0, EventChoice.ANY);

        assertThat(ask(clicks, List.of()).days().getFirst().verdict()).isEqualTo(Verdict.HIGH);
    }
}
