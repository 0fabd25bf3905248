package io.windrose.science.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.mix.MixResult.ChannelResult;
import io.windrose.science.sample.NoUTurn;
import io.windrose.science.sample.NoUTurn.Mass;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixModelTest {
    private static final int WEEKS = 130;
    private static final NoUTurn SAMPLER =
            NoUTurn.withSeed(20_261_201).withMass(Mass.DENSE).withDraws(700, 700);

    /** A market with a known truth: two channels on a swinging baseline with a price, and a third that does nothing. */
    private static final class Market {
        final double[] tv = new double[WEEKS];
        final double[] search = new double[WEEKS];
        final double[] price = new double[WEEKS];
        final double[] revenue = new double[WEEKS];
        final double[] ofTv = new double[WEEKS];
        final double[] ofSearch = new double[WEEKS];

        Market(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double stock = 0;
            for (int week = 0; week < WEEKS; week++) {
                tv[week] = random.nextDouble() < 0.6 ? 100 * Math.exp(0.5 * random.nextGaussian()) : 0;
                search[week] = 40 * Math.exp(0.4 * random.nextGaussian());
                price[week] = random.nextGaussian();
                stock = 0.5 * stock + 0.5 * tv[week];
                ofTv[week] = 400 * stock / (stock + 80);
                ofSearch[week] = 3 * search[week];
                double season = 60 * Math.sin(2 * Math.PI * week / Season.YEAR);
                revenue[week] = 600
                        + season
                        + week
                        - 25 * price[week]
                        + ofTv[week]
                        + ofSearch[week]
                        + 25 * random.nextGaussian();
            }
        }

        MixData data() {
            return MixData.national(
                    revenue,
                    List.of(Media.spend("tv", tv), Media.spend("search", search)),
                    List.of(Control.of("price", price)));
        }
    }

    private static MixResult result(Fit fit) {
        return switch (fit) {
            case Fit.Converged(var diagnosis, var result) -> result;
            case Fit.Unconverged(var diagnosis) -> throw new AssertionError(diagnosis.problems());
        };
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static MixModel model() {
        return MixModel.of(List.of(
                ChannelModel.usual("tv").with(new Saturation.MichaelisMenten(Prior.LogNormal.between(0.3, 4))),
                ChannelModel.usual("search")
                        .with(new Adstock.None())
                        .with(new Saturation.None())
                        .with(Effect.roi(0.5, 8))));
    }

    @Test
    void findsWhatMadeTheData() {
        Market market = new Market(5);
        MixResult result = result(model().fit(market.data(), SAMPLER));

        ChannelResult tv = result.channels().get(0);
        ChannelResult search = result.channels().get(1);
        assertThat(tv.contribution().contains(sum(market.ofTv))).isTrue();
        assertThat(search.contribution().contains(sum(market.ofSearch))).isTrue();
        assertThat(tv.spend()).isEqualTo(sum(market.tv));
        assertThat(tv.roi().mean() * tv.spend()).isCloseTo(tv.contribution().mean(), within(1e-6));
        assertThat(tv.share().contains(sum(market.ofTv) / sum(market.revenue))).isTrue();
        assertThat(tv.marginalRoi().high()).isLessThan(tv.roi().mean());
        // 0.5 of the effect comes in the week itself.
        assertThat(tv.halfLifeWeeks().contains(1)).isTrue();

        List<Interval> ofTv = result.contribution("tv");
        List<Interval> ofSearch = result.contribution("search");
        List<Interval> baseline = result.baseline();
        long weeks = IntStream.range(0, WEEKS)
                .filter(week -> ofTv.get(week).contains(market.ofTv[week]))
                .count();
        assertThat(weeks).isGreaterThan(WEEKS * 8 / 10);
        double[] parts = IntStream.range(0, WEEKS)
                .mapToDouble(week -> baseline.get(week).mean()
                        + ofTv.get(week).mean()
                        + ofSearch.get(week).mean())
                .toArray();
        assertThat(sum(parts)).isCloseTo(sum(market.revenue), within(0.01 * sum(market.revenue)));

        PredictiveCheck check = result.check();
        assertThat(check.explained()).isGreaterThan(0.9);
        assertThat(check.coverage()).isBetween(0.85, 0.97);
        assertThat(check.memory()).isBetween(0.01, 0.99);
        assertThat(result.warnings()).isEmpty();
        assertThat(result.verdict().trust()).isEqualTo(Verdict.Trust.ACT);

        List<MixResult.Point> curve = result.curve("tv", 0, 0.5, 1, 2);
        assertThat(curve.get(0).contribution().mean()).isZero();
        assertThat(curve.get(2).contribution()).isEqualTo(tv.contribution());
        assertThat(curve.get(3).spend()).isEqualTo(2 * tv.spend());
        assertThat(curve.get(3).contribution().mean())
                .isBetween(tv.contribution().mean(), 2 * tv.contribution().mean());
    }

    @Test
    void forecastsAPlanWithWhatPastAdvertisingStillBrings() {
        Market market = new Market(7);
        int known = WEEKS - 12;
        MixResult result = result(model().fit(market.data().until(known), SAMPLER));
        double[] price = Arrays.copyOfRange(market.price, known, WEEKS);
        Plan asItWas = new Plan(
                12,
                List.of(
                        Media.spend("tv", Arrays.copyOfRange(market.tv, known, WEEKS)),
                        Media.spend("search", Arrays.copyOfRange(market.search, known, WEEKS))),
                List.of(Control.of("price", price)));
        Plan nothing = new Plan(12, List.of(), List.of(Control.of("price", price)));

        Forecast forecast = result.forecast(asItWas);
        Forecast carried = result.forecast(nothing);

        assertThat(forecast.total().contains(sum(Arrays.copyOfRange(market.revenue, known, WEEKS))))
                .isTrue();
        long inside = IntStream.range(0, 12)
                .filter(week -> forecast.outcome().get(0).get(week).contains(market.revenue[known + week]))
                .count();
        assertThat(inside).isGreaterThanOrEqualTo(9);
        assertThat(carried.contributions().get("tv").mean())
                .isPositive()
                .isLessThan(forecast.contributions().get("tv").mean() / 4);
        assertThat(carried.contributions().get("search").mean()).isZero();
        assertThatThrownBy(() -> result.forecast(new Plan(12, List.of(), List.of())))
                .hasMessage("the plan lacks price");
        assertThatThrownBy(() -> result.forecast(new Plan(
                        12,
                        List.of(Media.spend("radio", new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})),
                        List.of(Control.of("price", price)))))
                .hasMessageContaining("nothing is known of radio");
    }

    @Test
    void windowsThatExpandTellTheErrorAhead() {
        Market market = new Market(7);
        Backtest test = Backtest.of(model(), market.data(), SAMPLER.withDraws(400, 450), 13, 2);

        assertThat(test.windows()).extracting(Backtest.Window::from).containsExactly(104, 117);
        assertThat(test.windows()).allSatisfy(window -> {
            assertThat(window.isConverged()).isTrue();
            assertThat(window.error()).isLessThan(0.05).isLessThan(window.ofLastYear() / 2);
            assertThat(window.coverage()).isGreaterThan(0.7);
        });
    }

    /** Data of priors that expect what a business may see: of the outcome's size, and no certainty. */
    @Test
    void priorsAloneExpectOutcomesOfTheSizeOfTheData() {
        MixData data = new Market(7).data();
        double mean = sum(data.outcome()[0]) / WEEKS;

        assertThat(MixModel.usual(data).priorPrediction(data, 500, 1))
                .hasSize(WEEKS)
                .allSatisfy(week -> {
                    assertThat(week.contains(mean)).isTrue();
                    assertThat(week.high() - week.low()).isGreaterThan(mean / 2);
                    assertThat(week.high()).isLessThan(4 * mean);
                });
    }

    /** Search is bought when demand is high, and radio does nothing. */
    @Test
    void doubtsAreNamed() {
        SplittableRandom random = new SplittableRandom(6);
        double[] search = new double[WEEKS];
        double[] radio = new double[WEEKS];
        double[] revenue = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            double season = Math.sin(2 * Math.PI * week / Season.YEAR);
            search[week] = 60 + 40 * season + 60 * random.nextDouble();
            radio[week] = 30 * random.nextDouble();
            revenue[week] = 1_000 + 200 * season + 40 * random.nextGaussian();
        }
        MixData data = MixData.national(
                revenue, List.of(Media.spend("search", search), Media.spend("radio", radio)), List.of());
        MixModel model = MixModel.of(data.channels().stream()
                        .map(ChannelModel::usual)
                        .map(channel -> channel.with(new Adstock.None()).with(new Saturation.None()))
                        .toList())
                .with(new Trend.Constant());
        MixResult result =
                result(model.fit(data, SAMPLER.withTargetAcceptance(0.95).withDraws(700, 1_500)));

        assertThat(result.warnings())
                .anyMatch(each ->
                        each.kind() == Warning.Kind.CONFOUNDED && each.subject().equals("search"))
                .anyMatch(each ->
                        each.kind() == Warning.Kind.UNCERTAIN && each.subject().equals("radio"))
                .noneMatch(each -> each.kind() == Warning.Kind.MISFIT);
        assertThat(result.verdict().trust()).isEqualTo(Verdict.Trust.CAUTION);
        assertThat(result.verdict().words()).contains("little or nothing certain is known of search, radio");
    }

    /** Whoever wants to buy searches, and no season says when; a test of the channel tells its part. */
    @Test
    void whatGoesWithTheOutcomeMayFollowItUntilItIsTested() {
        SplittableRandom random = new SplittableRandom(8);
        double[] search = new double[WEEKS];
        double[] revenue = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            double demand = random.nextGaussian();
            search[week] = 60 + 15 * demand + 4 * random.nextDouble();
            revenue[week] = 1_000 + 100 * demand + 20 * random.nextGaussian();
        }
        MixData data = MixData.national(revenue, List.of(Media.spend("search", search)), List.of());
        MixModel model = MixModel.of(List.of(
                        ChannelModel.usual("search").with(new Adstock.None()).with(new Saturation.None())))
                .with(new Trend.Constant());
        NoUTurn sampler = SAMPLER.withTargetAcceptance(0.95).withDraws(500, 800);
        LiftTest test = new LiftTest("search", List.of(), 20, 24, 24, 0, 100, 60);

        assertThat(result(model.fit(data, sampler)).warnings())
                .anyMatch(each -> each.kind() == Warning.Kind.CONFOUNDED
                        && each.message().contains("goes up and down with the outcome"));
        assertThat(result(model.withTests(List.of(test)).fit(data, sampler)).warnings())
                .noneMatch(each -> each.kind() == Warning.Kind.CONFOUNDED);
    }

    @Test
    void nothingIsReportedFromChainsThatDoNotAgree() {
        Fit fit = model().fit(new Market(7).data(), NoUTurn.withSeed(1).withDraws(5, 20));

        assertThat(fit).isInstanceOf(Fit.Unconverged.class);
        assertThat(fit.diagnosis().problems()).anyMatch(problem -> problem.contains("R-hat"));
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Market market = new Market(7);
        NoUTurn sampler = SAMPLER.withDraws(300, 450);
        Fit one = model().fit(market.data(), sampler.withThreads(1));
        Fit other = model().fit(market.data(), sampler.withThreads(3));
        MixResult result = result(one);

        assertThat(other.diagnosis()).isEqualTo(one.diagnosis());
        assertThat(result(other).channels()).isEqualTo(result.channels());
        assertThat(result(Fit.of(model(), market.data(), result.draws())).channels())
                .isEqualTo(result.channels());
        assertThatThrownBy(() -> Fit.of(MixModel.usual(market.data()), market.data(), result.draws()))
                .hasMessageContaining("not of the model's");
    }

    /** A precise hold-out that found half of what the data say. */
    @Test
    void aLiftTestCalibrates() {
        Market market = new Market(7);
        NoUTurn sampler = SAMPLER.withDraws(400, 450);
        double before = result(model().fit(market.data(), sampler))
                .channels()
                .get(1)
                .contribution()
                .mean();
        double half = sum(Arrays.copyOfRange(market.search, 20, 40)) * 1.5;
        LiftTest test = new LiftTest("search", List.of(), 20, 40, 40, 0, half, half / 50);
        Interval after = result(model().withTests(List.of(test)).fit(market.data(), sampler))
                .channels()
                .get(1)
                .roi();

        assertThat(before / sum(market.search)).isGreaterThan(2.5);
        assertThat(after.mean()).isCloseTo(1.5, within(0.1));
    }

    /** Three regions of one channel in two campaigns; the second campaign's return is twice the first's. */
    @Test
    void poolsRegionsAndCampaigns() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] first = new double[3][WEEKS];
        double[][] second = new double[3][WEEKS];
        double[][] revenue = new double[3][WEEKS];
        for (int region = 0; region < 3; region++) {
            for (int week = 0; week < WEEKS; week++) {
                first[region][week] = (region + 1) * 50 * Math.exp(0.5 * random.nextGaussian());
                second[region][week] = (region + 1) * 50 * Math.exp(0.5 * random.nextGaussian());
                revenue[region][week] = (region + 1) * (500 + 60 * random.nextGaussian())
                        + first[region][week]
                        + 2 * second[region][week];
            }
        }
        MixData data = new MixData(
                List.of("north", "middle", "south"),
                revenue,
                List.of(
                        Media.spend("social", first).ofCampaign("one"),
                        Media.spend("social", second).ofCampaign("two")),
                List.of(),
                1);
        MixModel model = MixModel.of(List.of(
                        new ChannelModel("social", new Adstock.None(), new Saturation.None(), Effect.roi(0.3, 6), 0.5)))
                .with(new Trend.Constant());
        MixResult result =
                result(model.fit(data, SAMPLER.withTargetAcceptance(0.99).withDraws(1_000, 1_500)));

        assertThat(result.parts()).hasSize(6).allSatisfy(part -> {
            double truth = part.campaign().equals("one") ? 1 : 2;
            assertThat(part.roi().mean()).isBetween(truth - 0.4, truth + 0.4);
            assertThat(part.roi().high() - part.roi().low()).isLessThan(0.9);
        });
        assertThat(result.channels().getFirst().roi().mean()).isCloseTo(1.5, within(0.2));
    }

    /** {@code windrose validate} has more simulations, of a larger model. */
    @Test
    void ranksOfTheTruthAreUniform() {
        SplittableRandom random = new SplittableRandom(11);
        double[] spend = new double[40];
        for (int week = 0; week < spend.length; week++) {
            spend[week] = random.nextDouble() < 0.5 ? 20 * random.nextDouble() : 0;
        }
        MixModel model = new MixModel(
                List.of(new ChannelModel(
                        "tv",
                        new Adstock.Geometric(new Prior.Beta(2, 2), 6),
                        new Saturation.MichaelisMenten(Prior.LogNormal.between(0.5, 3)),
                        Effect.roi(2, 20),
                        1)),
                new Prior.Normal(1, 0.3),
                new Trend.Constant(),
                Season.none(),
                1,
                Noise.NORMAL,
                0.2,
                List.of());
        double[] flat = new double[spend.length];
        Arrays.fill(flat, 1);
        MixData design = MixData.national(flat, List.of(Media.spend("tv", spend)), List.of());
        NoUTurn sampler = new NoUTurn(1, 300, 392, 0.9, 10, Mass.DIAGONAL, 1, 1);

        List<Ranks> all = Ranks.of(model, design, 100, sampler, 4, 110, 11);

        assertThat(all).hasSize(5).allSatisfy(ranks -> {
            assertThat(ranks.draws()).isEqualTo(98);
            assertThat(ranks.ranks()).hasSize(110).allMatch(rank -> rank >= 0 && rank <= 98);
            assertThat(ranks.pValue()).as(ranks.toString()).isGreaterThan(0.001);
            assertThat(ranks.inside(0.9)).isBetween(0.8, 0.98);
        });
    }

    /** With two expected in each of 11 bins the uneven ones' chi squared is 27. */
    @Test
    void unevenRanksAreImprobable() {
        Ranks even = new Ranks(
                "even", 10, IntStream.range(0, 22).mapToObj(i -> i % 11).toList());
        Ranks uneven = new Ranks(
                "uneven", 10, IntStream.range(0, 22).mapToObj(i -> 3 + i % 5).toList());

        assertThat(even.pValue()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(even.difference()).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-12);
        // R: pchisq(27, 10, lower.tail = FALSE).
        assertThat(uneven.pValue()).isCloseTo(0.002604, within(1e-6));
        assertThat(uneven.inside(0.9)).isEqualTo(1);
    }
}
