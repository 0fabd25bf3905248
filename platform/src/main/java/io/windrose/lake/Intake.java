package io.windrose.lake;

import java.util.List;

/**
 * What a batch of a topic's records became.
 *
 * @param unreadable records that are no rows of the table; they go to table {@code rejected}
 */
record Intake<R>(List<R> rows, Duplicates duplicates, List<Rejection> unreadable) {
    Intake {
        rows = List.copyOf(rows);
        unreadable = List.copyOf(unreadable);
    }
}
