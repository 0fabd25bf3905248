package io.windrose.analyze.anomaly;

import io.windrose.analyze.ask.Note;
import io.windrose.analyze.trend.TrendRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param days those that are over, in their order
 * @param explanation of the day that was to be explained, where it can be
 */
public record Expectation(
        TrendRequest.Asked figure,
        String zone,
        String currency,
        List<Day> days,
        Optional<Explanation> explanation,
        List<Note> notes) {
    public Expectation {
        days = List.copyOf(days);
        notes = List.copyOf(notes);
    }

    /** Whether a value was as expected. */
    public enum Verdict {
        /** Nothing can be told. */
        UNKNOWN,
        USUAL,
        LOW,
        HIGH;

        public boolean isUnusual() {
            return this == LOW || this == HIGH;
        }
    }

    /**
     * A day that is over, or a week by its Monday.
     *
     * @param value null where there is none
     * @param interval empty where nothing can be told
     */
    public record Day(LocalDate day, @Nullable Double value, Optional<Interval> interval, Verdict verdict) {}

    /** What was expected. Two days in a row may be unusual together, though each of them lies inside. */
    public record Interval(double expected, double low, double high) {}
}
