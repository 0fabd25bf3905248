package io.windrose.science.lift;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Chooses the penalty of the ridge. */
final class Penalty {
    private Penalty() {}

    /** Infinite for none. */
    static double of(Augmentation augmentation, double[] treated, double[][] controls, int from, Level level) {
        return switch (augmentation) {
            case Augmentation.None none -> Double.POSITIVE_INFINITY;
            case Augmentation.Ridge(double penalty) -> penalty;
            case Augmentation.CrossValidated(int blocks) ->
                crossValidated(treated, controls, from, level, Math.min(blocks, from / 2));
        };
    }

    private static double crossValidated(double[] treated, double[][] controls, int from, Level level, int blocks) {
        double[] penalties =
                Synthesizer.penalties(controls, IntStream.range(0, from).toArray(), level);
        double[] means = new double[penalties.length];
        double[] errors = new double[penalties.length];
        for (int p = 0; p < penalties.length; p++) {
            double[] missed = new double[blocks];
            for (int block = 0; block < blocks; block++) {
                int begin = block * from / blocks;
                int end = (block + 1) * from / blocks;
                int[] kept = IntStream.range(0, from)
                        .filter(day -> day < begin || day >= end)
                        .toArray();
                SyntheticWeights weights = new Synthesizer(controls, kept, level, penalties[p]).fit(treated);
                for (int day = begin; day < end; day++) {
                    missed[block] += Math.pow(treated[day] - weights.expected(controls, day), 2) / (end - begin);
                }
            }
            double mean = Arrays.stream(missed).average().orElseThrow();
            double squares =
                    Arrays.stream(missed).map(each -> Math.pow(each - mean, 2)).sum();
            means[p] = mean;
            errors[p] = Math.sqrt(squares / (blocks - 1) / blocks);
        }
        int best = IntStream.range(0, means.length)
                .reduce((one, other) -> means[other] < means[one] ? other : one)
                .orElseThrow();
        // Penalties fall, so the first that does is the greatest.
        return penalties[
                IntStream.range(0, means.length)
                        .filter(p -> means[p] <= means[best] + errors[best])
                        .findFirst()
                        .orElseThrow()];
    }
}
