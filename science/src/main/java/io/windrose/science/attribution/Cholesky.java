package io.windrose.science.attribution;

/** The root of a symmetric positive definite matrix, of which the lower half is looked at. */
final class Cholesky {
    private Cholesky() {}

    /** @throws ArithmeticException when the matrix is not positive definite */
    static double[][] of(double[][] matrix) {
        int size = matrix.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        throw new ArithmeticException("the matrix is not positive definite");
                    }
                    root[i][i] = Math.sqrt(sum);
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        return root;
    }

    static double[] solve(double[][] root, double[] right) {
        int size = root.length;
        double[] found = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                found[i] -= root[i][k] * found[k];
            }
            found[i] /= root[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                found[i] -= root[k][i] * found[k];
            }
            found[i] /= root[i][i];
        }
        return found;
    }

    static double[][] inverse(double[][] root) {
        int size = root.length;
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(root, unit);
        }
        return inverse;
    }
}
