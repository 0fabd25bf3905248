package io.windrose.visualize.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.anomaly.Anomalies;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop in Berlin. It takes about 12 orders a day by email and 8 by search for 22 weeks; in the week from 2026-03-23,
 * in which the clocks go forward, only 3 by email. It is looked at on the Monday after. "Paid" is told of for 60 weeks.
 */
class LettersTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Company COMPANY = new Company(BERLIN, "EUR");
    private static final Week BAD = Week.named("2026-W13");
    private static final LocalDate FIRST = LocalDate.parse("2025-10-27");
    private static final Principal ADA =
            new Principal(new UUID(1, 1), "ada", Role.OWNER, Role.OWNER.permissions(), Principal.Proof.SESSION);
    private static final String PAID = """
            name: paid
            title: Paid
            measure: count
            where:
              - {field: name, is: is, value: Paid}
            """;

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static LetterMetrics metrics;
    private static int orders;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        for (LocalDate day = FIRST; day.isBefore(LocalDate.parse("2026-03-30")); day = day.plusDays(1)) {
            int place = (int) (day.toEpochDay() % 97);
            sell(day, "email", day.isBefore(BAD.monday()) ? 11 + place * 7 % 3 : 3);
            sell(day, "search", 7 + place * 5 % 3);
        }
        // The first and last moments of the week in Berlin, and those just outside.
        order("2026-03-22T22:59:59Z", "search");
        order("2026-03-22T23:00:00Z", "search");
        order("2026-03-29T21:59:59Z", "search");
        order("2026-03-29T22:00:00Z", "search");
        for (LocalDate day = FIRST.minusWeeks(40); day.isBefore(LocalDate.parse("2026-03-30")); day = day.plusDays(1)) {
            for (int i = 0; i < 4 + day.getDayOfYear() % 2; i++) {
                lake.add(Draft.track(day + "T12:00:00Z", "Paid").of(null, "ada"));
            }
        }
        lake.database.migrate("visualize");
        lake.store();
        Metrics defined = lake.metrics(COMPANY);
        defined.save("paid", PAID, Optional.empty(), ADA);
        metrics =
                new LetterMetrics(lake.database.jdbi(), defined, new AuditLog(lake.database.jdbi(), Clock.systemUTC()));
    }

    private static void sell(LocalDate day, String channel, int count) {
        for (int i = 0; i < count; i++) {
            order("%sT%02d:15:00Z".formatted(day, 8 + i % 10), channel);
        }
    }

    private static void order(String at, String channel) {
        String id = "o" + orders++;
        lake.add(Draft.order(at, id, "50", "EUR").by(channel, null).of(null, "buyer-" + id));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @AfterEach
    void usual() {
        metrics.choose(List.of(), ADA);
    }

    private static Letters at(String now, Look... looks) {
        Inquiries inquiries = new Inquiries(lake.lake, COMPANY, new SettableClock(Instant.parse(now)));
        return new Letters(new Anomalies(new Trends(inquiries)), metrics, (by, limit) -> List.of(looks));
    }

    private static Letter letter(Week week, Look... looks) {
        return at("2026-03-30T06:00:00Z", looks).letter(week, ADA, DataLimit.NONE);
    }

    private static Letter.Figure figure(Letter letter, String name) {
        return letter.figures().stream()
                .filter(figure -> figure.metric().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Counted without any of the program's SQL. */
    private static double counted(Week week) {
        Instant from = week.monday().atStartOfDay(BERLIN).toInstant();
        Instant to = week.monday().plusWeeks(1).atStartOfDay(BERLIN).toInstant();
        return lake.events().stream()
                .filter(event -> event.order().orderId() != null)
                .map(Event::occurredAt)
                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                .count();
    }

    @Test
    void aPlantedDropIsToldWithWhatExplainsItAndAddsUp() {
        Letter letter = letter(BAD);

        assertThat(letter.isQuiet()).isFalse();
        Letter.Move orders = letter.moves().stream()
                .filter(move -> move.metric().name().equals("orders"))
                .findFirst()
                .orElseThrow();
        assertThat(orders.kind()).isEqualTo(Letter.Kind.WEEK);
        assertThat(orders.value()).isEqualTo(counted(BAD));
        assertThat(orders.interval().expected()).isBetween(135.0, 145.0);
        Letter.Why why = orders.why().orElseThrow();
        assertThat(why.field()).isEqualTo("channel");
        assertThat(why.parts()).hasSize(1);
        assertThat(why.parts().getFirst().segment().values()).containsExactly("email");
        assertThat(why.parts().getFirst().change()).isCloseTo(-63, within(5.0));
        double sum = why.parts().stream().mapToDouble(Letter.Part::change).sum() + why.rest();
        assertThat(sum).isCloseTo(orders.change(), within(1e-9));
        assertThat(Math.abs(why.rest())).isLessThan(5);
        // An order is worth as much as always.
        assertThat(letter.moves()).noneMatch(move -> move.metric().name().equals("average_order_value"));
        assertThat(figure(letter, "average_order_value").value()).isEqualTo(50);
        assertThat(figure(letter, "orders").verdict()).isEqualTo(Verdict.LOW);
    }

    @Test
    void aWeekBeginsAndEndsOnTheCompanysClock() {
        Letter letter = letter(BAD);

        assertThat(letter.zone()).isEqualTo("Europe/Berlin");
        assertThat(figure(letter, "orders").value()).isEqualTo(counted(BAD));
        assertThat(figure(letter, "orders").weekBefore()).isEqualTo(counted(BAD.before()));
    }

    @Test
    void aQuietWeekIsNoNews() {
        Letter letter = letter(BAD.before());

        assertThat(letter.isQuiet()).isTrue();
        assertThat(letter.also()).isEmpty();
        assertThat(figure(letter, "orders").verdict()).isEqualTo(Verdict.USUAL);
    }

    @Test
    void withoutDataOfLastYearThereIsNoFigureOfIt() {
        Letter.Figure young = figure(letter(BAD), "orders");
        assertThat(young.yearBefore()).isNull();

        metrics.choose(List.of("paid"), ADA);
        Letter.Figure old = figure(letter(BAD), "paid");
        assertThat(old.yearBefore()).isBetween(28.0, 35.0);
        assertThat(old.value()).isBetween(28.0, 35.0);
    }

    @Test
    void tooLittleHistoryIsSaidAndNotJudged() {
        Letter letter = letter(new Week(FIRST.plusWeeks(9)));

        assertThat(letter.isQuiet()).isTrue();
        assertThat(letter.unjudged()).contains("Orders");
        assertThat(figure(letter, "orders").interval()).isEmpty();
        assertThat(figure(letter, "orders").value()).isEqualTo(counted(new Week(FIRST.plusWeeks(9))));
        // Even the first week has its figures, and nothing is said of it.
        Letter.Figure first = figure(letter(new Week(FIRST)), "orders");
        assertThat(first.value()).isEqualTo(counted(new Week(FIRST)));
        assertThat(first.weekBefore()).isNull();
        assertThat(first.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatIsOpenIsOfTheLastWeekAlone() {
        Look look = new Look.Unaccounted(3);

        assertThat(letter(BAD, look).looks()).containsExactly(look);
        assertThat(letter(BAD.before(), look).looks()).isEmpty();
        Look[] many = new Look[9];
        java.util.Arrays.fill(many, look);
        assertThat(letter(BAD, many).looks()).hasSize(6);
        assertThat(letter(BAD, many).more()).isEqualTo(3);
    }

    @Test
    void onlyAWeekThatIsOverIsTold() {
        Letters sunday = at("2026-03-29T21:59:00Z");
        assertThat(sunday.lastWeek()).isEqualTo(BAD.before());
        assertThatThrownBy(() -> sunday.letter(BAD, ADA, DataLimit.NONE))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("the week from 2026-03-23 is not over");
        assertThat(at("2026-03-29T22:00:00Z").lastWeek()).isEqualTo(BAD);
    }

    @Test
    void anOwnerChoosesTheMetrics() {
        metrics.choose(List.of("revenue", "paid"), ADA);
        assertThat(letter(BAD).figures())
                .extracting(figure -> figure.metric().title())
                .containsExactly("Revenue", "Paid");
        assertThatThrownBy(() -> metrics.choose(List.of("nonsense"), ADA)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> metrics.choose(List.of("paid", "paid"), ADA)).isInstanceOf(Incorrect.class);
        assertThat(metrics.chosen()).containsExactly("revenue", "paid");
        metrics.choose(List.of(), ADA);
        assertThat(metrics.chosen()).isEqualTo(LetterMetrics.USUAL);
    }

    @Test
    void aShareThatGoesOnAfterTheWeekIsNotJudged() {
        metrics.choose(List.of("conversion", "orders"), ADA);
        Letter letter = letter(BAD);

        assertThat(figure(letter, "conversion").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(letter.moves()).noneMatch(move -> move.metric().name().equals("conversion"));
    }
}
