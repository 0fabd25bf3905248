package io.windrose.analyze.funnel;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Label;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How many people came how far.
 *
 * @param until when the range is not over, the time on the clock until which it is looked at
 * @param windowOver the moment from which on nobody can reach another step; later than now, more will
 * @param rows by what was asked for
 * @param compared people at each step
 */
public record Funnel(
        ZoneId zone,
        DateRange range,
        Optional<DateRange> comparedRange,
        Optional<LocalDateTime> until,
        Instant windowOver,
        List<Step> steps,
        Optional<Seconds> toEnd,
        List<Row> rows,
        Optional<List<Long>> compared) {
    public Funnel {
        steps = List.copyOf(steps);
        rows = List.copyOf(rows);
        compared = compared.map(List::copyOf);
    }

    /**
     * A step of the funnel.
     *
     * @param people who reached it
     * @param sincePrevious from the required step before, of those who reached it
     */
    public record Step(long people, Optional<Seconds> sincePrevious) {}

    /** How long it took a quarter of the people at most, half of them, three quarters of them. */
    public record Seconds(double p25, double median, double p75) {}

    /**
     * The people of one value.
     *
     * @param people at each step
     */
    public record Row(Label label, List<Long> people) {
        public Row {
            people = List.copyOf(people);
        }
    }
}
