package io.windrose.collect.importing.making;

import io.windrose.collect.importing.reading.Row;

/** Makes events or costs of rows, in their order. For one thread, and one file. */
public interface RowMaker {
    void take(Row row, Taken out);

    /** After the last row: what waited for more of them. */
    default void end(Taken out) {}
}
