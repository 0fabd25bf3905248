package io.windrose.lake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * Gives Iceberg's catalog the connections of the database's pool.
 *
 * <p>Iceberg's own pool runs a statement again when its connection broke. If the first had reached the server, the
 * second finds the table changed, Iceberg takes its own commit for a stranger's and deletes the manifests that are now
 * the table's. So here nothing is run twice: who commits learns that the outcome is unknown.
 */
final class PooledCatalogClients extends JdbcClientPool {
    private final DataSource source;
    private final String schema;

    PooledCatalogClients(DataSource source, String schema) {
        super(1, "unused", Map.of());
        this.source = source;
        this.schema = schema;
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setSchema(schema);
            return action.run(connection);
        }
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action, boolean retry) throws SQLException {
        return run(action);
    }
}
