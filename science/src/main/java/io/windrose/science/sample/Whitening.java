package io.windrose.science.sample;

import java.util.Arrays;

/**
 * The linear map from coordinates in which the posterior is about a standard normal to those of the density.
 *
 * <p>To sample with unit mass in the coordinates {@code z}, where {@code position = factor * z} and {@code factor *
 * factor' = covariance}, is to sample with the inverse mass {@code covariance} in those of the density (Betancourt, A
 * Conceptual Introduction to Hamiltonian Monte Carlo, 2017, 4.2.1). Half the work of a dense mass matrix is saved so:
 * the factor is triangular, and momentum and velocity are one.
 */
sealed interface Whitening {
    /** Sets {@code position} to the image of {@code white}. */
    void toPosition(double[] white, double[] position);

    /** Sets {@code white} to what {@code position} is the image of. */
    void toWhite(double[] position, double[] white);

    /** Sets {@code white} to the gradient by white coordinates. */
    void gradient(double[] gradient, double[] white);

    /** Of independent parameters. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares whitenings.
    record Diagonal(double[] scale) implements Whitening {
        static Diagonal identity(int dimension) {
            double[] ones = new double[dimension];
            Arrays.fill(ones, 1);
            return new Diagonal(ones);
        }

        @Override
        public void toPosition(double[] white, double[] position) {
            for (int i = 0; i < scale.length; i++) {
                position[i] = scale[i] * white[i];
            }
        }

        @Override
        public void toWhite(double[] position, double[] white) {
            for (int i = 0; i < scale.length; i++) {
                white[i] = position[i] / scale[i];
            }
        }

        @Override
        public void gradient(double[] gradient, double[] white) {
            for (int i = 0; i < scale.length; i++) {
                white[i] = scale[i] * gradient[i];
            }
        }
    }

    /**
     * Of parameters that go together.
     *
     * @param rows the lower triangle of the covariance's Cholesky factor
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares whitenings.
    record Dense(double[][] rows) implements Whitening {
        /** By Cholesky and Banachiewicz; the covariance must be positive definite. */
        static Dense of(double[][] covariance) {
            int n = covariance.length;
            double[][] rows = new double[n][];
            for (int i = 0; i < n; i++) {
                rows[i] = new double[i + 1];
                for (int j = 0; j <= i; j++) {
                    double sum = covariance[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= rows[i][k] * rows[j][k];
                    }
                    rows[i][j] = i == j ? Math.sqrt(sum) : sum / rows[j][j];
                }
            }
            return new Dense(rows);
        }

        @Override
        public void toPosition(double[] white, double[] position) {
            for (int i = 0; i < rows.length; i++) {
                double[] row = rows[i];
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    sum += row[j] * white[j];
                }
                position[i] = sum;
            }
        }

        @Override
        public void toWhite(double[] position, double[] white) {
            for (int i = 0; i < rows.length; i++) {
                double[] row = rows[i];
                double sum = position[i];
                for (int j = 0; j < i; j++) {
                    sum -= row[j] * white[j];
                }
                white[i] = sum / row[i];
            }
        }

        @Override
        public void gradient(double[] gradient, double[] white) {
            Arrays.fill(white, 0);
            for (int i = 0; i < rows.length; i++) {
                double[] row = rows[i];
                double factor = gradient[i];
                for (int j = 0; j <= i; j++) {
                    white[j] += factor * row[j];
                }
            }
        }
    }
}
