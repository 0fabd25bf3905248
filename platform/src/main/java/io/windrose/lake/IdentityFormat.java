package io.windrose.lake;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** The columns of table {@code identities}. */
final class IdentityFormat implements RowFormat<Identity> {
    @Override
    public TableDefinition definition() {
        return Tables.IDENTITIES;
    }

    @Override
    public void append(Identity row, DuckDBAppender appender) throws SQLException {
        appender.append(row.person()).append(row.profileId());
        appender.appendEpochMicros(EventFormat.micros(row.mergedAt()));
    }
}
