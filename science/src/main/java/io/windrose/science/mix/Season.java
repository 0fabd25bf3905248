package io.windrose.science.mix;

/**
 * The year's swing as a Fourier series: {@code sum over k <= harmonics of a[k] sin(2 pi k t / period) + b[k] cos(...)},
 * with {@code a, b ~ N(0, deviation)} in multiples of a region's mean outcome.
 *
 * @param period weeks
 * @param harmonics 0 for none
 */
public record Season(double period, int harmonics, double deviation) {
    /** Weeks of a year. */
    public static final double YEAR = 365.25 / 7;

    public static Season yearly(int harmonics) {
        return new Season(YEAR, harmonics, 0.2);
    }

    public static Season none() {
        return new Season(YEAR, 0, 1);
    }
}
