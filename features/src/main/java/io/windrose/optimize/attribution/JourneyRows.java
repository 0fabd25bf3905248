package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.Rows;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the statements about journeys. */
final class JourneyRows {
    private static final int MOST_PATHS = 3_000_000;

    private JourneyRows() {}

    /**
     * Journeys by their path.
     *
     * @param untouched conversions that no touch came before
     * @param withoutValue conversions whose value is not known
     */
    record Paths(List<JourneyTable.Row> rows, double untouched, double untouchedValue, double withoutValue) {}

    /** Touches before which the same was done; of no key where somebody was not touched. */
    record Before(Optional<String> key, List<Integer> classes, double touches, double conversions) {}

    /** What was paid. */
    record Cost(Optional<String> name, BigDecimal cost, long unrated) {}

    /** What is credited. */
    record Shared(double conversions, double value) {}

    static Paths paths(QueryResult result) {
        List<JourneyTable.Row> rows = new ArrayList<>();
        Map<String, String> known = new LinkedHashMap<>();
        double untouched = 0;
        double untouchedValue = 0;
        double withoutValue = 0;
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            Optional<String> path = Rows.optionalText(row, 0);
            double conversions = number(row, 1);
            withoutValue += number(row, 4);
            if (path.isEmpty()) {
                untouched += conversions;
                untouchedValue += number(row, 2);
                continue;
            }
            if (rows.size() == MOST_PATHS) {
                throw new Incorrect(
                        "optimize.too-many-paths",
                        "there are over %d different paths; ask for less time, a shorter lookback, or by channel"
                                .formatted(MOST_PATHS));
            }
            List<String> keys = new ArrayList<>();
            for (String key : path.get().split(JourneysQuery.SEPARATOR, -1)) {
                keys.add(known.computeIfAbsent(key, any -> any));
            }
            rows.add(new JourneyTable.Row(
                    List.copyOf(keys),
                    conversions,
                    Math.max(0, number(row, 2)),
                    number(row, 3),
                    number(row, 5),
                    number(row, 6),
                    number(row, 7),
                    number(row, 8)));
        }
        return new Paths(rows, untouched, untouchedValue, withoutValue);
    }

    static Map<String, Shared> decay(QueryResult result) {
        Map<String, Shared> shared = new LinkedHashMap<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            shared.put(Rows.text(row, 0), new Shared(number(row, 1), number(row, 2)));
        }
        return shared;
    }

    static List<Before> before(QueryResult result) {
        List<Before> rows = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            List<Integer> classes = new ArrayList<>();
            for (int column = 1; column <= 5; column++) {
                classes.add((int) Rows.number(row, column));
            }
            rows.add(new Before(Rows.optionalText(row, 0), List.copyOf(classes), number(row, 6), number(row, 7)));
        }
        return rows;
    }

    static Map<String, Cost> costs(QueryResult result) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            costs.put(Rows.text(row, 0), new Cost(Rows.optionalText(row, 1), Rows.amount(row, 2), Rows.count(row, 3)));
        }
        return costs;
    }

    /** Zero where there is none. */
    private static double number(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : 0;
    }
}
