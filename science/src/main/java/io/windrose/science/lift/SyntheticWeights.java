package io.windrose.science.lift;

/**
 * How the treated markets' mean is put together from the others.
 *
 * @param weights by market of comparison; they add up to 1
 * @param intercept added besides, in the outcome's unit; 0 where the level is kept
 * @param imbalance root of the sum of squares of what was not met over the days of the fit
 * @param scaledImbalance {@code imbalance} by that of equal weights: 0 is perfect, 1 no better than the mean
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares weights.
record SyntheticWeights(double[] weights, double intercept, double imbalance, double scaledImbalance) {
    double expected(double[][] controls, int day) {
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * controls[i][day];
        }
        return sum;
    }
}
