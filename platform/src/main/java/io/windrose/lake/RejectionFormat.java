package io.windrose.lake;

import java.sql.SQLException;
import java.util.Locale;
import org.duckdb.DuckDBAppender;

/** The columns of table {@code rejected}. */
final class RejectionFormat implements RowFormat<Rejection> {
    @Override
    public TableDefinition definition() {
        return Tables.REJECTED;
    }

    @Override
    public void append(Rejection row, DuckDBAppender appender) throws SQLException {
        appender.appendEpochMicros(EventFormat.micros(row.rejectedAt()));
        appender.appendEpochMicros(EventFormat.micros(row.receivedAt()));
        appender.append(row.sourceId());
        appender.append(row.verdict().name().toLowerCase(Locale.ROOT));
        appender.append(row.reason());
        EventFormat.texts(
                appender,
                row.problems().orElse(null),
                row.payload().orElse(null),
                row.contentType().orElse(null),
                row.eventId().orElse(null),
                row.streamPosition().orElse(null),
                row.sent().map(Rejection.Sent::call).orElse(null),
                row.sent().flatMap(Rejection.Sent::userAgent).orElse(null),
                row.sent().flatMap(Rejection.Sent::signals).orElse(null));
    }
}
