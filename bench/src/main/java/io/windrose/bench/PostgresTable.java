package io.windrose.bench;

import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A table of events in a PostgreSQL of its own, with the indexes that such a table usually has. */
final class PostgresTable implements AutoCloseable {
    private static final List<String> INDEXES = List.of(
            "create index on events (profile_id, occurred_at)",
            "create index on events (occurred_at)",
            "create index on events (name, occurred_at)");

    private final Database database;

    private PostgresTable(Database database) {
        this.database = database;
    }

    /** @param csv without a heading, moments in microseconds */
    static PostgresTable of(Path csv, Path folder) {
        PostgresTable table = new PostgresTable(Database.open(DatabaseSettings.own(), folder));
        table.database.jdbi().useHandle(handle -> {
            handle.execute("""
                    create unlogged table loaded (profile_id bigint, moment bigint, type text, name text,
                        session_id text, path text, device text, traffic text, channel text, country text)""");
            try (InputStream rows = Files.newInputStream(csv)) {
                handle.getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy loaded from stdin (format csv)", rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            handle.execute("""
                    create unlogged table events as
                    select profile_id, 'epoch'::timestamptz + moment * interval '1 microsecond' as occurred_at, type, name,
                           session_id, path, device, traffic, channel, country
                    from loaded""");
            handle.execute("drop table loaded");
            INDEXES.forEach(handle::execute);
            handle.execute("vacuum analyze events");
        });
        return table;
    }

    /** @param megabytes for each sort of a statement */
    List<List<@Nullable Object>> rows(String sql, int megabytes) {
        return database.jdbi().withHandle(handle -> {
            handle.execute("set time zone 'UTC'");
            handle.execute("set work_mem = '%dMB'".formatted(megabytes));
            return rows(handle, sql);
        });
    }

    private static List<List<@Nullable Object>> rows(Handle handle, String sql) {
        return handle.createQuery(sql)
                .map((row, context) -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getObject(i));
                    }
                    return values;
                })
                .list();
    }

    @Override
    public void close() {
        database.close();
    }
}
