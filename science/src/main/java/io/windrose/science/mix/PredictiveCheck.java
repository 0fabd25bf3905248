package io.windrose.science.mix;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Data replicated by the fitted model beside the data themselves (Gelman et al., Bayesian Data Analysis, 3rd ed., 2013,
 * 6.3).
 *
 * @param explained part of the outcome's variance that the posterior mean explains
 * @param error mean absolute error of the posterior mean, by the mean outcome
 * @param coverage part of the weeks inside the 90% interval of replicated outcomes
 * @param memory probability that replicated data have a greater correlation of neighbouring errors than the data: near
 *     0 the model lacks something that lasts
 * @param greatest probability that replicated data have a greater maximum: near 0 or 1 extreme weeks are not understood
 */
public record PredictiveCheck(double explained, double error, double coverage, double memory, double greatest) {

    static PredictiveCheck of(Structure structure, double[][] mean, double[][] replicated) {
        int[] rows = structure.observed;
        double[] outcome =
                Arrays.stream(rows).mapToDouble(row -> structure.outcome[row]).toArray();
        double[] fitted = Arrays.stream(rows)
                .mapToDouble(row -> Arrays.stream(mean)
                        .mapToDouble(draw -> draw[row])
                        .average()
                        .orElseThrow())
                .toArray();
        double[] moments = Screening.moments(outcome);
        double squares = 0;
        double errors = 0;
        for (int i = 0; i < rows.length; i++) {
            squares += (outcome[i] - fitted[i]) * (outcome[i] - fitted[i]) / rows.length;
            errors += Math.abs(outcome[i] - fitted[i]) / rows.length;
        }
        long inside = Arrays.stream(rows)
                .filter(row -> Interval.of(Arrays.stream(replicated)
                                .mapToDouble(draw -> draw[row])
                                .toArray())
                        .contains(structure.outcome[row]))
                .count();
        double greatest = Arrays.stream(outcome).max().orElseThrow();
        long more = Arrays.stream(replicated)
                .filter(draw ->
                        Arrays.stream(rows).mapToDouble(row -> draw[row]).max().orElseThrow() > greatest)
                .count();
        long longer = IntStream.range(0, mean.length)
                .filter(draw ->
                        memory(rows, replicated[draw], mean[draw]) > memory(rows, structure.outcome, mean[draw]))
                .count();
        return new PredictiveCheck(
                1 - squares / (moments[1] * moments[1]),
                errors / moments[0],
                inside / (double) rows.length,
                longer / (double) mean.length,
                more / (double) mean.length);
    }

    /** The correlation of errors with those of the week before. */
    private static double memory(int[] rows, double[] outcome, double[] mean) {
        double squares = 0;
        double products = 0;
        double before = 0;
        int last = Integer.MIN_VALUE;
        for (int row : rows) {
            double error = outcome[row] - mean[row];
            squares += error * error;
            products += row - 1 == last ? error * before : 0;
            before = error;
            last = row;
        }
        return products / squares;
    }
}
