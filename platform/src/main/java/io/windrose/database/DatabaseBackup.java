package io.windrose.database;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Copies the rows of some schemas to files and back, a file a table in PostgreSQL's own text format. All tables are
 * copied as of one moment; unlogged ones, which are not to be kept, are left out. The tables themselves are made by the
 * migrations.
 */
public final class DatabaseBackup {
    private static final String HISTORY = "migrations";

    private final Database database;
    private final List<String> schemas;

    public DatabaseBackup(Database database, List<String> schemas) {
        this.database = database;
        this.schemas = List.copyOf(schemas);
    }

    /** Writes a file for each table into {@code folder}, which must exist. */
    public void make(Path folder) {
        work("backup", connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String table : tables(connection)) {
                try (OutputStream out = Files.newOutputStream(folder.resolve(table + ".copy"))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy " + quoted(table) + " to stdout", out);
                }
            }
        });
    }

    /**
     * Fills the tables, which the migrations have made and which hold nothing yet, in one transaction.
     *
     * @throws Conflict when a table holds rows
     * @throws Incorrect when the backup lacks a table
     */
    public void restore(Path folder) {
        work("restore", connection -> {
            for (String table : tables(connection)) {
                requireEmpty(connection, table);
                Path file = folder.resolve(table + ".copy");
                if (!Files.exists(file)) {
                    throw new Incorrect(
                            "database.backup-incomplete",
                            "the backup " + folder + " has no file " + file.getFileName() + "; take a whole one");
                }
                try (InputStream in = Files.newInputStream(file)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + quoted(table) + " from stdin", in);
                }
            }
            setSequences(connection);
        });
    }

    private interface Step {
        void run(Connection connection) throws SQLException, IOException;
    }

    private void work(String what, Step step) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                step.run(connection);
                connection.commit();
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException | IOException e) {
            throw new Unavailable(
                    "database.backup-failed", "the " + what + " of the database failed: " + e.getMessage(), e);
        }
    }

    /** Each after those that it refers to. */
    private List<String> tables(Connection connection) throws SQLException {
        String sql = """
                with recursive chosen as (
                    select c.oid, n.nspname || '.' || c.relname as name
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = any (?) and c.relname <> '%s'
                ), depth as (
                    select oid, name, 0 as level from chosen
                    union
                    select child.oid, child.name, parent.level + 1
                    from depth parent
                    join pg_constraint f on f.confrelid = parent.oid and f.contype = 'f' and f.conrelid <> f.confrelid
                    join chosen child on child.oid = f.conrelid
                )
                select name from depth group by name order by max(level), name""".formatted(HISTORY);
        List<String> tables = new ArrayList<>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    /** A room may be called as a word of SQL is: {@code analyze}. */
    private static String quoted(String table) {
        return '"' + table.replace(".", "\".\"") + '"';
    }

    private static void requireEmpty(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from " + quoted(table) + ")")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new Conflict("database.not-empty", table + " holds rows already; restore into a new data folder");
            }
        }
    }

    /** Copied rows bring their numbers; what counts them goes on behind the highest. */
    private void setSequences(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select format('select setval(%L, coalesce((select max(%I) from %I.%I), 0) + 1, false)',
                              pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name),
                              column_name, table_schema, table_name)
                from information_schema.columns
                where table_schema = any (?) and is_identity = 'YES'""")) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            List<String> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(rows.getString(1));
                }
            }
            try (Statement change = connection.createStatement()) {
                for (String sql : changes) {
                    change.execute(sql);
                }
            }
        }
    }
}
