package io.windrose.science.mix;

/**
 * The gamma function's logarithm and its derivative, by Stirling's series from 10 on (Abramowitz and Stegun, 6.1.41).
 */
final class GammaFunction {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private GammaFunction() {}

    /** For {@code x > 0}; the error is below 1e-12 of the greater of 1 and the value. */
    static double log(double x) {
        double shift = 0;
        double product = 1;
        double at = x;
        while (at < 10) {
            product *= at;
            at += 1;
        }
        shift -= Math.log(product);
        double r = 1 / at;
        double q = r * r;
        double series = r * (1.0 / 12 - q * (1.0 / 360 - q * (1.0 / 1260 - q * (1.0 / 1680 - q / 1188))));
        return shift + (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series;
    }

    /** The derivative of {@code log}, digamma. */
    static double logSlope(double x) {
        double shift = 0;
        double at = x;
        while (at < 10) {
            shift -= 1 / at;
            at += 1;
        }
        double q = 1 / (at * at);
        double series = q * (1.0 / 12 - q * (1.0 / 120 - q * (1.0 / 252 - q * (1.0 / 240 - q / 132))));
        return shift + Math.log(at) - 0.5 / at - series;
    }
}
