package io.windrose.science.mix;

import io.windrose.science.sample.NoUTurn;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A marketing-mix model. With all figures in multiples of the mean outcome {@code s[g]} of region {@code g}, the mean
 * of week {@code t} is
 *
 * <pre>{@code
 * m[g,t] = intercept + deviation[g] + trend[t] + season[t] + sum over k of c[k] z[k,g,t]
 *          + sum over streams i of g of theta[i] u[i] f[i,t] / F[i]
 * theta[i] = theta[channel] exp(tau[channel] eta[i]),  F[i] = sum over t of f[i,t]
 * }</pre>
 *
 * and the outcome {@code s[g] m[g,t]} with its {@link Noise}. A stream is a channel (or campaign) in a region,
 * {@code f} its curve by {@link Adstock} and {@link Saturation}, whose parameters are those of the channel.
 * {@code theta} is what {@link Effect} measures, and {@code u} turns it into an outcome: a stream's effect over all
 * weeks is a parameter itself, as in Meridian, so that its prior means what a marketer says; and it is hardly bound to
 * the shape of its curve, which helps the sampler. {@code eta ~ N(0, 1)} and {@code tau ~ HalfNormal(spread)} pool
 * regions and campaigns; with one stream there are none.
 *
 * <p>Assumed: channels add up, neither help nor hinder each other; curves stay as they are over the weeks; spend does
 * not follow from demand that the controls leave out (if it does, the demand is credited to the channel); all regions
 * share trend, season and coefficients.
 *
 * @param channels one for each channel of the data
 * @param intercept prior, in multiples of the mean outcome
 * @param controls prior standard deviation of the coefficients of controls, by the controls' units
 * @param noise the form of the noise
 * @param noiseScale prior scale of the noise: {@code HalfNormal(noiseScale)}
 */
public record MixModel(
        List<ChannelModel> channels,
        Prior.Normal intercept,
        Trend trend,
        Season season,
        double controls,
        Noise noise,
        double noiseScale,
        List<LiftTest> tests) {

    /** @throws IllegalArgumentException when a channel is given twice, or a test is of none */
    public MixModel {
        channels = List.copyOf(channels);
        tests = List.copyOf(tests);
        Set<String> names = new TreeSet<>();
        for (ChannelModel channel : channels) {
            if (!names.add(channel.channel())) {
                throw new IllegalArgumentException(channel.channel() + " is given twice");
            }
        }
        for (LiftTest test : tests) {
            if (!names.contains(test.channel())) {
                throw new IllegalArgumentException("a lift test is of " + test.channel() + ", which is no channel");
            }
        }
    }

    /** With a trend of knots each half year, two harmonics of the year, and normal noise. */
    public static MixModel of(List<ChannelModel> channels) {
        return new MixModel(
                channels,
                new Prior.Normal(0.7, 0.4),
                new Trend.Knots(26, 0.05),
                Season.yearly(2),
                0.2,
                Noise.NORMAL,
                0.3,
                List.of());
    }

    /** With the usual curves for each channel of the data. */
    public static MixModel usual(MixData data) {
        return of(data.channels().stream().map(ChannelModel::usual).collect(Collectors.toList()));
    }

    public MixModel with(Trend newTrend) {
        return new MixModel(channels, intercept, newTrend, season, controls, noise, noiseScale, tests);
    }

    public MixModel with(Season newSeason) {
        return new MixModel(channels, intercept, trend, newSeason, controls, noise, noiseScale, tests);
    }

    public MixModel with(Noise newNoise) {
        return new MixModel(channels, intercept, trend, season, controls, newNoise, noiseScale, tests);
    }

    public MixModel withTests(List<LiftTest> newTests) {
        return new MixModel(channels, intercept, trend, season, controls, noise, noiseScale, newTests);
    }

    /**
     * Fits to data.
     *
     * @throws IllegalArgumentException when the model lacks a channel of the data, or a test is of weeks or channels
     *     that they lack
     */
    public Fit fit(MixData data, NoUTurn sampler) {
        return fit(data, sampler, () -> {});
    }

    /**
     * As {@link #fit(MixData, NoUTurn)}.
     *
     * @param onIteration as of {@link NoUTurn#sample}
     */
    public Fit fit(MixData data, NoUTurn sampler, Runnable onIteration) {
        Structure structure = new Structure(this, data);
        return Fit.of(this, data, sampler.sample(() -> new MixDensity(structure), onIteration));
    }

    /**
     * A sampler that suits these models up to some 200 parameters: four chains of 1,000 draws after as many to warm up,
     * with a dense mass matrix, as effects go together with intercept and trend.
     */
    public static NoUTurn sampler(long seed) {
        return NoUTurn.withSeed(seed).withMass(NoUTurn.Mass.DENSE).withTargetAcceptance(0.9);
    }

    /** What can be said against data before anything is fitted. */
    public static List<Warning> screen(MixData data) {
        return new Screening(data).warnings();
    }

    /**
     * Outcomes that the priors alone expect, by week over all regions: they are to be of the size of the data, and
     * wide.
     */
    public List<Interval> priorPrediction(MixData data, int draws, long seed) {
        Structure structure = new Structure(this, data);
        SplittableRandom random = new SplittableRandom(seed);
        double[][] sums = new double[data.weeks()][draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] outcome = Simulation.outcome(structure, Simulation.parameters(structure, random), random);
            for (int row = 0; row < outcome.length; row++) {
                sums[row % data.weeks()][draw] += outcome[row];
            }
        }
        return Arrays.stream(sums).map(Interval::of).toList();
    }
}
