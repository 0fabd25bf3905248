package io.windrose.science.lift;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The test tried where there was none (Abadie, Diamond and Hainmueller, Synthetic Control Methods for Comparative Case
 * Studies, Journal of the American Statistical Association 105, 2010): the markets of comparison are divided at random
 * into sets of as many as were treated, each set is judged as if it had been, and the mean gap after by the root mean
 * square of the gaps before is ranked among theirs. Sets share no market: where sets overlap, an unusual market is in
 * many of them but in none with the treated ones, and more than the stated share is found falsely. The interval has the
 * effects that are not rejected so (Firpo and Possebom, Synthetic Control Method: Inference, Sensitivity Analysis and
 * Confidence Sets, Journal of Causal Inference 6, 2018, with a constant effect).
 *
 * @param sets how many were tried
 * @param ratio mean gap of the treated markets after, by the root mean square of those before; has a sign
 * @param ratios the same of each set that was tried
 * @param pValue {@code 1 / (sets + 1)} at least
 * @param total lift with its interval; unbounded where sets are too few for the confidence
 */
public record Placebo(int sets, double pValue, Estimate total, double ratio, List<Double> ratios) {
    /** Copies. */
    public Placebo {
        ratios = List.copyOf(ratios);
    }

    /**
     * @param size treated markets
     * @param most sets to try
     * @param gaps of a set that is taken as treated: by day, the treated mean less what was expected
     */
    static Placebo of(
            Donors donors, int size, int from, double[] own, int most, double confidence, long seed, Gaps gaps) {
        int n = donors.controls().length;
        int days = own.length - from;
        double ratio = ratio(own, from);
        List<Double> signed = sets(n, size, most, seed).stream()
                .map(set -> ratio(gaps.of(treated(donors, set), others(donors, set)), from))
                .toList();
        double[] ratios = signed.stream().mapToDouble(Math::abs).sorted().toArray();
        long reached =
                Arrays.stream(ratios).filter(each -> each >= Math.abs(ratio)).count();
        double scale = rootMeanSquare(own, from);
        int rank = (int) Math.ceil(confidence * (ratios.length + 1) - 1e-9);
        double reach = rank <= ratios.length ? ratios[rank - 1] * scale : Double.POSITIVE_INFINITY;
        double mean = mean(own, from);
        Estimate total = new Estimate(mean, mean - reach, mean + reach).times((double) days * size);
        return new Placebo(ratios.length, (1.0 + reached) / (1 + ratios.length), total, ratio, signed);
    }

    /** Judges series as treated with others as controls. */
    @FunctionalInterface
    interface Gaps {
        double[] of(double[] treated, double[][] controls);
    }

    private static List<Set<Integer>> sets(int n, int size, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        // Each set needs two others at least to be compared to.
        int count = n < size + 2 ? 0 : Math.min(most, n / size);
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Arrays.stream(order, i * size, (i + 1) * size).boxed().collect(Collectors.toSet()))
                .toList();
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
