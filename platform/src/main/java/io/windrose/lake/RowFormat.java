package io.windrose.lake;

/** How rows of one kind become rows of a table. */
interface RowFormat<R> {
    TableDefinition definition();

    /** Writes one value for each column of the definition, in that order. */
    void write(R row, StagedRows out);
}
