package io.windrose.optimize.attribution;

import io.windrose.science.attribution.PathCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counted journeys with the keys that they are made of, beyond the most frequent of which all are one. */
final class JourneyTable {
    /** What all others are called. */
    static final String OTHERS = "(others)";

    private static final int MOST_KEYS = PathCounts.MOST_CHANNELS - 1;
    private static final int MOST_LENGTHS = 10;

    private final List<Row> rows;
    private final List<String> keys;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * Journeys of one path.
     *
     * @param seconds from the first touch to the conversion, of all conversions together
     * @param withinHour conversions no later than that after the first touch, as {@code withinDay}, {@code withinWeek}
     */
    record Row(
            List<String> path,
            double conversions,
            double value,
            double nulls,
            double seconds,
            double withinHour,
            double withinDay,
            double withinWeek) {
        double journeys() {
            return conversions + nulls;
        }
    }

    JourneyTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
        Map<String, Double> touches = new HashMap<>();
        rows.forEach(row -> row.path().forEach(key -> touches.merge(key, row.journeys(), Double::sum)));
        List<String> byNumber = touches.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        List<String> found = new ArrayList<>(byNumber.subList(0, Math.min(byNumber.size(), MOST_KEYS)));
        if (byNumber.size() > MOST_KEYS) {
            found.add(OTHERS);
        }
        this.keys = List.copyOf(found);
        for (int i = 0; i < keys.size(); i++) {
            numbers.put(keys.get(i), i);
        }
    }

    /** The most frequent first. */
    List<String> keys() {
        return keys;
    }

    boolean hasOthers() {
        return !keys.isEmpty() && keys.getLast().equals(OTHERS);
    }

    /** The number of a key, or of all others. */
    int number(String key) {
        return numbers.getOrDefault(key, keys.size() - 1);
    }

    boolean isKnown(String key) {
        return numbers.containsKey(key) || hasOthers();
    }

    PathCounts counts() {
        PathCounts.Builder built = PathCounts.of(keys);
        for (Row row : rows) {
            built.add(
                    row.path().stream().mapToInt(this::number).toArray(),
                    row.conversions(),
                    row.conversions() == 0 ? 0 : row.value(),
                    row.nulls());
        }
        return built.build();
    }

    /** The paths of most conversions, then of most journeys. */
    List<AttributionResult.PathRow> frequent(int most) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(Row::conversions)
                        .thenComparingDouble(Row::journeys)
                        .reversed()
                        .thenComparing(row -> String.join(" ", row.path())))
                .limit(most)
                .map(row -> new AttributionResult.PathRow(
                        row.path(),
                        row.conversions(),
                        row.value(),
                        row.nulls(),
                        row.conversions() == 0 ? Double.NaN : row.seconds() / row.conversions() / 86_400))
                .toList();
    }

    /** By the number of touches; the last stands for all that are longer too. */
    List<AttributionResult.LengthRow> lengths() {
        Map<Integer, double[]> sums = new TreeMap<>();
        for (Row row : rows) {
            double[] sum = sums.computeIfAbsent(Math.min(row.path().size(), MOST_LENGTHS), any -> new double[2]);
            sum[0] += row.conversions();
            sum[1] += row.nulls();
        }
        return sums.entrySet().stream()
                .map(each -> new AttributionResult.LengthRow(each.getKey(), each.getValue()[0], each.getValue()[1]))
                .toList();
    }

    /** By how long it took, words and conversions. */
    Map<String, Double> times() {
        double hour = 0;
        double day = 0;
        double week = 0;
        double all = 0;
        for (Row row : rows) {
            hour += row.withinHour();
            day += row.withinDay();
            week += row.withinWeek();
            all += row.conversions();
        }
        Map<String, Double> times = new LinkedHashMap<>();
        times.put("hour", hour);
        times.put("day", day - hour);
        times.put("week", week - day);
        times.put("longer", all - week);
        return times;
    }
}
