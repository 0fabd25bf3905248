package io.windrose.lake;

import java.util.List;

/**
 * What a batch of a topic's records became.
 *
 * @param rows how many new rows; they are staged
 * @param unreadable records that are no rows of the table; they go to table {@code rejected}
 */
record Intake(int rows, Duplicates duplicates, List<Rejection> unreadable) {
    Intake {
        unreadable = List.copyOf(unreadable);
    }
}
