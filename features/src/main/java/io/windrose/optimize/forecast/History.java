package io.windrose.optimize.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure by step, the oldest first.
 *
 * @param first day of the first step
 * @param values NaN where the figure is not known
 * @param spend by step, where it is to be looked at
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers, which nobody changes or compares.
record History(Interval interval, LocalDate first, double[] values, double @Nullable [] spend) {
    int length() {
        return values.length;
    }

    LocalDate day(int step) {
        return interval.plus(first, step);
    }

    long known() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    Optional<double[]> spent() {
        return Optional.ofNullable(spend);
    }

    /** The steps from one to another, which is left out. */
    History part(int from, int to) {
        return new History(
                interval,
                day(from),
                Arrays.copyOfRange(values, from, to),
                spend == null ? null : Arrays.copyOfRange(spend, from, to));
    }

    /** Without steps at the ends where nothing is known, and without the zeros before the first figure. */
    History trimmed() {
        int from = 0;
        while (from < length() && (Double.isNaN(values[from]) || values[from] == 0)) {
            from++;
        }
        int to = length();
        while (to > from && Double.isNaN(values[to - 1])) {
            to--;
        }
        return part(from, to);
    }

    /** Likewise, and without the first step where there was nothing before it: it may have begun in its midst. */
    History begun() {
        History trimmed = trimmed();
        return trimmed.first().isAfter(first) && trimmed.length() > 1 ? trimmed.part(1, trimmed.length()) : trimmed;
    }
}
