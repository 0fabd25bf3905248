package io.windrose.optimize.mix;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.calendar.Country;
import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.Spend;
import io.windrose.science.mix.Effect;
import io.windrose.science.mix.Forecast;
import io.windrose.science.mix.Noise;
import io.windrose.science.mix.Warning;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixesTest {
    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

    private static final int WEEKS = 110;
    private static final Company BERLIN = Company.of("Europe/Berlin", "EUR");

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private LakeWeeks weeks;
    private Mixes mixes;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        room = new CampaignLake(postgres, folder);
        room.database.migrate("optimize");
        weeks = new LakeWeeks(new Inquiries(room.lake, BERLIN, room.clock));
        mixes = mixes();
    }

    private Mixes mixes() {
        return Mixes.open(room.database, weeks, room.audit, "1.2.3", room.ids, room.clock);
    }

    @AfterEach
    void close() {
        mixes.close();
        room.close();
    }

    private static Spend spend(LocalDate day, int days, String channel, String campaign, double cost) {
        return new Spend(
                day,
                days,
                "import:ads",
                channel,
                campaign,
                null,
                BigDecimal.valueOf(cost).setScale(2, RoundingMode.HALF_EVEN),
                "EUR",
                null,
                null,
                FIRST.atStartOfDay(BERLIN.zone()).toInstant());
    }

    private static LakeChoice choice(LocalDate from, int count) {
        return new LakeChoice(
                new DateRange(from, from.plusWeeks(count).minusDays(1)),
                LakeChoice.Outcome.REVENUE,
                LakeChoice.Division.CHANNEL,
                LakeChoice.Exposure.SPEND,
                List.of());
    }

    private static MixQuestion question(MixQuestion.Origin origin) {
        return new MixQuestion("Spring", origin, ModelChoice.usual(), new MixQuestion.Sampling(7, 600, 800));
    }

    /** Two channels of which one brings four times what the other does; the true value by the first. */
    private double market() {
        SplittableRandom random = new SplittableRandom(3);
        List<Spend> costs = new ArrayList<>();
        List<Event> orders = new ArrayList<>();
        double value = 0;
        double stock = 0;
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = FIRST.plusWeeks(week);
            double search = week % 4 == 0 ? 0 : 100 + 900 * random.nextDouble();
            double display = week % 5 == 1 ? 0 : 100 + 900 * random.nextDouble();
            costs.add(spend(monday, 7, "search", null, search));
            costs.add(spend(monday, 1, "display", null, display));
            stock = 0.5 * stock + 0.5 * search;
            double effect = 4_000 * stock / (stock + 500);
            value += effect;
            double other = 1_000 * display / (display + 500);
            double revenue = 8_000 + effect + other + 200 * random.nextGaussian();
            String amount = BigDecimal.valueOf(revenue)
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .toString();
            orders.add(room.order(monday + "T12:00:00Z", "o" + week, amount, null, null));
        }
        room.lake.replaceSpend(costs);
        room.lake.importEvents(orders);
        room.settle();
        return value;
    }

    private Mix awaited(Mix mix) {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        Mix found = mix;
        while (found.state() == Mix.State.WAITING || found.state() == Mix.State.FITTING) {
            assertThat(System.nanoTime()).as("still %s", found.state()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            found = mixes.fetch(mix.id());
        }
        return found;
    }

    @Test
    void whatATestFoundChangesNothingElseOfAQuestion() {
        MixQuestion plain = question(new MixQuestion.OfLake(choice(LocalDate.of(2024, 1, 1), WEEKS)));
        MixQuestion asked = new MixQuestion(plain.name(), plain.origin(), plain.model(), plain.sampling(), 3);
        LocalDate day = LocalDate.of(2024, 3, 4);
        ModelChoice.Lift test =
                new ModelChoice.Lift("tv", day, day.plusDays(13), day.plusDays(13), 0, 100, 20, Optional.empty());

        MixQuestion calibrated = asked.with(test);

        assertThat(calibrated.model().tests()).containsExactly(test);
        assertThat(new MixQuestion(
                        calibrated.name(),
                        calibrated.origin(),
                        plain.model(),
                        calibrated.sampling(),
                        calibrated.trials()))
                .isEqualTo(asked);
    }

    @Test
    void findsTheTruthKeepsItAndRepeatsIt() {
        double truth = market();
        MixQuestion plain = question(new MixQuestion.OfLake(choice(FIRST, WEEKS)));
        MixQuestion asked = new MixQuestion(plain.name(), plain.origin(), plain.model(), plain.sampling(), 1);

        Mix fitted = awaited(mixes.add(asked, Optional.empty(), MIA));

        assertThat(fitted.state())
                .as("%s %s", fitted.problem(), fitted.diagnosis())
                .isEqualTo(Mix.State.CONVERGED);
        assertThat(fitted.version()).isEqualTo("1.2.3");
        assertThat(fitted.snapshots()).containsKeys("orders", "spend");
        assertThat(fitted.question()).isEqualTo(asked);
        var channels = fitted.report().orElseThrow().path("channels");
        var search = channels.findParents("channel").stream()
                .filter(each -> each.path("channel").asText().equals("search"))
                .findFirst()
                .orElseThrow();
        assertThat(search.path("contribution").path("low").asDouble()).isLessThan(truth);
        assertThat(search.path("contribution").path("high").asDouble()).isGreaterThan(truth);
        var display = channels.findParents("channel").stream()
                .filter(each -> each.path("channel").asText().equals("display"))
                .findFirst()
                .orElseThrow();
        assertThat(display.path("roi").path("low").asDouble())
                .isLessThan(search.path("roi").path("low").asDouble());
        assertThat(fitted.report().orElseThrow().path("baseline")).hasSize(WEEKS);
        assertThat(fitted.progress()).isBetween(0.0, 1.0);
        fitsAndForecastsWeeksThatItHadNotSeen(fitted);

        room.clock.tick(Duration.ofSeconds(1));
        Mix again = awaited(mixes.add(asked, Optional.empty(), MIA));
        assertThat(again.report()).isEqualTo(fitted.report());
        assertThat(mixes.all()).extracting(Mix::id).containsExactly(again.id(), fitted.id());

        Forecast usual = mixes.forecast(fitted.id(), 8, Map.of());
        Forecast without = mixes.forecast(fitted.id(), 8, Map.of("search", 0.0));
        assertThat(usual.total().mean() - without.total().mean()).isGreaterThan(8 * 1_000);
        // What past advertising still brings is there.
        assertThat(without.contributions().get("search").mean()).isPositive();
    }

    private static void fitsAndForecastsWeeksThatItHadNotSeen(Mix fitted) {
        JsonNode report = fitted.report().orElseThrow();
        double[] outcome = fitted.table().outcome();
        long inside = IntStream.range(0, WEEKS)
                .filter(week -> outcome[week]
                                >= report.path("predicted")
                                        .path(week)
                                        .path("low")
                                        .asDouble()
                        && outcome[week]
                                <= report.path("predicted")
                                        .path(week)
                                        .path("high")
                                        .asDouble())
                .count();
        assertThat(inside).isBetween(WEEKS * 4L / 5, (long) WEEKS);
        JsonNode before = report.path("prior").path(0);
        JsonNode after = report.path("predicted").path(0);
        assertThat(before.path("high").asDouble() - before.path("low").asDouble())
                .isGreaterThan(after.path("high").asDouble() - after.path("low").asDouble());
        JsonNode trial = report.path("backtest").path("windows").path(0);
        assertThat(trial.path("to").asInt()).isEqualTo(WEEKS);
        assertThat(trial.path("isConverged").asBoolean()).isTrue();
        assertThat(trial.path("error").asDouble()).isLessThan(0.1);
    }

    @Test
    void aWeekIsOfTheCompanysClockAndCostsAreSpreadOverTheirDays() {
        room.lake.replaceSpend(List.of(
                // Thirty days from a Wednesday on, of which five lie in the first week.
                spend(FIRST.plusDays(2), 30, "tv", "a", 300),
                spend(FIRST.plusDays(1), 1, "tv", "b", 7),
                spend(FIRST.plusWeeks(3), 1, "radio", null, 5),
                spend(FIRST.minusDays(1), 1, "radio", null, 1_000)));
        room.lake.importEvents(List.of(
                room.order("2023-12-31T22:59:00Z", "before", "1.00", null, null),
                room.order("2023-12-31T23:00:00Z", "first", "10.00", null, null),
                room.order("2024-01-07T22:59:00Z", "second", "20.00", null, null),
                room.order("2024-01-07T23:00:00Z", "third", "40.00", null, null)));
        room.settle();

        WeeklyTable table = weeks.read(choice(FIRST, 20)).table();

        assertThat(table.outcome()).startsWith(30, 40, 0).hasSize(20);
        assertThat(table.channels()).containsExactly("radio", "tv");
        assertThat(table.advertising().get(1).spend()).startsWith(57, 70, 70, 70, 40, 0);
        assertThat(table.advertising().get(0).spend()).startsWith(0, 0, 0, 5, 0);

        LakeChoice byCampaign = new LakeChoice(
                choice(FIRST, 20).range(),
                LakeChoice.Outcome.ORDERS,
                LakeChoice.Division.CAMPAIGN,
                LakeChoice.Exposure.SPEND,
                List.of(Country.named("DE")));
        WeeklyTable divided = weeks.read(byCampaign).table();
        assertThat(divided.outcome()).startsWith(2, 1, 0);
        assertThat(divided.advertising())
                .extracting(WeeklyTable.Advertising::campaign)
                .containsExactly("", "a", "b");
        assertThat(divided.influences())
                .filteredOn(each -> each.name().equals("Easter Monday"))
                .singleElement()
                .satisfies(each -> assertThat(each.values()[13]).isEqualTo(1));
    }

    @Test
    void refusesWhatCannotBeFittedBeforeItIsFitted() {
        LakeChoice tuesday = new LakeChoice(
                new DateRange(FIRST.plusDays(1), FIRST.plusWeeks(30)),
                LakeChoice.Outcome.REVENUE,
                LakeChoice.Division.CHANNEL,
                LakeChoice.Exposure.SPEND,
                List.of());
        assertThatThrownBy(() -> weeks.read(tuesday))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("begin on a Monday");
        assertThatThrownBy(() -> weeks.read(choice(LocalDate.parse("2025-12-01"), 40)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("is not over");
        MixQuestion empty = question(new MixQuestion.OfLake(choice(FIRST, 30)));
        assertThatThrownBy(() -> mixes.add(empty, Optional.empty(), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("zero throughout");
        assertThatThrownBy(() -> new ModelChoice.Belief(Effect.Measure.ROI, 3, 1))
                .isInstanceOf(Incorrect.class);
        MixQuestion tried = new MixQuestion(
                "Tried",
                new MixQuestion.OfFile("weeks.csv", new FileChoice("revenue", List.of(), List.of())),
                ModelChoice.usual(),
                new MixQuestion.Sampling(1, 100, 100),
                2);
        assertThatThrownBy(() -> mixes.add(tried, Optional.of(file(60)), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("give 1 at most");
        assertThat(mixes.all()).isEmpty();
    }

    private static String file(int count) {
        StringBuilder text = new StringBuilder("DATE,revenue,tv_S,tv_I,search_S,price,event\n");
        SplittableRandom random = new SplittableRandom(4);
        for (int week = 0; week < count; week++) {
            double tv = week % 3 == 0 ? 0 : 50 + 100 * random.nextDouble();
            double search = 40 + 90 * random.nextDouble();
            text.append(FIRST.plusWeeks(week))
                    .append(',')
                    .append(week == 5 ? "na" : String.valueOf(1_000 + 2 * tv + 3 * search + 20 * random.nextGaussian()))
                    .append(',')
                    .append(tv)
                    .append(',')
                    .append(tv * 90)
                    .append(',')
                    .append(search)
                    .append(',')
                    .append(9 + random.nextDouble())
                    .append(',')
                    .append(week == 9 ? "sale" : "na")
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void readsAFileAsToolsForMixModelsTakeIt() {
        FileChoice choice = new FileChoice("revenue", List.of(), List.of("price", "event"));
        WeeklyTable table = FileWeeks.read(file(40), choice);
        assertThat(table.first()).isEqualTo(FIRST);
        assertThat(table.outcome()).hasSize(40);
        assertThat(table.outcome()[5]).isNaN();
        assertThat(table.channels()).containsExactly("tv", "search");
        assertThat(table.advertising().get(0).exposure()[1])
                .isCloseTo(90 * table.advertising().get(0).spend()[1], org.assertj.core.data.Offset.offset(1e-9));
        assertThat(table.influences()).extracting(WeeklyTable.Influence::name).containsExactly("price", "sale");
        assertThat(table.influences().get(1).values()[9]).isEqualTo(1);

        FileColumns columns = mixes.columns(file(40));
        assertThat(columns.week()).isEqualTo("DATE");
        assertThat(columns.columns())
                .extracting(FileColumns.Column::kind)
                .startsWith(FileColumns.Kind.DAYS, FileColumns.Kind.NUMBERS)
                .endsWith(FileColumns.Kind.WORDS);
        assertThat(columns.media())
                .containsExactly(
                        new FileChoice.Media("tv", "tv_S", Optional.of("tv_I")),
                        new FileChoice.Media("search", "search_S", Optional.empty()));
        assertThat(columns.weeks()).isEqualTo(40);
        assertThatThrownBy(() ->
                        FileWeeks.read(file(40), new FileChoice(Optional.of("price"), "revenue", List.of(), List.of())))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("of the column \"price\" is no day");

        Mixes.Seen seen = mixes.look(new MixQuestion.OfFile("weeks.csv", choice), Optional.of(file(40)));
        assertThat(seen.warnings()).extracting(Warning::kind).contains(Warning.Kind.FEW_WEEKS, Warning.Kind.GAPS);

        String gap = file(40).lines()
                .filter(line -> !line.startsWith(FIRST.plusWeeks(7).toString()))
                .reduce("", (all, line) -> all + line + "\n");
        assertThatThrownBy(() -> FileWeeks.read(gap, choice))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("after the week of 2024-02-12 comes that of 2024-02-26");
        assertThatThrownBy(() -> FileWeeks.read(file(40), new FileChoice("sales", List.of(), List.of())))
                .hasMessageContaining("there is no column \"sales\"");
        assertThatThrownBy(() -> FileWeeks.read(file(40).replaceFirst("tv_I", "tv_S"), choice))
                .isInstanceOf(Incorrect.class);
        assertThatThrownBy(() ->
                        mixes.add(question(new MixQuestion.OfFile("weeks.csv", choice)), Optional.of(file(19)), MIA))
                .hasMessageContaining("19 weeks are too few");
    }

    @Test
    void aRefitTakesTheWeeksThatCameSince() {
        market();
        Mix fitted = awaited(mixes.add(
                new MixQuestion(
                        "Short",
                        new MixQuestion.OfLake(choice(FIRST, 60)),
                        ModelChoice.usual(),
                        new MixQuestion.Sampling(1, 100, 100)),
                Optional.empty(),
                MIA));
        Mix refit = mixes.refit(fitted.id(), MIA);

        assertThat(refit.refitOf()).contains(fitted.id());
        // Until the week before that of the clock, 2026-05-01.
        assertThat(refit.table().end()).isEqualTo(LocalDate.parse("2026-04-27"));
        assertThat(refit.question().name()).isEqualTo("Short");

        // Who deletes a fit gives it up.
        mixes.delete(refit.id(), MIA);
        assertThatThrownBy(() -> mixes.fetch(refit.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void nothingIsToldOfChainsThatDoNotAgreeAndAStoppedFitIsBegunAgain() {
        FileChoice choice = new FileChoice("revenue", List.of(), List.of());
        MixQuestion hard = new MixQuestion(
                "Hard",
                new MixQuestion.OfFile("weeks.csv", choice),
                new ModelChoice(
                        1,
                        ModelChoice.Carryover.DELAYED,
                        ModelChoice.Curve.HILL,
                        ModelChoice.Course.LOCAL_LINEAR,
                        3,
                        Noise.STUDENT,
                        Map.of(),
                        List.of()),
                new MixQuestion.Sampling(1, 100, 100));
        Mix asked = mixes.add(hard, Optional.of(file(60)), MIA);
        // The program ends while it fits, and begins again.
        mixes.close();
        mixes = mixes();

        Mix over = awaited(asked);

        assertThat(over.state()).isEqualTo(Mix.State.UNCONVERGED);
        assertThat(over.report()).isEmpty();
        assertThat(over.diagnosis().orElseThrow().path("problems")).isNotEmpty();
        assertThatThrownBy(() -> mixes.forecast(over.id(), 4, Map.of()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("unconverged");
    }
}
