package io.windrose.optimize.plan;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.campaign.CampaignLake;
import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.optimize.mix.FileChoice;
import io.windrose.optimize.mix.LakeWeeks;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.MixJson;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.Mixes;
import io.windrose.optimize.mix.ModelChoice;
import io.windrose.science.budget.Goal;
import io.windrose.science.budget.Tracking;
import io.windrose.science.mix.Noise;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of one small model, fitted once. */
class BudgetPlansTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int WEEKS = 90;
    private static final LocalDate NEXT = FIRST.plusWeeks(WEEKS);
    /** Of a week, at the end of the data. */
    private static final double TODAY = 300;

    private static final FileChoice COLUMNS = new FileChoice("revenue", List.of(), List.of());
    private static final Principal TOM =
            new Principal(UUID.randomUUID(), "tom", Role.MARKETER, Role.MARKETER.permissions(), Principal.Proof.TOKEN);

    /** May be moved, whatever the model says. */
    private static final LineChoice FREED = new LineChoice(
            Optional.empty(),
            Optional.of(false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static CampaignLake room;
    private static LakeWeeks lake;
    private static Mixes mixes;
    private static BudgetPlans plans;
    private static Mix fit;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = TestPostgres.start();
        room = new CampaignLake(postgres, folder);
        room.database.migrate("optimize");
        lake = new LakeWeeks(new Inquiries(room.lake, Company.of("Europe/Berlin", "EUR"), room.clock));
        mixes = Mixes.open(room.database, lake, room.audit, "1.2.3", room.ids, room.clock);
        plans = plans();
        fit = fitted();
        assertThat(fit.state()).as("%s", fit.diagnosis()).isEqualTo(Mix.State.CONVERGED);
    }

    @AfterAll
    static void stop() throws IOException {
        plans.close();
        mixes.close();
        room.close();
        postgres.close();
    }

    private static BudgetPlans plans() {
        return new BudgetPlans(room.database, mixes, lake, room.audit, "1.2.3", room.ids, room.clock);
    }

    private static Mix fitted() {
        MixQuestion question = new MixQuestion(
                "Spring",
                new MixQuestion.OfFile("weeks.csv", COLUMNS),
                new ModelChoice(
                        1,
                        ModelChoice.Carryover.NONE,
                        ModelChoice.Curve.MICHAELIS_MENTEN,
                        ModelChoice.Course.CONSTANT,
                        0,
                        Noise.NORMAL,
                        Map.of(),
                        List.of()),
                new MixQuestion.Sampling(7, 400, 400));
        return awaited(mixes.add(question, Optional.of(file(WEEKS, 0, 1, 0)), MIA));
    }

    private static Mix awaited(Mix mix) {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        Mix found = mix;
        while (found.state() == Mix.State.WAITING || found.state() == Mix.State.FITTING) {
            assertThat(System.nanoTime()).as("still %s", found.state()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            found = mixes.fetch(mix.id());
        }
        return found;
    }

    /**
     * A market in which search brings much more than tv.
     *
     * @param later weeks after the data
     * @param part of today's spend of search that is spent in them
     * @param missing revenue of each of them
     */
    private static String file(int weeks, int later, double part, double missing) {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder("DATE,revenue,search_S,tv_S\n");
        for (int week = 0; week < weeks + later; week++) {
            boolean isLast = week >= WEEKS - 4;
            double search = isLast ? TODAY : week % 4 == 0 ? 0 : 900 * random.nextDouble();
            double tv = isLast ? TODAY : week % 5 == 1 ? 0 : 900 * random.nextDouble();
            double noise = 60 * random.nextGaussian();
            search = week >= weeks ? part * search : search;
            double revenue = 2_000 + 4_000 * search / (search + 400) + 500 * tv / (tv + 400) + noise;
            text.append("%s,%s,%s,%s\n"
                    .formatted(FIRST.plusWeeks(week), revenue - (week >= weeks ? missing : 0), search, tv));
        }
        return text.toString();
    }

    /** Which moves what the model doubts too. */
    private static PlanRequest usual() {
        return request(PlanRequest.USUAL_WEEKS, Optional.empty(), Optional.empty(), true, true, Map.of());
    }

    /** Eight weeks, in which what the model doubts stays. */
    private static PlanRequest holding(Optional<Double> budget, Map<String, LineChoice> lines) {
        return request(8, Optional.empty(), budget, true, false, lines);
    }

    private static PlanRequest starting(LocalDate start) {
        return request(8, Optional.of(start), Optional.empty(), true, true, Map.of());
    }

    private static PlanRequest request(
            int weeks,
            Optional<LocalDate> start,
            Optional<Double> budget,
            boolean withinSeen,
            boolean moveDoubted,
            Map<String, LineChoice> lines) {
        return new PlanRequest(
                fit.id(),
                weeks,
                start,
                PlanRequest.By.CHANNEL,
                Optional.empty(),
                budget,
                Optional.empty(),
                PlanRequest.Sureness.MEAN,
                0.5,
                Optional.empty(),
                Optional.empty(),
                1,
                withinSeen,
                moveDoubted,
                lines);
    }

    private static PlanRequest with(Optional<Double> budget, Map<String, LineChoice> lines) {
        return with(Optional.empty(), budget, Optional.empty(), PlanRequest.Sureness.MEAN, Optional.empty(), lines);
    }

    private static PlanRequest with(
            Optional<Goal> goal,
            Optional<Double> budget,
            Optional<Double> target,
            PlanRequest.Sureness sureness,
            Optional<Double> margin,
            Map<String, LineChoice> lines) {
        return new PlanRequest(
                fit.id(),
                8,
                Optional.empty(),
                PlanRequest.By.CHANNEL,
                goal,
                budget,
                target,
                sureness,
                0.9,
                Optional.empty(),
                margin,
                1,
                true,
                true,
                lines);
    }

    private static LineChoice line(
            boolean fixed, double least, double most, double weekMost, double flightLeast, int flightWeeks) {
        return new LineChoice(
                Optional.empty(),
                fixed ? Optional.of(true) : Optional.empty(),
                known(least),
                known(most),
                Optional.empty(),
                known(weekMost),
                known(flightLeast),
                flightWeeks > 0 ? Optional.of(flightWeeks) : Optional.empty());
    }

    /** None where it is 0. */
    private static Optional<Double> known(double figure) {
        return figure > 0 ? Optional.of(figure) : Optional.empty();
    }

    private static PlanAnswer.LineAnswer line(PlanAnswer answer, String name) {
        return answer.lines().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void movesMoneyToWhatBringsMoreAndIsTheSameWhenAskedAgain() {
        PlanAnswer answer = plans.plan(usual());

        assertThat(answer.start()).isEqualTo(NEXT);
        assertThat(answer.goal()).isEqualTo(Goal.REVENUE);
        assertThat(answer.spendToday()).isCloseTo(12 * 2 * TODAY, within(1e-6));
        assertThat(answer.spend()).isCloseTo(answer.spendToday(), within(1.0));
        assertThat(line(answer, "search").total())
                .isGreaterThan(1.3 * line(answer, "search").totalToday());
        assertThat(answer.gain().low()).isPositive();
        assertThat(answer.beatsToday()).isGreaterThan(0.95);
        assertThat(answer.bound()).isGreaterThanOrEqualTo(answer.value());
        assertThat(answer.gap().orElseThrow()).isLessThan(0.01);
        assertThat(answer.moves()).singleElement().satisfies(move -> {
            assertThat(move.from()).isEqualTo("tv");
            assertThat(move.to()).isEqualTo("search");
            assertThat(move.perUnit().low()).isPositive();
        });
        // All of it: the first euro of tv brings less than the last of search.
        assertThat(line(answer, "tv").total()).isCloseTo(0, within(1.0));
        assertThat(line(answer, "tv").marginal().mean())
                .isLessThan(line(answer, "search").marginal().mean());
        assertThat(answer.basis().seed()).isEqualTo(7);
        assertThat(answer.basis().version()).isEqualTo("1.2.3");
        assertThat(answer.basis().to()).isEqualTo(NEXT.minusDays(1));

        try (BudgetPlans others = plans()) {
            assertThat(MixJson.write(others.plan(usual()))).isEqualTo(MixJson.write(answer));
        }
    }

    @Test
    void keepsBoundsFixedLinesAndFlights() {
        PlanAnswer answer = plans.plan(with(
                Optional.of(6_000.0),
                Map.of("search", line(false, 0, 2_000, 400, 0, 0), "tv", line(true, 0, 0, 0, 0, 0))));
        assertThat(line(answer, "tv").spend()).containsOnly(TODAY);
        assertThat(line(answer, "search").total()).isLessThanOrEqualTo(2_000 * (1 + 1e-6));
        assertThat(Arrays.stream(line(answer, "search").spend()).max().orElseThrow())
                .isLessThanOrEqualTo(400);
        assertThat(answer.warnings())
                .extracting(PlanWarning::kind)
                .contains(PlanWarning.Kind.UNSPENT)
                .doesNotContain(PlanWarning.Kind.BEYOND_SEEN);

        PlanAnswer flights = plans.plan(with(Optional.of(4_000.0), Map.of("tv", line(false, 700, 0, 0, 350, 2))));
        double[] tv = line(flights, "tv").spend();
        assertThat(Arrays.stream(tv).filter(each -> each > 0)).isNotEmpty().allMatch(each -> each >= 349);
        assertThat(line(flights, "tv").total()).isGreaterThanOrEqualTo(699);
    }

    @Test
    void whatTheModelDoubtsStaysAsTodayUntilSomebodySaysOtherwise() {
        // Most of the outcome is made by search, and the model cannot tell that from demand that makes search.
        PlanAnswer answer = plans.plan(PlanRequest.usual(fit.id()));
        assertThat(line(answer, "search").doubted()).isTrue();
        assertThat(line(answer, "search").held()).isTrue();
        assertThat(line(answer, "search").spend()).containsOnly(TODAY);
        assertThat(line(answer, "tv").held()).isFalse();
        assertThat(answer.warnings()).anySatisfy(warning -> {
            assertThat(warning.kind()).isEqualTo(PlanWarning.Kind.HELD);
            assertThat(warning.line()).contains("search");
        });

        PlanAnswer moved = plans.plan(usual());
        assertThat(line(moved, "search").held()).isFalse();
        assertThat(moved.warnings())
                .filteredOn(warning -> warning.kind() == PlanWarning.Kind.DOUBTED_LINE)
                .singleElement()
                .satisfies(warning -> assertThat(warning.line()).contains("search"));

        PlanAnswer freed = plans.plan(holding(Optional.empty(), Map.of("search", FREED)));
        assertThat(line(freed, "search").total())
                .isGreaterThan(line(freed, "search").totalToday());
        PlanAnswer bounded = plans.plan(holding(Optional.empty(), Map.of("search", line(false, 0, 9_000, 0, 0, 0))));
        assertThat(line(bounded, "search").held()).isFalse();

        assertThatThrownBy(() -> plans.plan(holding(Optional.of(1_000.0), Map.of())))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("in doubt about search")
                .hasMessageContaining("2400, above the budget of 1000");
    }

    /** A model that is not to be acted upon moves nothing, whatever it says of its channels. */
    @Test
    void allStaysWhereTheModelIsNotToBeActedUpon() {
        ObjectNode report = fit.report().orElseThrow().deepCopy();
        report.putObject("verdict").put("trust", "DO_NOT_ACT").put("words", "Do not act on this result: it misfits.");
        report.putArray("warnings");
        Mix misfit = new Mix(
                fit.id(),
                fit.question(),
                fit.table(),
                fit.snapshots(),
                fit.version(),
                fit.state(),
                fit.progress(),
                fit.problem(),
                fit.diagnosis(),
                Optional.of(report),
                fit.refitOf(),
                fit.makerId(),
                fit.maker(),
                fit.madeAt(),
                fit.endedAt());
        KnownCurves curves =
                new KnownCurves(misfit, KnownCurves.of(mixes.fitted(fit.id())).responses());

        PlanAnswer answer = new Planner(curves, holding(Optional.empty(), Map.of()), "1.2.3").plan();

        assertThat(answer.lines()).allSatisfy(line -> {
            assertThat(line.held()).isTrue();
            assertThat(line.spend()).containsOnly(TODAY);
        });
        assertThat(answer.warnings())
                .extracting(PlanWarning::kind)
                .containsExactly(PlanWarning.Kind.DOUBTFUL_MODEL, PlanWarning.Kind.HELD, PlanWarning.Kind.HELD);
    }

    @Test
    void aWeekBeyondAllThatWasSeenIsWarnedOf() {
        PlanAnswer answer = plans.plan(request(4, Optional.empty(), Optional.of(40_000.0), false, true, Map.of()));

        assertThat(answer.spend()).isCloseTo(40_000, within(10.0));
        // The last euro of each line brings the same.
        double ofSearch = line(answer, "search").marginal().mean();
        assertThat(line(answer, "tv").marginal().mean()).isCloseTo(ofSearch, within(0.05 * ofSearch));
        assertThat(answer.warnings()).anySatisfy(warning -> {
            assertThat(warning.kind()).isEqualTo(PlanWarning.Kind.BEYOND_SEEN);
            assertThat(warning.line()).contains("search");
            assertThat(warning.text()).contains("never spent more than");
        });
    }

    @Test
    void reachesATargetAtLeastCost() {
        double today = plans.plan(with(Optional.empty(), Map.of())).goalToday().mean();

        PlanAnswer answer = plans.plan(with(
                Optional.empty(),
                Optional.empty(),
                Optional.of(today),
                PlanRequest.Sureness.MEAN,
                Optional.empty(),
                Map.of()));

        assertThat(answer.goalValue().mean()).isGreaterThanOrEqualTo(today * (1 - 1e-6));
        assertThat(answer.spend()).isLessThan(0.95 * answer.spendToday());
        assertThat(answer.bound()).isLessThanOrEqualTo(answer.spend());
    }

    @Test
    void profitStopsWhereTheLastEuroBringsOne() {
        PlanAnswer answer = plans.plan(with(
                Optional.of(Goal.PROFIT),
                Optional.of(12_000.0),
                Optional.empty(),
                PlanRequest.Sureness.MEAN,
                Optional.of(0.2),
                Map.of()));

        assertThat(answer.spend()).isLessThan(11_000);
        assertThat(line(answer, "search").marginal().mean()).isCloseTo(1, within(0.05));
        assertThat(answer.warnings()).extracting(PlanWarning::kind).contains(PlanWarning.Kind.UNSPENT);
    }

    @Test
    void cautionIsKept() {
        PlanAnswer sure = plans.plan(with(
                Optional.empty(),
                Optional.of(4_800.0),
                Optional.empty(),
                PlanRequest.Sureness.BEATING,
                Optional.empty(),
                Map.of()));
        assertThat(sure.beatsToday()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void refusesWhatCannotBeMet() {
        assertThatThrownBy(() -> plans.plan(with(Optional.of(500.0), Map.of("tv", line(false, 900, 0, 0, 0, 0)))))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("above the budget of 500")
                .hasMessageContaining("tv");
        assertThatThrownBy(() -> plans.plan(with(Optional.empty(), Map.of("radio", LineChoice.FREE))))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("there is no channel \"radio\"")
                .hasMessageContaining("search; tv");
        assertThatThrownBy(() -> plans.plan(with(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1e9),
                        PlanRequest.Sureness.MEAN,
                        Optional.empty(),
                        Map.of())))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("the most is");
        assertThatThrownBy(() -> plans.plan(with(
                        Optional.of(Goal.PROFIT),
                        Optional.empty(),
                        Optional.empty(),
                        PlanRequest.Sureness.MEAN,
                        Optional.empty(),
                        Map.of())))
                .hasMessageContaining("no margin is given");
        assertThatThrownBy(() -> plans.plan(with(
                        Optional.of(Goal.ORDERS),
                        Optional.empty(),
                        Optional.empty(),
                        PlanRequest.Sureness.MEAN,
                        Optional.empty(),
                        Map.of())))
                .hasMessageContaining("knows no orders");
        assertThatThrownBy(() -> with(
                        Optional.empty(),
                        Optional.of(1.0),
                        Optional.of(1.0),
                        PlanRequest.Sureness.MEAN,
                        Optional.empty(),
                        Map.of()))
                .hasMessageContaining("give one of them");
        assertThatThrownBy(() -> plans.plan(PlanRequest.usual(UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> plans.plan(starting(NEXT.plusDays(1))))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("begin then, or a number of weeks later");
        assertThatThrownBy(() -> plans.save(" ", usual(), MIA)).isInstanceOf(Incorrect.class);
    }

    @Test
    void nothingIsPlannedOfChainsThatDoNotAgree() {
        MixQuestion hard = new MixQuestion(
                "Hard",
                new MixQuestion.OfFile("weeks.csv", COLUMNS),
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
        Mix unconverged = awaited(mixes.add(hard, Optional.of(file(60, 0, 1, 0)), MIA));
        assertThat(unconverged.state()).isEqualTo(Mix.State.UNCONVERGED);

        assertThatThrownBy(() -> plans.plan(PlanRequest.usual(unconverged.id())))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("unconverged");
    }

    @Test
    void aLaterStartIsWarnedOf() {
        PlanAnswer later = plans.plan(starting(NEXT.plusWeeks(6)));

        assertThat(later.start()).isEqualTo(NEXT.plusWeeks(6));
        assertThat(later.warnings()).extracting(PlanWarning::kind).contains(PlanWarning.Kind.OLD_DATA);
        // Without carry-over and season all weeks are alike.
        assertThat(later.goalToday().mean())
                .isCloseTo(plans.plan(starting(NEXT)).goalToday().mean(), within(1e-6));
    }

    @Test
    void scenariosAreKeptAndDeletedByWhoMadeThem() {
        KeptPlan kept = plans.save("More search", usual(), MIA);

        assertThat(plans.all()).extracting(KeptPlan::id).contains(kept.id());
        assertThat(MixJson.write(plans.fetch(kept.id()).answer())).isEqualTo(MixJson.write(plans.plan(kept.request())));
        assertThat(kept.maker()).isEqualTo("mia");
        assertThat(kept.isApproved()).isFalse();
        assertThatThrownBy(() -> plans.track(kept.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("approve it");
        assertThatThrownBy(() -> plans.delete(kept.id(), TOM)).isInstanceOf(Forbidden.class);
        plans.delete(kept.id(), MIA);
        assertThatThrownBy(() -> plans.fetch(kept.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void whatWasApprovedStaysAsItIsWhateverBecomesOfItsModel() {
        Mix other = fitted();
        KeptPlan kept = plans.save("Frozen", PlanRequest.usual(other.id()), MIA);
        KeptPlan approved = plans.approve(kept.id(), TOM);

        assertThat(approved.approval().orElseThrow().by()).isEqualTo("tom");
        assertThatThrownBy(() -> plans.approve(kept.id(), MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("approved by tom");
        assertThat(plans.track(kept.id()).known()).isZero();
        PlanTracking before = plans.bring(kept.id(), file(WEEKS, 4, 1, 0), MIA);

        mixes.delete(other.id(), MIA);

        assertThatThrownBy(() -> plans.plan(kept.request())).isInstanceOf(NotFound.class);
        assertThat(plans.track(kept.id())).isEqualTo(before);
        assertThat(MixJson.write(plans.fetch(kept.id()).answer())).isEqualTo(MixJson.write(kept.answer()));
    }

    @Test
    void spendingOtherwiseIsToldApartFromAMarketThatAnswersOtherwise() {
        // As today, so that all that is spent otherwise is the file's.
        LineChoice fixed = line(true, 0, 0, 0, 0, 0);
        KeptPlan kept = plans.save("As today", with(Optional.empty(), Map.of("search", fixed, "tv", fixed)), MIA);
        plans.approve(kept.id(), MIA);

        PlanTracking half = plans.bring(kept.id(), file(WEEKS, 6, 0.5, 0), MIA);

        Tracking tracking = half.tracking().orElseThrow();
        double truth = 6 * (4_000 * 150 / 550.0 - 4_000 * 300 / 700.0);
        assertThat(half.known()).isEqualTo(6);
        assertThat(tracking.total().bySpend().contains(truth))
                .as("%s", tracking.total())
                .isTrue();
        assertThat(tracking.total().byResponse().contains(0)).isTrue();
        assertThat(tracking.lines().get(0).name()).isEqualTo("search");
        assertThat(tracking.lines().get(0).spent()).isCloseTo(6 * 150, within(1e-6));
        assertThat(tracking.lines().get(0).planned()).isCloseTo(6 * TODAY, within(1e-6));
        assertThat(tracking.lines().get(1).effect().mean()).isCloseTo(0, within(1e-9));

        PlanTracking weak = plans.bring(kept.id(), file(WEEKS, 6, 1, 900), MIA);

        assertThat(weak.tracking().orElseThrow().total().bySpend().mean()).isCloseTo(0, within(1e-6));
        assertThat(weak.tracking().orElseThrow().total().byResponse().high()).isNegative();
        assertThat(weak.tracking().orElseThrow().coverage().inside()).isZero();
        assertThat(weak.ofAll().of()).isGreaterThanOrEqualTo(6);

        assertThatThrownBy(() -> plans.bring(kept.id(), file(WEEKS, 0, 1, 0), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("the file ends before");
    }
}
