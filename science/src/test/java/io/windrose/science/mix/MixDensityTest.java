package io.windrose.science.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.sample.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixDensityTest {
    private static final int WEEKS = 30;
    private static final Prior POSITIVE = new Prior.Gamma(3, 2);
    private static final Prior PART = new Prior.Beta(2, 3);

    private static final List<Adstock> ADSTOCKS = List.of(
            new Adstock.None(),
            new Adstock.Geometric(PART, 8),
            new Adstock.Delayed(PART, new Prior.HalfNormal(2), 8),
            new Adstock.Weibull(POSITIVE, POSITIVE, 8));
    private static final List<Saturation> SATURATIONS = List.of(
            new Saturation.None(),
            new Saturation.Hill(POSITIVE, POSITIVE),
            new Saturation.Logistic(POSITIVE),
            new Saturation.MichaelisMenten(POSITIVE));
    private static final List<Trend> TRENDS = List.of(
            new Trend.Constant(), new Trend.Linear(0.2), new Trend.Knots(10, 0.1), new Trend.LocalLinear(6, 0.1, 0.05));

    private static double[] series(SplittableRandom random, double share) {
        return random.doubles(WEEKS)
                .map(x -> random.nextDouble() < share ? 100 * x : 0)
                .toArray();
    }

    private static double[][] table(SplittableRandom random, int regions, double share) {
        double[][] table = new double[regions][];
        for (int i = 0; i < regions; i++) {
            table[i] = series(random, share);
        }
        return table;
    }

    /** With a missing week, a channel of campaigns, one by reach and frequency, and one that was never used. */
    private static MixData data(SplittableRandom random, int regions) {
        double[][] outcome = table(random, regions, 1);
        for (double[] region : outcome) {
            for (int week = 0; week < WEEKS; week++) {
                region[week] = Math.rint(50 + region[week]);
            }
        }
        outcome[0][7] = Double.NaN;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            names.add("r" + i);
        }
        double[][] spend = table(random, regions, 0.6);
        return new MixData(
                names,
                outcome,
                List.of(
                        Media.spend("tv", spend).ofCampaign("spring"),
                        Media.exposure("tv", table(random, regions, 0.7), table(random, regions, 1))
                                .ofCampaign("autumn"),
                        Media.reach("video", table(random, regions, 0.8), table(random, regions, 1), spend),
                        Media.spend("never", new double[regions][WEEKS])),
                List.of(
                        Control.of("price", table(random, regions, 1)),
                        Control.holiday("easter", table(random, regions, 0.1))),
                2);
    }

    private static double error(MixModel model, MixData data, SplittableRandom random) {
        MixDensity density = new MixDensity(new Structure(model, data));
        return Gradients.error(
                density, random.doubles(density.dimension(), -0.7, 0.7).toArray());
    }

    @Test
    void gradientsAreRightForEveryCombination() {
        SplittableRandom random = new SplittableRandom(8);
        for (int regions = 1; regions <= 2; regions++) {
            MixData data = data(random, regions);
            for (Adstock adstock : ADSTOCKS) {
                for (Saturation saturation : SATURATIONS) {
                    for (Noise noise : Noise.values()) {
                        for (Trend trend : TRENDS) {
                            Effect effect = random.nextBoolean() ? Effect.roi(0.1, 2) : Effect.shareBelow(0.3);
                            MixModel model = MixModel.of(List.of(
                                            new ChannelModel("tv", adstock, saturation, effect, 0.3),
                                            new ChannelModel("video", adstock, saturation, effect, 0.3),
                                            ChannelModel.usual("never")))
                                    .with(noise)
                                    .with(trend)
                                    .withTests(List.of(
                                            new LiftTest("tv", List.of(), 9, 12, 15, 0, 300, 100),
                                            new LiftTest("video", List.of("r0"), 20, 24, 30, 1.5, -80, 60)));

                            assertThat(error(model, data, random))
                                    .as(model.toString())
                                    .isLessThan(1e-6);
                        }
                    }
                }
            }
        }
    }

    /** By R's dnorm, dt and dnbinom: differences of the log likelihood between two means and noises. */
    @Test
    void likelihoodsAreThoseOfTheirDistributions() {
        double[] revenue = new double[WEEKS];
        Arrays.fill(revenue, Double.NaN);
        revenue[3] = 12;
        revenue[4] = 8;
        MixData data = MixData.national(revenue, List.of(), List.of());

        assertThat(difference(data, Noise.NORMAL)).isCloseTo(-0.699819105105, within(1e-11));
        assertThat(difference(data, Noise.STUDENT)).isCloseTo(-0.680493756231, within(1e-11));
        assertThat(difference(data, Noise.NEGATIVE_BINOMIAL)).isCloseTo(-0.407511855850, within(1e-11));
    }

    /** Of R's lgamma and digamma. */
    @Test
    void theGammaFunction() {
        assertThat(GammaFunction.log(0.3)).isCloseTo(1.09579799481808, within(1e-12));
        assertThat(GammaFunction.log(7.7)).isCloseTo(7.92654135626900, within(1e-11));
        assertThat(GammaFunction.log(123.4)).isCloseTo(469.33609744219063, within(1e-10));
        assertThat(GammaFunction.logSlope(0.3)).isCloseTo(-3.50252422220013, within(1e-12));
        assertThat(GammaFunction.logSlope(7.7)).isCloseTo(1.97488209491310, within(1e-12));
        assertThat(GammaFunction.logSlope(123.4)).isCloseTo(4.81137377511628, within(1e-12));
    }

    /** Between a mean of 12 with noise of 0.3 and one of 10 with 0.2, by the mean of 10; 20 degrees of freedom. */
    private static double difference(MixData data, Noise noise) {
        return likelihood(data, noise, 1.2, 0.3) - likelihood(data, noise, 1, 0.2);
    }

    private static double likelihood(MixData data, Noise noise, double mean, double scale) {
        MixModel model = new MixModel(
                List.of(), new Prior.Normal(0, 1), new Trend.Constant(), Season.none(), 1, noise, 1, List.of());
        MixDensity density = new MixDensity(new Structure(model, data));
        double[] at = new double[density.dimension()];
        at[0] = mean;
        at[1] = Math.log(scale);
        double sum = density.evaluate(at, new double[at.length]);
        sum -= model.intercept().logDensity(at[0]) + new Prior.HalfNormal(1).logDensity(at[1]);
        return at.length > 2 ? sum - new Prior.Gamma(2, 0.1).logDensity(at[2]) : sum;
    }
}
