package io.windrose.lake;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** How rows of one kind become rows of a table: one value for each column of its definition, in that order. */
interface RowFormat<R> {
    TableDefinition definition();

    void append(R row, DuckDBAppender appender) throws SQLException;
}
