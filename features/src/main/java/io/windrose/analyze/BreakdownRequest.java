package io.windrose.analyze;

import io.windrose.analyze.ask.Dimension;
import io.windrose.core.Incorrect;

/**
 * What is asked for.
 *
 * @param rows how many values get a row of their own
 */
public record BreakdownRequest(OverviewRequest overview, Dimension by, Measure order, int rows) {
    public static final int MOST_ROWS = 1_000;

    public BreakdownRequest {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new Incorrect("analyze.rows", "rows is %d; give 1 to %d".formatted(rows, MOST_ROWS));
        }
    }
}
