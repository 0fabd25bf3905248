package io.windrose.analyze.web;

import io.windrose.analyze.ask.Scope;
import io.windrose.core.Incorrect;

/**
 * What is asked for.
 *
 * @param scope whose conditions choose visits in which something fulfils them, and views and measurements that do
 * @param rows so many pages have a row of their own
 */
public record WebRequest(Scope scope, int rows) {
    public static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 1_000;

    public WebRequest {
        if (rows < 1 || rows > MOST_ROWS) {
            throw new Incorrect("analyze.wrong-web", "there are %d rows; give 1 to %d".formatted(rows, MOST_ROWS));
        }
    }
}
