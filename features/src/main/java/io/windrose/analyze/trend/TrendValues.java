package io.windrose.analyze.trend;

import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Values made of the cells of one label, with the whole as the last of them. */
final class TrendValues {
    private final Formula formula;
    private final TrendRequest request;
    private final Window window;

    TrendValues(Formula formula, TrendRequest request, Window window) {
        this.formula = formula;
        this.request = request;
        this.window = window;
    }

    Trend.Values of(TrendRows rows, Label label) {
        List<TrendRows.Cell> cells = rows.cells().getOrDefault(label, TrendRows.none(window.count()));
        List<TrendRows.Cell> shown = isMadeInParts() || isOfComing() ? together(cells) : cells;
        TrendRows.Cell whole = isMadeInParts()
                ? merged(cells.subList(window.shown(), cells.size()))
                : rows.whole().getOrDefault(label, TrendRows.Cell.NONE);
        List<@Nullable BigDecimal> values = new ArrayList<>();
        shown.subList(window.shown(), shown.size()).forEach(cell -> values.add(value(cell)));
        return new Trend.Values(value(whole), values);
    }

    /** Whether a bucket has those who came first in it, and not all who were there. */
    private boolean isOfComing() {
        boolean isQuantile = formula instanceof Formula.Figure figure && figure.aggregate() == Aggregate.QUANTILE;
        return request.show() == TrendRequest.Show.CUMULATIVE && !isQuantile;
    }

    private List<TrendRows.Cell> together(List<TrendRows.Cell> cells) {
        List<TrendRows.Cell> together = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int from =
                    switch (request.show()) {
                        case VALUE -> i;
                        case ROLLING -> Math.max(0, i - request.rolling() + 1);
                        case CUMULATIVE -> 0;
                    };
            together.add(merged(cells.subList(from, i + 1)));
        }
        return together;
    }

    private boolean isMadeInParts() {
        return switch (formula) {
            case Formula.Figure figure ->
                figure.aggregate() != Aggregate.PEOPLE && figure.aggregate() != Aggregate.QUANTILE;
            case Formula.Conversion conversion -> false;
            case Formula.Retention retention -> false;
            case Formula.Ratio ratio -> false;
        };
    }

    private TrendRows.Cell merged(List<TrendRows.Cell> cells) {
        BinaryOperator<BigDecimal> merge = formula instanceof Formula.Figure figure
                ? switch (figure.aggregate()) {
                    case MINIMUM -> BigDecimal::min;
                    case MAXIMUM -> BigDecimal::max;
                    case COUNT, PEOPLE, SUM, AVERAGE, QUANTILE -> BigDecimal::add;
                }
                : BigDecimal::add;
        long rows = 0;
        long values = 0;
        @Nullable BigDecimal made = null;
        for (TrendRows.Cell cell : cells) {
            rows += cell.rows();
            values += cell.values();
            BigDecimal more = cell.made();
            made = made == null ? more : more == null ? made : merge.apply(made, more);
        }
        return new TrendRows.Cell(rows, values, made);
    }

    private @Nullable BigDecimal value(TrendRows.Cell cell) {
        if (!(formula instanceof Formula.Figure figure)) {
            return mean(cell);
        }
        return switch (figure.aggregate()) {
            case COUNT, PEOPLE -> BigDecimal.valueOf(cell.rows());
            case SUM -> cell.made() == null ? BigDecimal.ZERO : cell.made();
            case AVERAGE -> mean(cell);
            case MINIMUM, MAXIMUM, QUANTILE -> cell.made();
        };
    }

    private static @Nullable BigDecimal mean(TrendRows.Cell cell) {
        BigDecimal made = cell.made();
        return made == null || cell.values() == 0
                ? null
                : made.divide(BigDecimal.valueOf(cell.values()), MathContext.DECIMAL64);
    }

    /** One by the other; none where that is zero. */
    static Trend.Values ratio(Trend.Values dividend, Trend.Values divisor) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < dividend.buckets().size(); i++) {
            values.add(ratio(dividend.buckets().get(i), divisor.buckets().get(i)));
        }
        return new Trend.Values(ratio(dividend.total(), divisor.total()), values);
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal dividend, @Nullable BigDecimal divisor) {
        return dividend == null || divisor == null || divisor.signum() == 0
                ? null
                : dividend.divide(divisor, MathContext.DECIMAL64);
    }
}
