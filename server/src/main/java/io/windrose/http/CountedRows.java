package io.windrose.http;

import io.windrose.lake.query.QueryResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an answer, and how many were taken. */
final class CountedRows {
    private final QueryResult result;
    private long count;

    CountedRows(QueryResult result) {
        this.result = result;
    }

    List<QueryResult.Column> columns() {
        return result.columns();
    }

    boolean hasNext() {
        return result.hasNext();
    }

    List<@Nullable Object> next() {
        count++;
        return result.next();
    }

    boolean isCut() {
        return result.isCut();
    }

    long count() {
        return count;
    }
}
