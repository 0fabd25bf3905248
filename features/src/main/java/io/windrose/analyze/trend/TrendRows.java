package io.windrose.analyze.trend;

import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.Words;
import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a statement: by label, a cell for each bucket and one for the whole. */
record TrendRows(Map<Label, List<Cell>> cells, Map<Label, Cell> whole) {
    /**
     * @param rows how many there were
     * @param values how many of them had a value
     * @param made what was made of the values; null where there were none
     */
    record Cell(long rows, long values, @Nullable BigDecimal made) {
        static final Cell NONE = new Cell(0, 0, null);

        /** Both together. */
        Cell and(Cell more) {
            return new Cell(rows + more.rows, values + more.values, sum(made, more.made));
        }

        private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null ? other : other == null ? one : one.add(other);
        }
    }

    static TrendRows read(QueryResult rows, int keys, int buckets) {
        Map<Label, List<Cell>> cells = new HashMap<>();
        Map<Label, Cell> whole = new HashMap<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            Label.Kind kind = Words.named(Label.Kind.class, Rows.text(row, 0), "analyze.unknown-kind");
            Label label = new Label(kind, kind == Label.Kind.VALUE ? values(row, keys) : List.of());
            int bucket = (int) Rows.number(row, keys + 1);
            Cell cell = new Cell(Rows.number(row, keys + 2), Rows.number(row, keys + 3), decimal(row.get(keys + 4)));
            if (bucket < 0) {
                whole.merge(label, cell, Cell::and);
            } else {
                List<Cell> ofLabel = cells.computeIfAbsent(label, any -> none(buckets));
                ofLabel.set(bucket, ofLabel.get(bucket).and(cell));
            }
        }
        return new TrendRows(cells, whole);
    }

    static List<Cell> none(int buckets) {
        List<Cell> none = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            none.add(Cell.NONE);
        }
        return none;
    }

    private static List<@Nullable String> values(List<@Nullable Object> row, int keys) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add((String) row.get(i + 1));
        }
        return values;
    }

    /** Sums of doubles may overflow; such a figure has no value. */
    private static @Nullable BigDecimal decimal(@Nullable Object number) {
        return switch (number) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case Double real when !Double.isFinite(real) -> null;
            case Double real -> BigDecimal.valueOf(real);
            default -> new BigDecimal(number.toString());
        };
    }
}
