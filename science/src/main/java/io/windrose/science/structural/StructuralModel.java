package io.windrose.science.structural;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A Bayesian structural time series (Scott and Varian, Predicting the Present with Bayesian Structural Time Series,
 * 2014; Brodersen, Gallusser, Koehler, Remy and Scott, Inferring Causal Impact using Bayesian Structural Time-Series
 * Models, Annals of Applied Statistics 9, 2015). With the outcome and the regressors brought to a mean of 0 and a
 * deviation of 1 over the steps that are fitted,
 *
 * <pre>{@code
 * y[t]       = level[t] + season[t] + sum over j of b[j] x[j,t] + e[t],   e ~ N(0, noise)
 * level[t+1] = level[t] + slope[t] + u[t],                                u ~ N(0, variance)
 * }</pre>
 *
 * with a slope by {@link Trend} and a season of dummies, whose disturbances are as the level's. Few regressors matter:
 * a coefficient is not zero with the probability {@code expectedSize / number of regressors}, 1 at most, and those that
 * are not zero have a g-prior with the weight of a hundredth of an observation.
 *
 * <pre>{@code
 * 1 / variance ~ Gamma(wanderDegrees / 2, wanderDegrees * wander^2 / 2),  variance <= 1
 * 1 / noise    ~ Gamma(noiseDegrees / 2, noiseDegrees * (1 - explained) / 2)
 * level[0] ~ N(first outcome, 1),  slope[0] ~ N(0, 0.1^2),  season[0..] ~ N(0, 1)
 * }</pre>
 *
 * Drawn by Gibbs sampling: states by the simulation smoother, variances given states, inclusions with coefficients and
 * noise integrated out, then those. Before the states, each variance of theirs moves by a Metropolis step with the
 * states integrated out.
 *
 * @param period of the season in steps: 7 for days of a week, 1 for none
 * @param wander prior guess of the deviation by which level, slope and season move in a step
 * @param wanderDegrees how many steps the guess is worth
 * @param expectedSize how many regressors are expected to matter
 * @param explained share of the outcome's variance that is expected not to be noise, below 1
 * @param noiseDegrees how many steps that is worth
 * @param chains run from seeds of their own; at least 2 to be compared
 * @param warmup draws of each chain that are thrown away
 * @param draws of each chain that are kept
 */
public record StructuralModel(
        Trend trend,
        int period,
        double wander,
        double wanderDegrees,
        double expectedSize,
        double explained,
        double noiseDegrees,
        int chains,
        int warmup,
        int draws,
        long seed) {
    /** Steps that are needed before the first that is predicted. */
    public static final int FEWEST_STEPS = 14;

    /** @throws IllegalArgumentException when a figure is out of its bounds, with its value */
    public StructuralModel {
        require(period >= 1, "period", period);
        require(wander > 0, "wander", wander);
        require(wanderDegrees > 0, "wanderDegrees", wanderDegrees);
        require(expectedSize > 0, "expectedSize", expectedSize);
        require(explained >= 0 && explained < 1, "explained", explained);
        require(noiseDegrees > 0, "noiseDegrees", noiseDegrees);
        require(chains >= 2, "chains", chains);
        require(warmup >= 0, "warmup", warmup);
        require(draws >= 4, "draws", draws);
    }

    /** A level that wanders little, and no season: the priors of R's CausalImpact 1.3. */
    public static StructuralModel asCausalImpact(long seed) {
        return new StructuralModel(Trend.LEVEL, 1, 0.01, 32, 3, 0.8, 50, 4, 500, 1_000, seed);
    }

    /** For days of a week: weak priors, so that the data say how much the level wanders and how much is noise. */
    public static StructuralModel ofDays(long seed) {
        return new StructuralModel(Trend.LEVEL, 7, 0.05, 4, 5, 0.8, 4, 4, 500, 1_000, seed);
    }

    public StructuralModel with(Trend newTrend) {
        return new StructuralModel(
                newTrend,
                period,
                wander,
                wanderDegrees,
                expectedSize,
                explained,
                noiseDegrees,
                chains,
                warmup,
                draws,
                seed);
    }

    /** With another season; 1 for none. */
    public StructuralModel withPeriod(int newPeriod) {
        return new StructuralModel(
                trend,
                newPeriod,
                wander,
                wanderDegrees,
                expectedSize,
                explained,
                noiseDegrees,
                chains,
                warmup,
                draws,
                seed);
    }

    /** With so many chains and draws. */
    public StructuralModel withDraws(int newChains, int newWarmup, int newDraws) {
        return new StructuralModel(
                trend,
                period,
                wander,
                wanderDegrees,
                expectedSize,
                explained,
                noiseDegrees,
                newChains,
                newWarmup,
                newDraws,
                seed);
    }

    /**
     * Fits the steps before {@code from} and predicts the others.
     *
     * @param outcome of which only the steps before {@code from} are looked at; NaN where it is not known
     * @param regressors each known at all steps, and not touched by what is judged
     * @throws IllegalArgumentException when steps are too few, the outcome does not vary, or a regressor is not known
     *     everywhere or does not vary before {@code from}
     */
    public StructuralFit fit(double[] outcome, List<double[]> regressors, int from) {
        if (from < Math.max(FEWEST_STEPS, 2 * period) || from >= outcome.length) {
            throw new IllegalArgumentException("steps before the first predicted are " + from + " of " + outcome.length
                    + ": at least " + Math.max(FEWEST_STEPS, 2 * period) + " are needed, and one after them");
        }
        Scale scale = Scale.of(outcome, from);
        double[] y = scale.standardized(outcome, from);
        double[][] x = new double[regressors.size()][];
        double[] deviations = new double[regressors.size()];
        for (int j = 0; j < x.length; j++) {
            double[] regressor = regressors.get(j);
            if (regressor.length != outcome.length || !Arrays.stream(regressor).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("regressor " + j + " is not known at all " + outcome.length
                        + " steps: leave it out, or fill its gaps");
            }
            Scale own = Scale.of(regressor, from);
            deviations[j] = own.deviation();
            x[j] = own.standardized(regressor, outcome.length);
        }
        SplittableRandom seeds = new SplittableRandom(seed);
        List<SplittableRandom> randoms =
                IntStream.range(0, chains).mapToObj(i -> seeds.split()).toList();
        List<GibbsChain> run = randoms.stream()
                .parallel()
                .map(random -> new GibbsChain(this, y, x, outcome.length - from, random).run())
                .toList();
        return StructuralFit.of(run, scale, deviations);
    }

    StateSpace space() {
        return new StateSpace(trend == Trend.SLOPE, period);
    }

    private static void require(boolean holds, String name, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }
}
