package io.windrose.analyze;

import io.windrose.analyze.ask.DateRange;
import java.util.List;
import java.util.Optional;

/** The figures of a range by the values of a dimension, in the order asked for. */
public record Breakdown(
        Dimension by, DateRange range, Optional<DateRange> comparedRange, Optional<String> currency, List<Row> rows) {
    public Breakdown {
        rows = List.copyOf(rows);
    }

    /** What a row stands for. */
    public enum Kind {
        /** One value. */
        VALUE,
        /** All values that got no row. */
        OTHERS,
        /** Visits of which it is not known. */
        NONE
    }

    /**
     * The figures of one of the dimension's values, or of those without a row of their own.
     *
     * @param value there for the kind {@code VALUE} alone
     */
    public record Row(Kind kind, Optional<String> value, Figures figures, Optional<Figures> compared) {}
}
