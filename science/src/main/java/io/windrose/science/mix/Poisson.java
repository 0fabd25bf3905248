package io.windrose.science.mix;

import java.util.random.RandomGenerator;

/** Random counts. */
final class Poisson {
    private Poisson() {}

    /**
     * By Knuth's product below a mean of 10, and by W. Hörmann, The Transformed Rejection Method for Generating Poisson
     * Random Variables, Insurance: Mathematics and Economics 12, 1993 (PTRS) from there on.
     */
    static double draw(double mean, RandomGenerator random) {
        if (mean < 10) {
            double bound = Math.exp(-mean);
            double product = random.nextDouble();
            int count = 0;
            while (product > bound) {
                product *= random.nextDouble();
                count++;
            }
            return count;
        }
        double logMean = Math.log(mean);
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double bound = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double rest = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / rest + b) * u + mean + 0.43);
            if (rest >= 0.07 && v <= bound) {
                return k;
            }
            if (k >= 0
                    && (rest >= 0.013 || v <= rest)
                    && Math.log(v * inverseAlpha / (a / (rest * rest) + b))
                            <= k * logMean - mean - GammaFunction.log(k + 1)) {
                return k;
            }
        }
    }
}
