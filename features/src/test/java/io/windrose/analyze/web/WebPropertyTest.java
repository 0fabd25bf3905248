package io.windrose.analyze.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.Overview;
import io.windrose.analyze.OverviewRequest;
import io.windrose.analyze.Overviews;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Scope;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits over the end of summer time, with and without sessions, often several things at the same moment. */
class WebPropertyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-10-23T22:00:00Z");
    private static final int EVENTS = 1_200;
    private static final int STEPS = 3 * 24 * 6;
    private static final List<String> DEVICES = List.of("desktop", "desktop", "desktop", "mobile", "mobile", "robot");

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static WebAnalyses analyses;
    private static Overviews overviews;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        Random random = new Random(20_261_101);
        for (int i = 0; i < EVENTS; i++) {
            String at =
                    START.plus(Duration.ofMinutes(10L * random.nextInt(STEPS))).toString();
            int person = random.nextInt(15);
            boolean hasSession = person % 2 == 0 && random.nextInt(9) > 0;
            lake.add(draft(random, at, i)
                    .of(null, "user-" + person)
                    .in(hasSession ? "s-" + random.nextInt(9) : null)
                    .with(null, DEVICES.get(random.nextInt(DEVICES.size())), null));
        }
        lake.store();
        Company company = new Company(BERLIN, "EUR");
        SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
        Inquiries inquiries = new Inquiries(lake.lake, company, clock);
        analyses = new WebAnalyses(inquiries);
        overviews = new Overviews(inquiries);
    }

    private static Draft draft(Random random, String at, int number) {
        String page = random.nextInt(30) == 0 ? null : "/" + random.nextInt(6);
        return switch (random.nextInt(10)) {
            case 0 -> {
                int order = random.nextInt(60);
                yield Draft.order(at, "o-" + order, "19.90", order % 5 == 0 ? "CHF" : "EUR");
            }
            case 1, 2 ->
                Draft.track(at, "Page Left")
                        .on(page)
                        .properties("{\"engaged_seconds\": %d.5, \"scroll_depth\": 50}".formatted(random.nextInt(90)));
            case 3, 4 -> {
                Vital vital = List.of(Vital.values()).get(random.nextInt(5));
                double value = random.nextInt(8) * vital.good() / 2;
                yield Draft.track(at, "Web Vital")
                        .on(page)
                        .properties(String.format(
                                Locale.ROOT,
                                "{\"name\": \"%s\", \"value\": %.4f, \"metric_id\": \"v-%d\"}",
                                random.nextInt(20) == 0 ? "FID" : vital.name(),
                                value,
                                number / 2));
            }
            default -> Draft.view(at, "").on(page);
        };
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void saysWhatCountingOneByOneSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            LocalDate from = LocalDate.parse("2026-10-24").plusDays(random.nextInt(2));
            List<Condition> where = List.of(
                    new Condition(Field.parse("device"), Condition.Operator.IS, List.of("mobile")),
                    new Condition(Field.parse("path"), Condition.Operator.IS, List.of("/2")));
            Scope scope = new Scope(
                    new DateRange(from, from.plusDays(random.nextInt(2))),
                    Comparison.PREVIOUS,
                    Set.of(),
                    where.subList(0, random.nextInt(3)));
            WebRequest request = new WebRequest(scope, 1 + random.nextInt(7));

            WebAnalysis found = analyses.analysis(request);

            PlainWeb plain = new PlainWeb(lake.events(), BERLIN, scope.where(), scope.range());
            assertThat(told(found)).as(request.toString()).isEqualTo(plain.told(request.rows()));
            PlainWeb before =
                    new PlainWeb(lake.events(), BERLIN, scope.where(), Comparison.PREVIOUS.before(scope.range()));
            assertThat(PlainWeb.words(found.compared().orElseThrow().visits()))
                    .isEqualTo(before.told(request.rows()).get("all"));
        }
    }

    private static Map<String, String> told(WebAnalysis found) {
        Map<String, String> told = new TreeMap<>();
        told.put("all", PlainWeb.words(found.total().visits()));
        told.put("views", Long.toString(found.total().pageViews()));
        found.landings().forEach(row -> told.put("landing " + word(row.label()), PlainWeb.words(row.visits())));
        found.pages()
                .forEach(row -> told.put(
                        "page " + word(row.label()),
                        PlainWeb.words(row.views(), row.entrances(), row.exits(), row.attention())));
        found.vitals()
                .forEach(speed -> told.put(
                        "%s %s %s"
                                .formatted(
                                        speed.vital(),
                                        speed.page().orElse("all"),
                                        speed.device().orElse("all")),
                        PlainWeb.words(speed.measured(), speed.good(), speed.poor(), speed.p75())));
        return told;
    }

    private static String word(Label label) {
        return label.value().orElse(label.kind().word());
    }

    @Test
    void isWhatTheOverviewSays() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-24"), LocalDate.parse("2026-10-25"));
        WebAnalysis found = analyses.analysis(new WebRequest(Scope.of(range), 100));
        Overview overview = overviews.overview(new OverviewRequest(range, Comparison.NONE, List.of()));

        WebAnalysis.Visits visits = found.total().visits();
        assertThat(visits.number()).isEqualTo(overview.total().visits()).isPositive();
        assertThat(visits.visitors()).isEqualTo(overview.total().visitors());
        assertThat(visits.converted())
                .isEqualTo(overview.total().convertedVisits())
                .isPositive();
        assertThat(visits.orders()).isEqualTo(overview.total().orders()).isPositive();
        // What has no rate is told apart there.
        assertThat(visits.revenue()).isEqualByComparingTo(overview.total().revenue());
        assertThat(found.total().pageViews()).isEqualTo(overview.total().pageViews());
        assertThat(found.landings().stream()
                        .mapToLong(row -> row.visits().number())
                        .sum())
                .isEqualTo(visits.number());
        assertThat(found.pages().stream().mapToLong(WebAnalysis.Page::views).sum())
                .isEqualTo(found.total().pageViews());
    }

    @Test
    void asksForVisitsByWhatTheyAre() {
        DateRange range = new DateRange(LocalDate.parse("2026-10-24"), LocalDate.parse("2026-10-26"));
        List<Long> numbers = new ArrayList<>();
        for (String device : List.of("desktop", "mobile")) {
            Condition condition = new Condition(Field.parse("visit.device"), Condition.Operator.IS, List.of(device));
            Scope scope = new Scope(range, Comparison.NONE, Set.of(), List.of(condition));
            numbers.add(
                    analyses.analysis(new WebRequest(scope, 5)).total().visits().number());
        }
        assertThat(numbers.getFirst() + numbers.getLast())
                .isEqualTo(analyses.analysis(new WebRequest(Scope.of(range), 5))
                        .total()
                        .visits()
                        .number());
    }

    @Test
    void nobodyCameInARangeInWhichNothingHappened() {
        LocalDate day = LocalDate.parse("2026-08-01");
        WebAnalysis found = analyses.analysis(new WebRequest(Scope.of(new DateRange(day, day)), 5));

        assertThat(found.total().visits().number()).isZero();
        assertThat(found.total().visits().bounceRate()).isEmpty();
        assertThat(found.pages()).isEmpty();
        assertThat(found.landings()).isEmpty();
        assertThat(found.vitals()).isEmpty();
    }

    @Test
    void moreRowsThanAnybodyReadsAreRefused() {
        Scope scope = Scope.of(new DateRange(LocalDate.EPOCH, LocalDate.EPOCH));
        assertThatThrownBy(() -> new WebRequest(scope, 1_001))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("give 1 to 1000");
    }
}
