package io.windrose.science.forecast;

import java.util.Arrays;

/**
 * A day that comes again and is not as others, with those around it: each day of the window has an effect of its own.
 *
 * @param steps at which it is, in the series and in what is forecast; those outside are left out
 * @param before steps of the window before the day, 0 or more
 * @param after steps of the window after it, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers; copied on the way in, and nobody compares them.
public record Holiday(String name, int[] steps, int before, int after) {
    /** @throws IllegalArgumentException when the window is less than the day */
    public Holiday {
        steps = steps.clone();
        if (before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    "%s: a window from %d before to %d after; give 0 or more".formatted(name, before, after));
        }
    }

    /** The day alone. */
    public static Holiday of(String name, int... steps) {
        return new Holiday(name, steps, 0, 0);
    }

    /** 1 where a step is so many after the day, negative for before; otherwise 0. */
    double[] column(int offset, int length) {
        double[] column = new double[length];
        Arrays.stream(steps)
                .map(step -> step + offset)
                .filter(step -> step >= 0 && step < length)
                .forEach(step -> column[step] = 1);
        return column;
    }
}
