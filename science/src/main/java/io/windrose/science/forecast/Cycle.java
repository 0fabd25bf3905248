package io.windrose.science.forecast;

/**
 * A swing that comes again, as a Fourier series: {@code sum over k <= harmonics of a[k] sin(2 pi k t / period) + b[k]
 * cos(2 pi k t / period)}.
 *
 * @param period steps
 * @param harmonics 1 or more; at most half the period tell anything
 */
public record Cycle(String name, double period, int harmonics) {
    private static final double YEAR = 365.25;

    /** @throws IllegalArgumentException when harmonics are more than half the period */
    public Cycle {
        if (!(period >= 2) || harmonics < 1 || harmonics > period / 2) {
            throw new IllegalArgumentException(
                    "%s: %d harmonics of %s steps; give from 1 to half the period".formatted(name, harmonics, period));
        }
    }

    /** The week of daily figures. */
    public static Cycle weekOfDays() {
        return new Cycle("week", 7, 3);
    }

    /** The year of daily figures. */
    public static Cycle yearOfDays() {
        return new Cycle("year", YEAR, 10);
    }

    /** The year of weekly figures. */
    public static Cycle yearOfWeeks() {
        return new Cycle("year", YEAR / 7, 10);
    }

    /** The year of monthly figures. */
    public static Cycle yearOfMonths() {
        return new Cycle("year", 12, 5);
    }
}
