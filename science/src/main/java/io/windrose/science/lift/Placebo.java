package io.windrose.science.lift;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The test tried where there was none (Abadie, Diamond and Hainmueller, Synthetic Control Methods for Comparative Case
 * Studies, Journal of the American Statistical Association 105, 2010): sets of as many markets of comparison as were
 * treated are judged as if they had been, and the mean gap after by the root mean square of the gaps before is ranked
 * among theirs. The interval has the effects that are not rejected so (Firpo and Possebom, Synthetic Control Method:
 * Inference, Sensitivity Analysis and Confidence Sets, Journal of Causal Inference 6, 2018, with a constant effect).
 *
 * @param sets how many were tried
 * @param pValue {@code 1 / (sets + 1)} at least
 * @param total lift with its interval; unbounded where sets are too few for the confidence
 */
public record Placebo(int sets, double pValue, Estimate total) {
    /**
     * @param size treated markets
     * @param most sets to try
     * @param gaps of a set that is taken as treated: by day, the treated mean less what was expected
     */
    static Placebo of(
            Donors donors, int size, int from, double[] own, int most, double confidence, long seed, Gaps gaps) {
        int n = donors.controls().length;
        int days = own.length - from;
        double ratio = Math.abs(ratio(own, from));
        double[] ratios = sets(n, size, most, seed).stream()
                .mapToDouble(set -> Math.abs(ratio(gaps.of(treated(donors, set), others(donors, set)), from)))
                .sorted()
                .toArray();
        long reached = Arrays.stream(ratios).filter(each -> each >= ratio).count();
        double scale = rootMeanSquare(own, from);
        int rank = (int) Math.ceil(confidence * (ratios.length + 1) - 1e-9);
        double reach = rank <= ratios.length ? ratios[rank - 1] * scale : Double.POSITIVE_INFINITY;
        double mean = mean(own, from);
        Estimate total = new Estimate(mean, mean - reach, mean + reach).times((double) days * size);
        return new Placebo(ratios.length, (1.0 + reached) / (1 + ratios.length), total);
    }

    /** Judges series as treated with others as controls. */
    @FunctionalInterface
    interface Gaps {
        double[] of(double[] treated, double[][] controls);
    }

    private static Set<Set<Integer>> sets(int n, int size, int most, long seed) {
        Set<Set<Integer>> sets = new LinkedHashSet<>();
        if (size == 1 && n <= most) {
            IntStream.range(0, n).forEach(i -> sets.add(Set.of(i)));
            return sets;
        }
        if (n < size + 2) {
            return sets;
        }
        SplittableRandom random = new SplittableRandom(seed);
        // There may be fewer different sets than are wanted.
        for (int i = 0; i < 20 * most && sets.size() < most; i++) {
            Set<Integer> set = new TreeSet<>();
            while (set.size() < size) {
                set.add(random.nextInt(n));
            }
            sets.add(set);
        }
        return sets;
    }

    private static double[] treated(Donors donors, Set<Integer> set) {
        double[] mean = new double[donors.treated().length];
        for (int market : set) {
            for (int day = 0; day < mean.length; day++) {
                mean[day] += donors.controls()[market][day] / set.size();
            }
        }
        return mean;
    }

    private static double[][] others(Donors donors, Set<Integer> set) {
        return IntStream.range(0, donors.controls().length)
                .filter(i -> !set.contains(i))
                .mapToObj(i -> donors.controls()[i])
                .toArray(double[][]::new);
    }

    private static double ratio(double[] gaps, int from) {
        return mean(gaps, from) / rootMeanSquare(gaps, from);
    }

    private static double mean(double[] gaps, int from) {
        return Arrays.stream(gaps, from, gaps.length).average().orElseThrow();
    }

    private static double rootMeanSquare(double[] gaps, int from) {
        return Math.sqrt(
                Arrays.stream(gaps, 0, from).map(gap -> gap * gap).average().orElseThrow());
    }
}
