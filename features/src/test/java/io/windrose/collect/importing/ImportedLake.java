package io.windrose.collect.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.Recognition;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.CollectSettings;
import io.windrose.collect.judging.Expectations;
import io.windrose.core.Event;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.query.Query;
import io.windrose.security.AuditLog;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A lake that files are brought to, with a PostgreSQL of its own. */
final class ImportedLake implements AutoCloseable {
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(3);

    final List<Event> identified = new ArrayList<>();
    final Database database;
    final Lake lake;
    private final EmbeddedPostgres server;
    private final Calls calls;
    private final Path folder;
    Imports imports;

    ImportedLake(Path folder) {
        try {
            server = TestPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        this.folder = folder;
        this.database =
                Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 10), Path.of("unused"));
        database.migrate("security");
        database.migrate("collect");
        this.lake = Lake.open(LakeSettings.usual(), database, folder.resolve("lake"), Clock.systemUTC());
        this.calls = new Calls(CollectSettings.DEFAULT, new Ids(Clock.systemUTC()), Expectations.NONE);
        this.imports = open();
    }

    private Imports open() {
        return Imports.open(new Imports.Parts(
                database.jdbi(),
                new AuditLog(database.jdbi(), Clock.systemUTC()),
                lake,
                folder.resolve("imports"),
                ImportSettings.DEFAULT,
                () -> {},
                calls,
                identified::addAll,
                new Ids(Clock.systemUTC()),
                Clock.systemUTC()));
    }

    /** As after an end of the program. */
    void reopen() {
        imports.close();
        imports = open();
    }

    Import receive(ImportKind kind, String source, String text) {
        return receive(kind, source, text.getBytes(StandardCharsets.UTF_8));
    }

    Import receive(ImportKind kind, String source, byte[] bytes) {
        return receive(kind, source, new ByteArrayInputStream(bytes));
    }

    Import receive(ImportKind kind, String source, InputStream body) {
        Recognition.Hints hints =
                new Recognition.Hints(ZoneOffset.UTC, Optional.empty(), LocalDate.parse("2026-03-01"));
        return imports.receive(kind, source, "file", body, hints, "ada");
    }

    /** Receives, starts and awaits. */
    Import bring(ImportKind kind, String source, String text) {
        return finish(receive(kind, source, text));
    }

    Import finish(Import one) {
        imports.start(one.id(), "ada");
        Import ended = await(one.id());
        assertThat(ended.state()).as(ended.toString()).isEqualTo(Import.State.COMPLETE);
        return ended;
    }

    Import await(UUID id) {
        long deadline = System.nanoTime() + LIMIT;
        Import now = imports.find(id);
        while (now.state() == Import.State.RUNNING && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            now = imports.find(id);
        }
        return now;
    }

    String refused(Import one) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        imports.refused(one.id(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    List<List<@Nullable Object>> rows(String sql) {
        return lake.query(Query.of(sql), result -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }

    @Override
    public void close() {
        imports.close();
        lake.close();
        database.close();
        try {
            calls.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
