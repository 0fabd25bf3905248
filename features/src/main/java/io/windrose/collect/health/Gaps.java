package io.windrose.collect.health;

import io.windrose.collect.health.VolumeGap.Direction;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * Compares the last 24 whole hours with the same hours of the same weekday in the weeks before: each by itself, and,
 * for what is too rare for that, all together.
 */
final class Gaps {
    static final int WEEKS = 5;
    private static final int HOURS = 24;
    private static final long HOUR_SECONDS = 3_600;

    private final ZoneId zone;
    private final long end;

    /** @param end the hour that is the first not to be looked at */
    Gaps(ZoneId zone, long end) {
        this.zone = zone;
        this.end = end;
    }

    /** Nothing as long as it is not known what is usual. */
    List<VolumeGap> find(Series series, HourlyCounts counts) {
        Map<Long, Weeks> hours = new TreeMap<>();
        for (long hour = end - HOURS; hour < end; hour++) {
            long number = hour;
            weeks(counts, hour, counts::at).ifPresent(weeks -> hours.put(number, weeks));
        }
        double dispersion = Weeks.dispersion(hours.values());
        List<VolumeGap> odd = new ArrayList<>();
        hours.forEach((hour, weeks) -> gap(series, hour, hour + 1, counts.at(hour), weeks.usual(dispersion))
                .ifPresent(odd::add));
        if (!odd.isEmpty()) {
            return joined(odd);
        }
        return weeks(counts, end - HOURS, start -> counts.sum(start, start + HOURS))
                .flatMap(weeks ->
                        gap(series, end - HOURS, end, counts.sum(end - HOURS, end), weeks.usualByItself(dispersion)))
                .stream()
                .toList();
    }

    private static Optional<VolumeGap> gap(Series series, long from, long to, long seen, Usual usual) {
        return usual.isOdd(seen)
                ? Optional.of(new VolumeGap(
                        series,
                        moment(from),
                        moment(to),
                        seen < usual.median() ? Direction.LESS : Direction.MORE,
                        seen,
                        usual.median()))
                : Optional.empty();
    }

    /** By the clock, which may have been put forward or back meanwhile; since there are events at all. */
    private Optional<Weeks> weeks(HourlyCounts counts, long hour, LongUnaryOperator counted) {
        LocalDateTime clock = LocalDateTime.ofInstant(moment(hour), zone);
        List<Double> before = LongStream.rangeClosed(1, WEEKS)
                .map(week -> clock.minusWeeks(week).atZone(zone).toEpochSecond() / HOUR_SECONDS)
                .filter(same -> same >= counts.first())
                .mapToObj(same -> (double) counted.applyAsLong(same))
                .toList();
        return before.size() < Weeks.FEWEST ? Optional.empty() : Optional.of(new Weeks(before));
    }

    /** Hours that follow each other are one gap. */
    private static List<VolumeGap> joined(List<VolumeGap> hours) {
        List<VolumeGap> found = new ArrayList<>();
        for (VolumeGap hour : hours) {
            VolumeGap last = found.isEmpty() ? null : found.getLast();
            if (last != null && last.to().equals(hour.from()) && last.direction() == hour.direction()) {
                found.set(found.size() - 1, last.plus(hour));
            } else {
                found.add(hour);
            }
        }
        return found;
    }

    private static Instant moment(long hour) {
        return Instant.ofEpochSecond(hour * HOUR_SECONDS);
    }
}
