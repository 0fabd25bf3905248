package io.windrose.science.forecast;

/** Solves {@code A x = b} for a symmetric, positive definite {@code A}. */
final class Cholesky {
    private Cholesky() {}

    /** Overwrites the matrix. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        double[] solution = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= matrix[i][k] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                solution[i] -= matrix[k][i] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        return solution;
    }
}
