package io.windrose.database;

import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Unavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The schema that other programs read: tables that we fill, and one role that may read them and nothing else.
 * Thread-safe.
 */
public final class PublishedSchema {
    /** The table that tells of the others. */
    public static final String CONTENTS = "tables";

    private static final long LOCK = 0x7075626c69736865L;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int CHUNK = 1 << 16;

    private final Database database;
    private final Jdbi jdbi;

    public PublishedSchema(Database database) {
        this.database = database;
        this.jdbi = database.jdbi();
    }

    /**
     * A column to be made.
     *
     * @param type in PostgreSQL's words
     */
    public record Column(String name, String type, String meaning) {}

    /**
     * A table to be filled.
     *
     * @param name in small letters, digits and low lines
     * @param version what it is made of: a table of the same version is left as it is
     * @param fill hands each row to what it is given, one after the other
     */
    public record Table(
            String name, String meaning, List<Column> columns, String version, Consumer<Consumer<List<?>>> fill) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** A table that is there. */
    public record Published(String name, String meaning, long rows, String version, Instant at) {}

    /** How to sign in as the role that reads. */
    public record Reader(String role, String host, int port, String database) {}

    /** What is there, by name. */
    public List<Published> contents() {
        return jdbi.withHandle(handle -> exists(handle) ? contents(handle) : List.of());
    }

    /**
     * Puts these tables in the place of all that were there, at once: a reader sees the old ones or the new ones.
     *
     * @param now what they are said to be of
     * @throws Unavailable when somebody reads the old ones for too long; nothing was changed then
     */
    public void publish(List<Table> tables, Instant now) {
        try {
            jdbi.useTransaction(handle -> {
                handle.execute("select pg_advisory_xact_lock(?)", LOCK);
                handle.execute("create schema if not exists published");
                handle.execute("""
                        create table if not exists published.tables (
                            name text primary key, meaning text not null, rows bigint not null,
                            snapshot text not null, published_at timestamptz not null)""");
                publish(handle, tables, now);
                if (hasReader(handle)) {
                    grant(handle);
                }
            });
        } catch (JdbiException e) {
            if (hasState(e, LOCK_NOT_AVAILABLE)) {
                throw new Unavailable(
                        "database.published-in-use",
                        "somebody has read the published tables for long and still does: publish again later",
                        e);
            }
            throw e;
        }
    }

    private static void publish(Handle handle, List<Table> tables, Instant now) {
        Map<String, Published> known = new LinkedHashMap<>();
        contents(handle).forEach(published -> known.put(published.name(), published));
        Map<Table, Long> made = new LinkedHashMap<>();
        for (Table table : tables) {
            Published old = known.get(table.name());
            if (old == null || !old.version().equals(table.version())) {
                made.put(table, make(handle, table));
            }
        }
        // Filling takes long and stops nobody; from here on readers of the old tables are waited for.
        handle.execute("set local lock_timeout = '5s'");
        Set<String> gone = new HashSet<>(known.keySet());
        tables.forEach(table -> gone.remove(table.name()));
        gone.forEach(name -> {
            handle.execute("drop table if exists " + named(name));
            handle.execute("delete from published.tables where name = ?", name);
        });
        made.forEach((table, rows) -> {
            handle.execute("drop table if exists " + named(table.name()));
            handle.execute("alter table %s rename to %s".formatted(fresh(table), quoted(table.name())));
            handle.execute("""
                    insert into published.tables (name, meaning, rows, snapshot, published_at) values (?, ?, ?, ?, ?)
                    on conflict (name) do update set meaning = excluded.meaning, rows = excluded.rows,
                        snapshot = excluded.snapshot, published_at = excluded.published_at""", table.name(), table.meaning(), rows, table.version(), now.atOffset(ZoneOffset.UTC));
        });
    }

    /** Under a name of its own, which the transaction's end makes the right one. */
    private static long make(Handle handle, Table table) {
        handle.execute(table.columns().stream()
                .map(column -> quoted(column.name()) + " " + column.type())
                .collect(Collectors.joining(", ", "create table " + fresh(table) + " (", ")")));
        handle.execute("comment on table %s is %s".formatted(fresh(table), text(table.meaning())));
        table.columns()
                .forEach(column -> handle.execute("comment on column %s.%s is %s"
                        .formatted(fresh(table), quoted(column.name()), text(column.meaning()))));
        try {
            return copy(handle.getConnection(), table);
        } catch (SQLException e) {
            throw new Fault(
                    "database.published-not-filled", "the table published." + table.name() + " took no rows", e);
        }
    }

    private static long copy(Connection connection, Table table) throws SQLException {
        CopyIn copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy %s from stdin".formatted(fresh(table)));
        try {
            StringBuilder lines = new StringBuilder();
            table.fill().accept(row -> {
                lines.append(row.stream().map(PublishedSchema::copied).collect(Collectors.joining("\t")))
                        .append('\n');
                if (lines.length() >= CHUNK) {
                    write(copy, lines);
                }
            });
            write(copy, lines);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, StringBuilder lines) {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new Unavailable("database.published-cut", "the database took no more rows: publish again", e);
        }
    }

    private static String copied(@Nullable Object value) {
        return value == null
                ? "\\N"
                : value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    /** How to sign in, where somebody may. */
    public Optional<Reader> reader() {
        return jdbi.withHandle(handle -> hasReader(handle) ? Optional.of(reader(handle)) : Optional.empty());
    }

    /**
     * Gives the role that reads this password, after making the role if there is none; the one before counts no more.
     *
     * @throws Conflict when our own role may not make another
     */
    public Reader let(Handle handle, String password) {
        Reader reader = reader(handle);
        String role = quoted(reader.role());
        try {
            if (!isThere(handle, reader.role())) {
                handle.execute("create role " + role + " nologin");
            }
            // Hashed here, so that no log of the server's can hold it.
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .alterUserPassword(reader.role(), password.toCharArray(), "scram-sha-256");
            handle.execute("alter role " + role + " login connection limit 20");
            for (String setting : List.of(
                    "default_transaction_read_only = on", "statement_timeout = '10min'", "search_path = published")) {
                handle.execute(
                        "alter role %s in database %s set %s".formatted(role, quoted(reader.database()), setting));
            }
        } catch (SQLException | JdbiException e) {
            if (hasState(e, INSUFFICIENT_PRIVILEGE)) {
                throw new Conflict(
                        "database.makes-no-roles",
                        "the database's user \"%s\" may not make the role \"%s\": let an administrator run alter role %s createrole"
                                .formatted(database.user(), reader.role(), quoted(database.user())),
                        e);
            }
            throw new Unavailable("database.role-not-made", "the database did not take the role's password", e);
        }
        handle.execute("create schema if not exists published");
        grant(handle);
        return reader;
    }

    /** Lets nobody in any more, and ends the connections that there are. */
    public void close(Handle handle) {
        if (!hasReader(handle)) {
            return;
        }
        Reader reader = reader(handle);
        String role = quoted(reader.role());
        handle.execute("alter role %s nologin password null".formatted(role));
        handle.execute("grant %s to current_user".formatted(role));
        handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?", reader.role());
    }

    private void grant(Handle handle) {
        Reader reader = reader(handle);
        String role = quoted(reader.role());
        handle.execute("grant connect on database %s to %s".formatted(quoted(reader.database()), role));
        handle.execute("grant usage on schema published to " + role);
        handle.execute("grant select on all tables in schema published to " + role);
    }

    private Reader reader(Handle handle) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        String name = handle.createQuery("select current_database()")
                .mapTo(String.class)
                .one();
        int port = address.getPort() < 0 ? 5432 : address.getPort();
        return new Reader(
                name + "_reader", Optional.ofNullable(address.getHost()).orElse(""), port, name);
    }

    private boolean hasReader(Handle handle) {
        return handle.createQuery("select count(*) from pg_roles where rolname = :role and rolcanlogin")
                        .bind("role", reader(handle).role())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean isThere(Handle handle, String role) {
        return handle.createQuery("select count(*) from pg_roles where rolname = :role")
                        .bind("role", role)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean exists(Handle handle) {
        return handle.createQuery("select to_regclass('published.tables') is not null")
                .mapTo(Boolean.class)
                .one();
    }

    private static List<Published> contents(Handle handle) {
        return handle.createQuery("""
                        select name, meaning, rows, snapshot, published_at from published.tables order by name""")
                .map((row, context) -> new Published(
                        row.getString("name"),
                        row.getString("meaning"),
                        row.getLong("rows"),
                        row.getString("snapshot"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    private static boolean hasState(Throwable thrown, String state) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String fresh(Table table) {
        return named("new_" + table.name());
    }

    private static String named(String table) {
        return "published." + quoted(table);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
