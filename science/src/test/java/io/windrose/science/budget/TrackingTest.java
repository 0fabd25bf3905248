package io.windrose.science.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.mix.Response;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackingTest {
    private static final int WEEKS = 8;
    private static final int DRAWS = 400;
    private static final double NOISE = 5;

    private final SplittableRandom random = new SplittableRandom(3);
    private final List<Line> lines = List.of(line("tv", 100), line("search", 60));
    private final double[][] rest = rest(200);
    private final ApprovedPlan plan = new ApprovedPlan(lines, filled(1), rest);

    /** {@code factor a / (a + 1)}, of which nobody knows the factor better than by a tenth; 40% come a week later. */
    private Line line(String name, double factor) {
        List<Response.Draw> draws = IntStream.range(0, DRAWS)
                .mapToObj(d -> Lines.draw(1, 0, factor * Math.exp(0.1 * random.nextGaussian()), 0.6, 0.4))
                .toList();
        return Lines.line(name, Lines.MENTEN, new double[] {1}, filled(1)[0], draws);
    }

    private double[][] rest(double mean) {
        double[][] table = new double[DRAWS][WEEKS];
        for (double[] draw : table) {
            Arrays.setAll(draw, t -> mean + NOISE * random.nextGaussian());
        }
        return table;
    }

    private static double[][] filled(double spend) {
        double[][] table = new double[2][WEEKS];
        for (double[] line : table) {
            Arrays.fill(line, spend);
        }
        return table;
    }

    /** What the truth, in the middle of what is thought, makes of a spend of tv; search is spent as planned. */
    private double[] outcome(double tv, double missing) {
        double[] outcome = new double[WEEKS];
        for (int t = 0; t < WEEKS; t++) {
            double stock = 0.6 * tv + 0.4 * (t == 0 ? 1 : tv);
            outcome[t] = 200 - missing + 100 * stock / (stock + 1) + 30 + NOISE * random.nextGaussian();
        }
        return outcome;
    }

    @Test
    void spendDeviationIsToldApartFromResponseError() {
        double[][] spent = filled(1);
        Arrays.fill(spent[0], 0.25);

        Tracking tracking = plan.track(spent, outcome(0.25, 0));

        // Half of 100 was expected of tv, a fifth came, but for the first week in which the week before still acts.
        double first = 100 * (0.55 / 1.55 - 0.5);
        double truth = first + (WEEKS - 1) * 100 * (0.2 - 0.5);
        assertThat(tracking.total().bySpend().contains(truth)).isTrue();
        assertThat(tracking.total().byResponse().contains(0)).isTrue();
        assertThat(tracking.total().planned().contains(tracking.total().outcome()))
                .isFalse();
        assertThat(tracking.coverage().share()).isGreaterThan(0.6);
        assertThat(tracking.lines().get(0).spent()).isEqualTo(0.25 * WEEKS);
        assertThat(tracking.lines().get(0).planned()).isEqualTo(WEEKS);
        assertThat(tracking.lines().get(0).effect().mean())
                .isCloseTo(tracking.total().bySpend().mean(), within(1e-9));
        assertThat(tracking.lines().get(1).effect().mean()).isZero();
    }

    @Test
    void aMarketThatFailsIsAResponseError() {
        Tracking tracking = plan.track(filled(1), outcome(1, 60));

        assertThat(tracking.total().bySpend().mean()).isZero();
        assertThat(tracking.total().byResponse().high()).isNegative();
        assertThat(tracking.total().byResponse().contains(-60.0 * WEEKS)).isTrue();
        assertThat(tracking.coverage().inside()).isZero();
        assertThat(tracking.coverage().chance()).isCloseTo(Math.pow(0.1, WEEKS), within(1e-15));
    }

    @Test
    void bothPartsMakeTheWholeDeviation() {
        Tracking tracking = plan.track(filled(0.5), outcome(0.5, 20));

        for (Tracking.Week week : tracking.weeks()) {
            assertThat(week.bySpend().mean() + week.byResponse().mean())
                    .isCloseTo(week.outcome() - week.planned().mean(), within(1e-9));
        }
        double lines = tracking.lines().stream()
                .mapToDouble(each -> each.effect().mean())
                .sum();
        assertThat(lines).isCloseTo(tracking.total().bySpend().mean(), within(1e-9));
    }

    @Test
    void anApprovedPlanIsFrozen() {
        double[][] spend = filled(1);
        double[][] ofDraws = rest(100);
        ApprovedPlan approved = new ApprovedPlan(lines, spend, ofDraws);
        double[] outcome = outcome(1, 100);
        Tracking before = approved.track(filled(1), outcome);

        spend[0][0] = 9;
        ofDraws[0][0] = 9e9;
        approved.spend()[1][1] = 9;
        approved.rest()[1][1] = 9e9;

        assertThat(approved.track(filled(1), outcome)).isEqualTo(before);
    }

    @Test
    void weeksThatAreNotKnownYetAreLeftOut() {
        double[] outcome = {280, Double.NaN, 280};
        double[][] spent = {{1, 1, 1}, {1, 1, 1}};

        Tracking tracking = plan.track(spent, outcome);

        assertThat(tracking.weeks()).extracting(Tracking.Week::week).containsExactly(0, 2);
        assertThat(tracking.total().outcome()).isEqualTo(560);
        assertThat(tracking.coverage().of()).isEqualTo(2);
    }

    @Test
    void coverageOfSeveralPlansIsOfAllTheirWeeks() {
        Tracking good = plan.track(filled(1), outcome(1, 0));
        Tracking bad = plan.track(filled(1), outcome(1, 60));

        Tracking.Coverage coverage = Tracking.coverage(List.of(good, bad));

        assertThat(coverage.of()).isEqualTo(2 * WEEKS);
        assertThat(coverage.inside()).isEqualTo(good.coverage().inside());
        // R: pbinom(17, 20, 0.9)
        assertThat(Tracking.Coverage.of(17, 20).chance()).isCloseTo(0.3230732, within(1e-7));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> plan.track(new double[][] {{1}, {-1}}, new double[] {1}))
                .hasMessage("the spend of search is -1.0: it must be 0 or more");
        assertThatThrownBy(() -> plan.track(filled(1), new double[9])).hasMessageContaining("9 weeks of outcome");
        assertThatThrownBy(() -> plan.track(new double[][] {{1}, {1}}, new double[] {Double.NaN}))
                .hasMessageContaining("no outcome of the plan's weeks is known yet");
        assertThatThrownBy(() -> new ApprovedPlan(lines, filled(1), new double[3][WEEKS]))
                .hasMessageContaining("is not of 400 by 8 figures");
    }
}
