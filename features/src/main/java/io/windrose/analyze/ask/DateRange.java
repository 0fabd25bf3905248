package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days in the company's time zone, both ends included. */
public record DateRange(LocalDate from, LocalDate to) {
    private static final int MOST_DAYS = 3_660;

    public DateRange {
        if (to.isBefore(from)) {
            throw new Incorrect(
                    "analyze.range-reversed", "the range ends at %s, before it begins at %s".formatted(to, from));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new Incorrect(
                    "analyze.range-too-long", "the range is %s to %s; give ten years at most".formatted(from, to));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
