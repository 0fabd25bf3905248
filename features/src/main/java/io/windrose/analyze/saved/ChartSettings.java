package io.windrose.analyze.saved;

import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Optional;

/**
 * How an answer is drawn.
 *
 * @param x the column along the axis
 * @param y the columns that are drawn
 * @param series the column whose values split a y into several
 */
public record ChartSettings(Kind kind, String x, List<String> y, Optional<String> series) {
    private static final int MOST_DRAWN = 20;
    private static final int LONGEST_NAME = 500;

    /** The kinds of charts. */
    public enum Kind {
        LINE,
        /** Upon each other. */
        AREA,
        BAR,
        /** Bars upon each other. */
        STACKED,
        PIE,
        SCATTER,
        /** A value for each x and each series. */
        HEAT,
        /** How the values of y are spread, for each x. */
        BOX,
        /** The last value of each y, beside the one before. */
        FIGURE,
        /** A line for each series, with its course. */
        TABLE
    }

    public ChartSettings {
        y = List.copyOf(y);
        if (y.isEmpty() || y.size() > MOST_DRAWN) {
            throw new Incorrect(
                    "analyze.chart-columns",
                    "the chart draws %d columns: give 1 to %d".formatted(y.size(), MOST_DRAWN));
        }
        checkName(x);
        y.forEach(ChartSettings::checkName);
        series.ifPresent(ChartSettings::checkName);
    }

    private static void checkName(String column) {
        if (column.length() > LONGEST_NAME) {
            throw new Incorrect(
                    "analyze.chart-columns",
                    "a column's name in the chart has %d characters: give it a shorter one, %d at most"
                            .formatted(column.length(), LONGEST_NAME));
        }
    }
}
