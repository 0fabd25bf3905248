package io.windrose.lake;

import io.windrose.core.Incorrect;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer, as they come. Read once, by the reader that was given to the query, before that returns.
 *
 * <p>A value is null, {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code BigDecimal},
 * {@code BigInteger}, {@code Instant}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code byte[]},
 * {@code UUID}, or a {@code List} or {@code Map} of these.
 */
public final class QueryResult implements Iterator<List<@Nullable Object>> {
    private final ResultSet rows;
    private final List<Column> columns;
    private final long rowLimit;
    private long count;
    private boolean hasRow;

    /**
     * A column of the answer.
     *
     * @param type DuckDB's name for it: {@code TIMESTAMP WITH TIME ZONE}
     */
    public record Column(String name, String type) {}

    QueryResult(ResultSet rows, long rowLimit) throws SQLException {
        this.rows = rows;
        this.rowLimit = rowLimit;
        ResultSetMetaData metadata = rows.getMetaData();
        List<Column> described = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            described.add(new Column(metadata.getColumnLabel(i), metadata.getColumnTypeName(i)));
        }
        this.columns = List.copyOf(described);
        this.hasRow = rows.next();
    }

    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        return hasRow && count < rowLimit;
    }

    @Override
    public List<@Nullable Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer has no more rows");
        }
        try {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                row.add(Values.plain(rows.getObject(i)));
            }
            count++;
            hasRow = rows.next();
            return Collections.unmodifiableList(row);
        } catch (SQLException e) {
            throw new Incorrect("lake.query-failed", "the query failed: " + e.getMessage(), e);
        }
    }

    /** Whether the row limit cut rows off; known once all others are read. */
    public boolean isCut() {
        return hasRow && count >= rowLimit;
    }
}
