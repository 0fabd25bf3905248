package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the asked range is, exactly, and the one that it is compared with: as many buckets, each the same time earlier.
 *
 * @param cut when the range is not over, the time on the clock until which both are looked at
 */
public record Timeline(
        DateRange range,
        Granularity granularity,
        List<LocalDateTime> labels,
        Period period,
        Optional<DateRange> comparedRange,
        Optional<Period> compared,
        Optional<LocalDateTime> cut) {
    private static final int MOST_BUCKETS = 1_500;

    public Timeline {
        labels = List.copyOf(labels);
    }

    /** In buckets of the usual length. */
    public static Timeline of(DateRange range, Comparison comparison, ZoneId zone, Instant now) {
        return of(range, Granularity.of(range), comparison, zone, now);
    }

    public static Timeline of(
            DateRange range, Granularity granularity, Comparison comparison, ZoneId zone, Instant now) {
        LocalDateTime clock = LocalDateTime.ofInstant(now, zone);
        if (clock.toLocalDate().isBefore(range.from())) {
            throw new Incorrect(
                    "analyze.range-in-future",
                    "the range begins at %s, and today is %s".formatted(range.from(), clock.toLocalDate()));
        }
        List<Instant> starts = starts(range, granularity, zone);
        List<LocalDateTime> labels = starts.stream()
                .map(start -> LocalDateTime.ofInstant(start, zone))
                .toList();
        // To the next minute, so that what is there already is seen, and questions of one minute are alike.
        Optional<LocalDateTime> cut = clock.toLocalDate().isAfter(range.to())
                ? Optional.empty()
                : Optional.of(clock.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
        Period period =
                new Period(starts, over(range, Comparison.NONE, cut, zone), seen(range, Comparison.NONE, cut, zone));
        if (comparison == Comparison.NONE) {
            return new Timeline(range, granularity, labels, period, Optional.empty(), Optional.empty(), cut);
        }
        List<Instant> before = labels.stream()
                .map(label -> comparison.before(label, range).atZone(zone).toInstant())
                .toList();
        Period compared = new Period(before, over(range, comparison, cut, zone), seen(range, comparison, cut, zone));
        return new Timeline(
                range, granularity, labels, period, Optional.of(comparison.before(range)), Optional.of(compared), cut);
    }

    private static Instant over(DateRange range, Comparison comparison, Optional<LocalDateTime> cut, ZoneId zone) {
        LocalDateTime end = cut.orElse(range.to().plusDays(1).atStartOfDay());
        return comparison.before(end, range).atZone(zone).toInstant();
    }

    private static Instant seen(DateRange range, Comparison comparison, Optional<LocalDateTime> cut, ZoneId zone) {
        Instant over = over(range, comparison, cut, zone);
        return cut.isPresent() ? over : over.plus(Period.MARGIN);
    }

    private static List<Instant> starts(DateRange range, Granularity granularity, ZoneId zone) {
        ZonedDateTime end = range.to().plusDays(1).atStartOfDay(zone);
        List<Instant> starts = new ArrayList<>();
        ZonedDateTime start = range.from().atStartOfDay(zone);
        while (start.isBefore(end)) {
            starts.add(start.toInstant());
            start = next(start, granularity);
            if (starts.size() > MOST_BUCKETS) {
                throw new Incorrect(
                        "analyze.too-many-buckets",
                        "%s to %s by %s are more than %d points; ask by a longer step or for less time"
                                .formatted(range.from(), range.to(), granularity.word(), MOST_BUCKETS));
            }
        }
        return starts;
    }

    private static ZonedDateTime next(ZonedDateTime start, Granularity granularity) {
        ZoneId zone = start.getZone();
        return switch (granularity) {
            case HOUR -> start.plusHours(1);
            case DAY -> start.toLocalDate().plusDays(1).atStartOfDay(zone);
            case WEEK ->
                start.toLocalDate()
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(zone);
            case MONTH ->
                start.toLocalDate()
                        .with(TemporalAdjusters.firstDayOfNextMonth())
                        .atStartOfDay(zone);
            case QUARTER ->
                start.toLocalDate()
                        .with(IsoFields.DAY_OF_QUARTER, 1)
                        .plusMonths(3)
                        .atStartOfDay(zone);
            case YEAR ->
                start.toLocalDate().with(TemporalAdjusters.firstDayOfNextYear()).atStartOfDay(zone);
        };
    }
}
