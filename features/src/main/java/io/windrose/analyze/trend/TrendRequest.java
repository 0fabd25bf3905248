package io.windrose.analyze.trend;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Words;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.metric.PickedRows;
import io.windrose.analyze.metric.Unit;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Set;

/**
 * A question.
 *
 * @param conditions which hold of everything that is counted
 * @param by what figures are broken down by
 * @param rows so many of the largest, by the first of the figures
 * @param rolling for {@link Show#ROLLING}, how many buckets a value is of; else 1
 */
public record TrendRequest(
        DateRange range,
        Granularity granularity,
        Comparison comparison,
        Set<LeftOut> included,
        List<Condition> conditions,
        List<Asked> figures,
        List<Field> by,
        int rows,
        Show show,
        int rolling) {
    public static final int MOST_ROWS = 50;
    private static final int MOST_FIGURES = 10;
    private static final int MOST_FIELDS = 3;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_ROLLING = 366;

    /** What a value of a bucket is of. */
    public enum Show {
        /** Of the bucket. */
        VALUE,
        /** Of it and of some before it. */
        ROLLING,
        /** Of it and of all before it in the range. */
        CUMULATIVE;

        public static Show named(String word) {
            return Words.named(Show.class, word, "analyze.unknown-show");
        }
    }

    /** A figure that is asked for. */
    public record Asked(String title, Unit unit, Formula formula, Metric.Bounds bounds) {
        public static Asked of(Metric metric) {
            return new Asked(metric.title(), metric.unit(), metric.formula(), metric.bounds());
        }

        public static Asked of(String title, Formula formula) {
            return new Asked(title, formula.unit(), formula, Metric.Bounds.NONE);
        }
    }

    public TrendRequest {
        included = Set.copyOf(included);
        conditions = List.copyOf(conditions);
        figures = List.copyOf(figures);
        by = List.copyOf(by);
        requireCount("metrics", figures.size(), 1, MOST_FIGURES);
        requireCount("fields to break down by", by.size(), 0, MOST_FIELDS);
        requireCount("rows", rows, 1, MOST_ROWS);
        requireCount("conditions", conditions.size(), 0, MOST_CONDITIONS);
        requireCount(
                "buckets that a value is of",
                rolling,
                show == Show.ROLLING ? 2 : 1,
                show == Show.ROLLING ? MOST_ROLLING : 1);
        if (Set.copyOf(by).size() < by.size()) {
            throw new Incorrect("analyze.wrong-trend", "a field is there twice to break down by; leave one out");
        }
    }

    private static void requireCount(String what, int count, int least, int most) {
        if (count < least || count > most) {
            throw new Incorrect(
                    "analyze.wrong-trend", "there are %d %s; give %d to %d".formatted(count, what, least, most));
        }
    }

    PickedRows.Choice choice() {
        return new PickedRows.Choice(by, conditions, included);
    }
}
