package io.windrose.campaign.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Where the last four weeks lead, weekday by weekday.
 *
 * <p>The expected value of a day is the mean of its weekday, or of all days where the weekday was seen once at most.
 * The deviation of a day from that has the standard deviation s over T days. A sum of h days to come then has the
 * standard deviation s √(h + h²/T): each day's own, and the error of the mean, which all of them share (Hyndman and
 * Athanasopoulos, "Forecasting: principles and practice", 3rd edition, table 5.2, for h days added up). 80% of a normal
 * distribution lie within 1.2816 standard deviations.
 */
final class RunRate {
    private static final int DAYS_LOOKED_AT = 28;
    private static final int LEAST_DAYS = 7;
    private static final int LEAST_OF_A_WEEKDAY = 2;
    private static final double EIGHTY_PER_CENT = 1.2816;
    private static final int CENTS = 2;

    private RunRate() {}

    /**
     * What the end will be like.
     *
     * @param days by day; a day without an entry had nothing
     * @param from the first day that counts
     * @param until the last day that is known
     * @param end the last day to come
     * @param reached until now
     */
    static Optional<Pacing.Forecast> forecast(
            SortedMap<LocalDate, BigDecimal> days, LocalDate from, LocalDate until, LocalDate end, BigDecimal reached) {
        if (until.isBefore(from)) {
            return Optional.empty();
        }
        LocalDate first = until.minusDays(DAYS_LOOKED_AT - 1);
        List<LocalDate> known = (first.isBefore(from) ? from : first)
                .datesUntil(until.plusDays(1))
                .toList();
        if (known.size() < LEAST_DAYS) {
            return Optional.empty();
        }
        Map<DayOfWeek, Double> means = means(days, known);
        double squares = known.stream()
                .mapToDouble(day -> value(days, day) - means.getOrDefault(day.getDayOfWeek(), 0.0))
                .map(off -> off * off)
                .sum();
        long free = known.size() - fitted(known);
        double deviation = Math.sqrt(squares / Math.max(1, free));
        List<LocalDate> coming = until.plusDays(1).datesUntil(end.plusDays(1)).toList();
        double added = coming.stream()
                .mapToDouble(day -> means.getOrDefault(day.getDayOfWeek(), 0.0))
                .sum();
        double h = coming.size();
        double error = EIGHTY_PER_CENT * deviation * Math.sqrt(h + h * h / known.size());
        return Optional.of(new Pacing.Forecast(
                sum(reached, added), sum(reached, Math.max(0, added - error)), sum(reached, added + error)));
    }

    /** How many means there are. */
    private static long fitted(List<LocalDate> known) {
        Map<DayOfWeek, Long> counts =
                known.stream().collect(Collectors.groupingBy(LocalDate::getDayOfWeek, Collectors.counting()));
        long own = counts.values().stream()
                .filter(count -> count >= LEAST_OF_A_WEEKDAY)
                .count();
        return own == counts.size() ? own : own + 1;
    }

    private static BigDecimal sum(BigDecimal reached, double added) {
        return reached.add(BigDecimal.valueOf(added)).setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    private static Map<DayOfWeek, Double> means(SortedMap<LocalDate, BigDecimal> days, List<LocalDate> known) {
        double all =
                known.stream().mapToDouble(day -> value(days, day)).average().orElse(0);
        Map<DayOfWeek, Double> means = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            List<LocalDate> some =
                    known.stream().filter(day -> day.getDayOfWeek() == weekday).toList();
            means.put(
                    weekday,
                    some.size() < LEAST_OF_A_WEEKDAY
                            ? all
                            : some.stream()
                                    .mapToDouble(day -> value(days, day))
                                    .average()
                                    .orElse(all));
        }
        return means;
    }

    private static double value(SortedMap<LocalDate, BigDecimal> days, LocalDate day) {
        return days.getOrDefault(day, BigDecimal.ZERO).doubleValue();
    }
}
