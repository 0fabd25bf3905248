package io.windrose.science.sample;

import java.util.Arrays;

/** Checks a gradient written by hand, for tests of densities. */
public final class Gradients {
    private Gradients() {}

    /**
     * The greatest difference between the gradient and central differences of fourth order, by the greater of 1 and the
     * derivative's size. A right gradient of a density whose values are of the order of 1,000 or less gives below 1e-6.
     *
     * @param at where, at a point with a density all around
     */
    public static double error(LogDensity density, double[] at) {
        double[] gradient = new double[at.length];
        density.evaluate(at, gradient);
        double[] scratch = new double[at.length];
        double[] moved = at.clone();
        double worst = 0;
        for (int i = 0; i < at.length; i++) {
            double h = 1e-3 * Math.max(1, Math.abs(at[i]));
            double numeric = 0;
            double[] offsets = {-2, -1, 1, 2};
            double[] weights = {1, -8, 8, -1};
            for (int j = 0; j < offsets.length; j++) {
                moved[i] = at[i] + offsets[j] * h;
                Arrays.fill(scratch, Double.NaN);
                numeric += weights[j] * density.evaluate(moved, scratch) / (12 * h);
            }
            moved[i] = at[i];
            double error = Math.abs(numeric - gradient[i]) / Math.max(1, Math.abs(gradient[i]));
            worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(worst, error);
        }
        return worst;
    }
}
