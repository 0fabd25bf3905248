package io.windrose.science.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.mix.Fit;
import io.windrose.science.mix.Forecast;
import io.windrose.science.mix.Interval;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.Plan;
import io.windrose.science.mix.Response;
import io.windrose.science.mix.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** From a fit to a plan and back: what lines bring is what the model forecasts. */
class ModelledTest {
    private static final int WEEKS = 80;
    private static final int AHEAD = 6;
    private static final int DRAWS = 1_000;

    private static MixResult result() {
        SplittableRandom random = new SplittableRandom(2);
        double[] impressions = new double[WEEKS];
        double[] ofTv = new double[WEEKS];
        double[] search = new double[WEEKS];
        double[] revenue = new double[WEEKS];
        double stock = 0;
        for (int t = 0; t < WEEKS; t++) {
            ofTv[t] = random.nextDouble() < 0.7 ? 100 * Math.exp(0.5 * random.nextGaussian()) : 0;
            impressions[t] = 250 * ofTv[t];
            search[t] = 40 * Math.exp(0.6 * random.nextGaussian());
            stock = 0.5 * stock + 0.5 * ofTv[t];
            revenue[t] = 600 + 400 * stock / (stock + 80) + 3 * search[t] + 25 * random.nextGaussian();
        }
        MixData data = MixData.national(
                revenue,
                List.of(
                        Media.exposure("tv", new double[][] {impressions}, new double[][] {ofTv}),
                        Media.spend("search", search)),
                List.of());
        MixModel model = MixModel.usual(data).with(new Trend.Constant());
        return switch (model.fit(data, MixModel.sampler(3).withDraws(600, 1_200))) {
            case Fit.Converged(var diagnosis, var result) -> result;
            case Fit.Unconverged(var diagnosis) -> throw new AssertionError(diagnosis.problems());
        };
    }

    @Test
    void linesAndTheRestMakeTheForecast() {
        MixResult result = result();
        double[] tv = {100, 0, 50, 120, 30, 0};
        double[] search = {40, 40, 20, 0, 60, 40};
        // Impressions at their mean price.
        double[] impressions = Arrays.stream(tv).map(each -> 250 * each).toArray();
        Plan plan = new Plan(
                AHEAD,
                List.of(
                        Media.exposure("tv", new double[][] {impressions}, new double[][] {tv}),
                        Media.spend("search", search)),
                List.of());
        Forecast forecast = result.forecast(plan);
        List<Response> responses = result.responses(DRAWS);
        List<Line> lines = Line.ofChannels(responses, AHEAD, Map.of("tv", tv, "search", search), Worth.ofRevenue(0.4));
        double[][] rest = result.rest(plan, DRAWS);
        Market market = new Market(lines, Goal.REVENUE, 1);
        double[][] ofTv = market.byWeek(0, tv);
        double[][] ofSearch = market.byWeek(1, search);

        assertThat(sums(ofTv).mean())
                .isCloseTo(forecast.contributions().get("tv").mean(), within(1e-6));
        assertThat(sums(ofSearch).high())
                .isCloseTo(forecast.contributions().get("search").high(), within(1e-6));
        for (int t = 0; t < AHEAD; t++) {
            double[] outcome = new double[DRAWS];
            for (int d = 0; d < DRAWS; d++) {
                outcome[d] = rest[d][t] + ofTv[d][t] + ofSearch[d][t];
            }
            Interval expected = forecast.outcome().get(0).get(t);
            assertThat(Interval.of(outcome).mean()).isCloseTo(expected.mean(), within(1e-6));
            assertThat(Interval.of(outcome).low()).isCloseTo(expected.low(), within(1e-6));
        }

        // Another plan of the same weeks is told by the same rest.
        ApprovedPlan approved = new ApprovedPlan(lines, new double[][] {tv, search}, rest);
        double[] came =
                forecast.outcome().get(0).stream().mapToDouble(Interval::median).toArray();
        Tracking tracking = approved.track(new double[][] {tv, search}, came);
        assertThat(tracking.coverage().inside()).isEqualTo(AHEAD);
        assertThat(tracking.total().bySpend().high()).isZero();
        assertThat(tracking.weeks().get(2).planned().low())
                .isCloseTo(forecast.outcome().get(0).get(2).low(), within(1e-6));

        BudgetPlan best = BudgetProblem.of(lines, 460).solve();
        assertThat(best.goal().mean()).isGreaterThan(best.today().mean());
        assertThat(best.beatsToday()).isGreaterThan(0.5);
        assertThat(result.responses(100))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.draws()).hasSize(100));
        assertThatThrownBy(() -> result.responses(5_000)).hasMessage("5000 draws of 1000");
    }

    private static Interval sums(double[][] byDraw) {
        return Interval.of(Arrays.stream(byDraw)
                .mapToDouble(weeks -> Arrays.stream(weeks).sum())
                .toArray());
    }
}
