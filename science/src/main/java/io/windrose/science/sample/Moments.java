package io.windrose.science.sample;

import java.util.Arrays;

/**
 * Mean and covariance of the warm-up's positions, by Welford's update, shrunk as Stan does. Covariances are shrunk
 * further, to {@code 1 - (dimension / count)^2} of themselves: those of a short window have directions in which nothing
 * was seen, and trajectories would be long because of them.
 */
final class Moments {
    private final double[] mean;
    private final double[] before;
    /** Of length 1 each for a diagonal. */
    private final double[][] squares;

    private int count;

    Moments(int dimension, NoUTurn.Mass mass) {
        mean = new double[dimension];
        before = new double[dimension];
        squares = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            squares[i] = new double[mass == NoUTurn.Mass.DENSE ? i + 1 : 1];
        }
    }

    void add(double[] position) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            before[i] = position[i] - mean[i];
            mean[i] += before[i] / count;
        }
        for (int i = 0; i < mean.length; i++) {
            double after = position[i] - mean[i];
            double[] row = squares[i];
            if (row.length == 1) {
                row[0] += before[i] * after;
            } else {
                for (int j = 0; j <= i; j++) {
                    row[j] += before[j] * after;
                }
            }
        }
    }

    void clear() {
        count = 0;
        Arrays.fill(mean, 0);
        for (double[] row : squares) {
            Arrays.fill(row, 0);
        }
    }

    Whitening whitening(NoUTurn.Mass mass) {
        double weight = count / ((count + 5.0) * (count - 1));
        double floor = 1e-3 * 5 / (count + 5.0);
        return switch (mass) {
            case DIAGONAL -> {
                double[] scale = new double[mean.length];
                for (int i = 0; i < scale.length; i++) {
                    scale[i] = Math.sqrt(weight * squares[i][0] + floor);
                }
                yield new Whitening.Diagonal(scale);
            }
            case DENSE -> {
                double few = mean.length / (double) count;
                double together = weight * Math.max(0, 1 - few * few);
                double[][] covariance = new double[mean.length][];
                for (int i = 0; i < mean.length; i++) {
                    covariance[i] = new double[i + 1];
                    for (int j = 0; j <= i; j++) {
                        covariance[i][j] = i == j ? weight * squares[i][i] + floor : together * squares[i][j];
                    }
                }
                yield Whitening.Dense.of(covariance);
            }
        };
    }
}
