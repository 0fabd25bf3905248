package io.windrose.science.linear;

/**
 * The lower triangle {@code L} with {@code L L' = A} of a symmetric matrix that is positive definite (Golub and Van
 * Loan, Matrix Computations, 4th edition, section 4.2).
 */
public final class Cholesky {
    private final double[][] rows;

    private Cholesky(double[][] rows) {
        this.rows = rows;
    }

    /**
     * Factors.
     *
     * @param matrix of which the lower triangle is read
     * @throws ArithmeticException when it is not positive definite
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                double[] other = i == j ? row : rows[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (i != j) {
                    row[j] = sum / other[j];
                } else if (sum > 0) {
                    row[j] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("the matrix is not positive definite: pivot " + i + " is " + sum);
                }
            }
            rows[i] = row;
        }
        return new Cholesky(rows);
    }

    /** {@code x} with {@code A x = b}. */
    public double[] solve(double[] b) {
        return solveTransposed(solveLower(b));
    }

    /** Of {@code A}, its rows. */
    public double[][] inverse() {
        double[][] inverse = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] unit = new double[rows.length];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }

    /** {@code x} with {@code L x = b}. */
    public double[] solveLower(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= rows[i][j] * x[j];
            }
            x[i] /= rows[i][i];
        }
        return x;
    }

    /** {@code x} with {@code L' x = b}. */
    public double[] solveTransposed(double[] b) {
        double[] x = b.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < x.length; j++) {
                x[i] -= rows[j][i] * x[j];
            }
            x[i] /= rows[i][i];
        }
        return x;
    }

    /** The logarithm of the determinant of {@code A}. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += 2 * Math.log(rows[i][i]);
        }
        return sum;
    }
}
