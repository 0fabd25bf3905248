package io.windrose.science.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Figures at even steps, the oldest first. NaN is a gap: a step whose figure is not known.
 *
 * @param values in the unit of the figure; the first and the last are known
 * @param season steps after which the same place of the season comes again: 7 for days, 12 for months, 4 for quarters,
 *     52 for weeks; 1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers; copied on the way in, and nobody compares them.
public record Series(double[] values, int season) {
    /** With more than a fifth unknown, what is put into gaps would be much of the forecast. */
    private static final double MOST_UNKNOWN = 0.2;

    /** @throws IllegalArgumentException when there is nothing to go by, with the value and the remedy */
    public Series {
        values = values.clone();
        if (season < 1) {
            throw new IllegalArgumentException("season is " + season + ", not 1 or more steps");
        }
        if (values.length == 0) {
            throw new IllegalArgumentException("The series has no values");
        }
        for (int step = 0; step < values.length; step++) {
            if (Double.isInfinite(values[step])) {
                throw new IllegalArgumentException("The value of step " + step + " is " + values[step]
                        + ": give a number, or NaN when it is not known");
            }
        }
        if (Double.isNaN(values[0]) || Double.isNaN(values[values.length - 1])) {
            throw new IllegalArgumentException("The %s value is not known (NaN): leave out unknown values at the ends"
                    .formatted(Double.isNaN(values[0]) ? "first" : "last"));
        }
        if (!isKnown(values, values.length)) {
            throw new IllegalArgumentException(
                    "More than a fifth of the %d values is not known: give longer steps".formatted(values.length));
        }
    }

    public static Series of(int season, double... values) {
        return new Series(values, season);
    }

    public int length() {
        return values.length;
    }

    private static boolean isKnown(double[] values, int steps) {
        return Arrays.stream(values, 0, steps).filter(Double::isNaN).count() <= MOST_UNKNOWN * steps;
    }

    /** Whether enough of the first so many steps is known to make a series of them. */
    boolean isKnownUntil(int step) {
        return isKnown(values, step);
    }

    /** The first so many steps; gaps at their end are left out. */
    public Series until(int step) {
        int end = step;
        while (end > 0 && Double.isNaN(values[end - 1])) {
            end--;
        }
        return new Series(Arrays.copyOf(values, end), season);
    }

    public boolean isPositive() {
        return Arrays.stream(values).noneMatch(value -> value <= 0);
    }

    public boolean isConstant() {
        return Arrays.stream(values).noneMatch(value -> value < values[0] || value > values[0]);
    }

    /**
     * The values without gaps: a gap is filled with the mean of the nearest known values whole seasons before and
     * after, or, where there is no season or no such value, on the line between its known neighbours.
     */
    public double[] filled() {
        return IntStream.range(0, values.length).mapToDouble(this::filled).toArray();
    }

    private double filled(int step) {
        if (!Double.isNaN(values[step])) {
            return values[step];
        }
        int before = known(step, -season);
        int after = known(step, season);
        if (season > 1 && before >= 0 && after >= 0) {
            return (values[before] + values[after]) / 2;
        }
        int left = known(step, -1);
        int right = known(step, 1);
        return values[left] + (values[right] - values[left]) * (step - left) / (right - left);
    }

    /** The next known step in a direction, or -1. */
    private int known(int step, int stride) {
        for (int at = step + stride; at >= 0 && at < values.length; at += stride) {
            if (!Double.isNaN(values[at])) {
                return at;
            }
        }
        return -1;
    }

    /**
     * The mean absolute change from a season before, by which errors are scaled (Hyndman and Koehler, Another Look at
     * Measures of Forecast Accuracy, IJF 22, 2006); NaN when there is no such pair.
     */
    public double scale() {
        return IntStream.range(season, values.length)
                .mapToDouble(step -> Math.abs(values[step] - values[step - season]))
                .filter(change -> !Double.isNaN(change))
                .average()
                .orElse(Double.NaN);
    }
}
