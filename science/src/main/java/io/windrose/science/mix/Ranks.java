package io.windrose.science.mix;

import io.windrose.science.sample.NoUTurn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Simulation-based calibration of a parameter: how many of the posterior's draws lie below the value that made the
 * data, simulation by simulation. Where values are drawn from the priors and the sampler is right, ranks are uniform
 * (Talts, Betancourt, Simpson, Vehtari and Gelman, Validating Bayesian Inference Algorithms with Simulation-Based
 * Calibration, arXiv 1804.06788, 2018).
 *
 * @param parameter its name
 * @param draws that each value is ranked among
 * @param ranks by simulation, from 0 to {@code draws}
 */
public record Ranks(String parameter, int draws, List<Integer> ranks) {
    /** Odd, so that degrees of freedom are even. */
    private static final int BINS = 11;

    /** Copies. */
    public Ranks {
        ranks = List.copyOf(ranks);
    }

    /**
     * Draws parameters from their priors and outcomes from these, fits each, and ranks.
     *
     * @param design advertising and controls; its outcome is not looked at
     * @param scale what one is in the outcome's unit, in each region: of a simulation it is not to follow from the
     *     outcome
     * @param sampler chains are ranked as one; its seed is not looked at
     * @param thinning takes each so many-th draw, so that draws hardly depend on each other
     * @return by parameter, in the model's order
     */
    public static List<Ranks> of(
            MixModel model, MixData design, double scale, NoUTurn sampler, int thinning, int simulations, long seed) {
        double[] scales = new double[design.regions().size()];
        Arrays.fill(scales, scale);
        Structure blank = new Structure(model, design, scales);
        SplittableRandom seeds = new SplittableRandom(seed);
        List<SplittableRandom> randoms =
                IntStream.range(0, simulations).mapToObj(i -> seeds.split()).toList();
        List<int[]> bySimulation = randoms.parallelStream()
                .map(random -> simulate(blank, sampler, thinning, random))
                .toList();
        List<Ranks> all = new ArrayList<>();
        int draws = sampler.chains() * ((sampler.draws() + thinning - 1) / thinning);
        for (int j = 0; j < blank.dimension(); j++) {
            int parameter = j;
            all.add(new Ranks(
                    blank.parameters.get(j).name(),
                    draws,
                    bySimulation.stream().map(ranks -> ranks[parameter]).toList()));
        }
        return List.copyOf(all);
    }

    private static int[] simulate(Structure blank, NoUTurn sampler, int thinning, SplittableRandom random) {
        double[] truth = Simulation.parameters(blank, random);
        double[] outcome = Simulation.outcome(blank, truth, random);
        MixData design = blank.data;
        double[][] byRegion = new double[blank.regions][];
        Arrays.setAll(
                byRegion, region -> Arrays.copyOfRange(outcome, region * blank.weeks, (region + 1) * blank.weeks));
        MixData data = new MixData(design.regions(), byRegion, design.media(), design.controls(), design.value());
        Structure simulated = new Structure(blank.model, data, blank.scale);
        NoUTurn own = new NoUTurn(
                sampler.chains(),
                sampler.warmup(),
                sampler.draws(),
                sampler.targetAcceptance(),
                sampler.maximumDepth(),
                sampler.mass(),
                random.nextLong(),
                1);
        int[] ranks = new int[truth.length];
        own.sample(() -> new MixDensity(simulated)).chains().forEach(chain -> {
            for (int j = 0; j < ranks.length; j++) {
                Prior prior = simulated.parameters.get(j).prior();
                for (int draw = 0; draw < chain.values()[j].length; draw += thinning) {
                    ranks[j] += prior.value(chain.values()[j][draw]) < truth[j] ? 1 : 0;
                }
            }
        });
        return ranks;
    }

    /**
     * Of Pearson's chi-squared test with 11 bins: the probability that uniform ranks lie as unevenly or more so. For
     * even degrees of freedom it is a sum (Abramowitz and Stegun, 26.4.21).
     */
    public double pValue() {
        double distance = 0;
        double[] counts = new double[BINS];
        double[] expected = new double[BINS];
        for (int rank = 0; rank <= draws; rank++) {
            expected[bin(rank)] += ranks.size() / (draws + 1.0);
        }
        ranks.forEach(rank -> counts[bin(rank)]++);
        for (int bin = 0; bin < BINS; bin++) {
            distance += (counts[bin] - expected[bin]) * (counts[bin] - expected[bin]) / expected[bin];
        }
        double term = Math.exp(-distance / 2);
        double sum = term;
        for (int k = 1; k < (BINS - 1) / 2; k++) {
            term *= distance / 2 / k;
            sum += term;
        }
        return sum;
    }

    private int bin(int rank) {
        return rank * BINS / (draws + 1);
    }

    /** By rank: the part of simulations with that rank or a lower one, less what is expected of uniform ranks. */
    public double[] difference() {
        double[] difference = new double[draws + 1];
        ranks.forEach(rank -> difference[rank] += 1.0 / ranks.size());
        for (int rank = 0; rank <= draws; rank++) {
            difference[rank] += (rank > 0 ? difference[rank - 1] : 0) - 1.0 / (draws + 1);
        }
        return difference;
    }

    /** The part of simulations whose value lay in the middle interval of that probability. */
    public double inside(double probability) {
        double outside = (1 - probability) / 2 * (draws + 1);
        return ranks.stream()
                        .filter(rank -> rank + 0.5 > outside && rank + 0.5 < draws + 1 - outside)
                        .count()
                / (double) ranks.size();
    }
}
