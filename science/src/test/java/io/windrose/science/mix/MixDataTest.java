package io.windrose.science.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.mix.Warning.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MixDataTest {
    private static final int WEEKS = 120;
    private static final SplittableRandom RANDOM = new SplittableRandom(4);
    private static final double[] REVENUE = noise(100);

    private static double[] noise(double around) {
        return RANDOM.doubles(WEEKS).map(x -> around * (0.5 + x)).toArray();
    }

    private static List<Warning> screened(double[] revenue, Media... media) {
        return MixModel.screen(MixData.national(revenue, List.of(media), List.of()));
    }

    @Test
    void goodDataHaveNoWarning() {
        assertThat(screened(REVENUE, Media.spend("tv", noise(10)), Media.spend("radio", noise(10))))
                .isEmpty();
    }

    @Test
    void doubtfulDataAreNamed() {
        double[] tv = noise(10);
        double[] once = new double[WEEKS];
        once[5] = 10;
        double[] constant = new double[WEEKS];
        Arrays.fill(constant, 7);
        double[] copy = DoubleStream.of(tv).map(x -> 3 * x).toArray();
        double[] gaps = REVENUE.clone();
        gaps[3] = Double.NaN;
        Arrays.fill(gaps, 10, 40, 0);

        List<Warning> warnings = screened(
                gaps,
                Media.spend("tv", tv),
                Media.spend("copy", copy),
                Media.spend("once", once),
                Media.spend("constant", constant),
                Media.spend("never", new double[WEEKS]));

        assertThat(warnings)
                .extracting(Warning::kind, Warning::subject)
                .containsExactlyInAnyOrder(
                        tuple(Kind.GAPS, "all"),
                        tuple(Kind.ZERO_OUTCOME, "all"),
                        tuple(Kind.COLLINEAR, "tv"),
                        tuple(Kind.COLLINEAR, "copy"),
                        tuple(Kind.RARELY_USED, "once"),
                        tuple(Kind.FLAT, "constant"),
                        tuple(Kind.NEVER_USED, "never"));
        assertThat(warnings)
                .extracting(Warning::message)
                .anyMatch(
                        message -> message.startsWith("tv goes with other channels, most with copy (correlation 1.00)"))
                .anyMatch(message -> message.startsWith("all 30 weeks have an outcome of zero"));
    }

    @Test
    void fewWeeksAreNamed() {
        MixData year = MixData.national(REVENUE, List.of(), List.of()).until(60);

        assertThat(MixModel.screen(year)).extracting(Warning::kind).containsExactly(Kind.FEW_WEEKS);
        assertThatThrownBy(() -> year.until(19)).hasMessage("19 weeks are too few to fit: 20 are needed at least");
    }

    @Test
    void badDataAreRefused() {
        double[] negative = noise(10);
        negative[8] = -1;

        assertThatThrownBy(() -> Media.spend("tv", negative)).hasMessage("tv: exposure of week 8 is -1.0");
        assertThatThrownBy(() -> screened(new double[WEEKS]))
                .hasMessage("the outcome of all is zero throughout: there is nothing to explain");
        assertThatThrownBy(() -> screened(REVENUE, Media.spend("tv", new double[30])))
                .hasMessage("tv has 30 weeks, not 120");
        assertThatThrownBy(() -> screened(REVENUE, Media.spend("tv", noise(1)), Media.spend("tv", noise(1))))
                .hasMessageContaining("given twice");
        assertThatThrownBy(() -> Control.of("price", new double[] {1, Double.NaN}))
                .hasMessage("price of week 1 is NaN");
        assertThatThrownBy(() -> new LiftTest("tv", List.of(), 5, 5, 9, 0, 1, 1))
                .hasMessageContaining("out of order");
    }

    @Test
    void modelsThatDoNotSuitTheDataAreRefused() {
        MixData data = MixData.national(
                REVENUE, List.of(Media.exposure("mail", new double[][] {noise(5)}, new double[1][WEEKS])), List.of());

        assertThatThrownBy(() -> new Structure(MixModel.of(List.of()), data))
                .hasMessage("the model has no channel mail");
        assertThatThrownBy(() -> new Structure(
                        MixModel.of(List.of(ChannelModel.usual("mail").with(Effect.roi(1, 2)))), data))
                .hasMessageContaining("mail has no spend");
        assertThatThrownBy(() -> new Structure(MixModel.usual(data).with(Noise.NEGATIVE_BINOMIAL), data))
                .hasMessageContaining("which is no count");
        assertThat(new Structure(MixModel.usual(data), data).streams).hasSize(1);
    }

    /** The priors in a marketer's words: 90% lie between. */
    @Test
    void priorsMeanWhatTheySay() {
        assertThat(inside(Effect.roi(0.5, 4).prior(), 0.5, 4)).isCloseTo(0.9, within(0.01));
        assertThat(inside(Effect.shareBelow(0.2).prior(), 0, 0.2)).isCloseTo(0.95, within(0.01));
        double[] retention = {Math.pow(0.5, 1), Math.pow(0.5, 0.25)};
        assertThat(inside(Adstock.Geometric.halfLife(1, 4).retention(), retention[0], retention[1]))
                .isCloseTo(0.9, within(0.01));
    }

    /** Of each prior, values that are drawn have the distribution that is sampled by. */
    @Test
    void priorsAreDrawnAsTheirDensities() {
        for (Prior prior : List.of(
                new Prior.Normal(1, 2),
                new Prior.HalfNormal(2),
                new Prior.LogNormal(2, 0.5),
                new Prior.LogitNormal(0.3, 1),
                new Prior.Beta(2, 3),
                new Prior.Beta(0.7, 1.5),
                new Prior.Gamma(3, 2))) {
            SplittableRandom random = new SplittableRandom(9);
            double weight = 0;
            double sum = 0;
            for (double u = -12; u < 12; u += 1e-3) {
                double density = Math.exp(prior.logDensity(u));
                weight += density;
                sum += density * prior.value(u);
            }
            double[] draws =
                    random.ints(40_000).mapToDouble(i -> prior.draw(random)).toArray();
            double[] moments = Screening.moments(draws);
            assertThat(moments[0]).as(prior.toString()).isCloseTo(sum / weight, within(4 * moments[1] / 200));
        }
    }

    @Test
    void countsAreDrawnWithTheirMeanAndVariance() {
        SplittableRandom random = new SplittableRandom(9);
        for (double mean : new double[] {0.3, 9, 11, 400}) {
            double[] moments = Screening.moments(random.ints(40_000)
                    .mapToDouble(i -> Poisson.draw(mean, random))
                    .toArray());
            assertThat(moments[0]).isCloseTo(mean, within(4 * Math.sqrt(mean / 40_000)));
            assertThat(moments[1]).isCloseTo(Math.sqrt(mean), within(0.03 * Math.sqrt(mean)));
        }
    }

    private static double inside(Prior prior, double low, double high) {
        SplittableRandom random = new SplittableRandom(9);
        return random.ints(40_000)
                        .mapToDouble(i -> prior.draw(random))
                        .filter(value -> value >= low && value <= high)
                        .count()
                / 40_000.0;
    }
}
