package io.windrose.science.structural;

import java.util.SplittableRandom;

/** Draws of variances. */
final class GammaVariate {
    private static final int ATTEMPTS = 1_000;

    private GammaVariate() {}

    /**
     * Of scale 1 (Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, ACM Transactions on Mathematical
     * Software 26, 2000).
     */
    static double draw(double shape, SplittableRandom random) {
        if (shape < 1) {
            return draw(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /**
     * A variance whose inverse is Gamma of {@code degrees / 2} and the rate {@code sum / 2}, of those up to a greatest;
     * that itself where none is found.
     */
    static double variance(double degrees, double sum, double greatest, SplittableRandom random) {
        for (int i = 0; i < ATTEMPTS; i++) {
            double variance = sum / 2 / draw(degrees / 2, random);
            if (variance <= greatest) {
                return variance;
            }
        }
        return greatest;
    }
}
