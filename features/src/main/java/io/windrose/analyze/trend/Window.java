package io.windrose.analyze.trend;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The buckets that a figure is computed for.
 *
 * @param period with buckets before those that are shown, where values are of several
 * @param shown the number of the first that is shown
 * @param isOver whether what comes after may be looked at
 */
record Window(Period period, int shown, boolean isOver, ZoneId zone) {
    static Window of(Timeline timeline, TrendRequest request, ZoneId zone) {
        return extended(
                timeline.period(), timeline.labels(), request, timeline.cut().isEmpty(), zone);
    }

    static Optional<Window> compared(Timeline timeline, TrendRequest request, ZoneId zone) {
        Comparison comparison = request.comparison();
        DateRange range = request.range();
        List<LocalDateTime> labels = timeline.labels().stream()
                .map(label -> comparison.before(label, range))
                .toList();
        return timeline.compared()
                .map(period -> extended(period, labels, request, timeline.cut().isEmpty(), zone));
    }

    private static Window extended(
            Period period, List<LocalDateTime> labels, TrendRequest request, boolean isOver, ZoneId zone) {
        List<Instant> starts = new ArrayList<>();
        for (int back = request.rolling() - 1; back > 0; back--) {
            starts.add(before(labels.getFirst(), request.granularity(), back)
                    .atZone(zone)
                    .toInstant());
        }
        int shown = starts.size();
        starts.addAll(period.starts());
        return new Window(new Period(starts, period.end(), period.lookedAtTo()), shown, isOver, zone);
    }

    private static LocalDateTime before(LocalDateTime label, Granularity granularity, int back) {
        return switch (granularity) {
            case HOUR -> label.minusHours(back);
            case DAY -> label.minusDays(back);
            case WEEK -> label.minusWeeks(back);
            case MONTH -> label.minusMonths(back);
            case QUARTER -> label.minusMonths(3L * back);
            case YEAR -> label.minusYears(back);
        };
    }

    int count() {
        return period.starts().size();
    }

    /** Until when events are looked at, for figures that look so long after what counts. */
    Instant seenTo(Duration after) {
        return isOver ? period.end().plus(after) : period.end();
    }
}
