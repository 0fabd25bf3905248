package io.windrose.collect.importing.mapping;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the order in which times are written: the one that reads most values, the usual one first. */
final class TimeRecognition {
    /** Files have wrong values, too. */
    private static final long LEAST_PER_CENT = 50;

    private TimeRecognition() {}

    /**
     * @param order that reads them
     * @param isSure whether no other order does
     */
    record Found(TimeForm.Order order, boolean isSure) {}

    /** Nothing when no order reads most of them. */
    static Stream<Found> find(List<String> values, ZoneId zone) {
        if (values.isEmpty()) {
            return Stream.empty();
        }
        Map<TimeForm.Order, Long> read = new EnumMap<>(TimeForm.Order.class);
        orders(values).forEach(order -> read.put(order, read(values, order, zone)));
        long most = read.values().stream().mapToLong(Long::longValue).max().orElse(0);
        if (most * 100 < values.size() * LEAST_PER_CENT) {
            return Stream.empty();
        }
        List<TimeForm.Order> best = orders(values)
                .filter(order -> read.getOrDefault(order, 0L) == most)
                .toList();
        return Stream.of(new Found(best.getFirst(), best.size() == 1));
    }

    /** Dots are written between day and month, dashes too; slashes by both sides of the Atlantic. */
    private static Stream<TimeForm.Order> orders(List<String> values) {
        if (values.stream().allMatch(TimeRecognition::isEpoch)) {
            return Stream.of(TimeForm.Order.EPOCH);
        }
        if (values.stream().allMatch(TimeRecognition::isNumber)) {
            return values.stream().allMatch(value -> value.length() == 8)
                    ? Stream.of(TimeForm.Order.YEAR_MONTH_DAY)
                    : Stream.empty();
        }
        boolean isDotted =
                values.getFirst().indexOf('.') > 0 && values.getFirst().indexOf('.') < 3;
        return isDotted
                ? Stream.of(TimeForm.Order.YEAR_MONTH_DAY, TimeForm.Order.DAY_MONTH_YEAR)
                : Stream.of(
                        TimeForm.Order.YEAR_MONTH_DAY, TimeForm.Order.DAY_MONTH_YEAR, TimeForm.Order.MONTH_DAY_YEAR);
    }

    private static long read(List<String> values, TimeForm.Order order, ZoneId zone) {
        TimeForm form = new TimeForm(order, zone);
        return values.stream().filter(value -> form.time(value).isPresent()).count();
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Ten digits are seconds from 2001 to 2286, thirteen the same in milliseconds. */
    private static boolean isEpoch(String value) {
        return (value.length() == 10 || value.length() == 13) && isNumber(value);
    }
}
