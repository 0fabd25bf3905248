package io.windrose.lake.sandbox;

import io.windrose.core.Incorrect;
import io.windrose.core.TextPlace;
import io.windrose.lake.query.Answer;
import io.windrose.lake.query.ArrowStream;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.ExcerptOnly;
import io.windrose.lake.query.ExcerptViews;
import io.windrose.lake.query.Failure;
import io.windrose.lake.query.Reading;
import io.windrose.lake.query.RunningQuery;
import io.windrose.lake.query.SelectOnly;
import io.windrose.lake.query.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/**
 * Runs one query in the child, in a DuckDB that is made for it and thrown away after it, so that a query finds nothing
 * of those before it.
 */
final class UntrustedQuery {
    /** Rows of one batch; few, because a row can be large. */
    private static final int BATCH_ROWS = 2_048;

    /**
     * What the driver says of a query that fails before its first rows while it streams; it lost DuckDB's own words.
     * Nothing was sent then, so that the query is run once more without streaming, which says what is wrong.
     */
    private static final String WITHOUT_WORDS = "Invalid Input Error: Invalid result set";

    private final Question question;
    private final RunningQuery running;
    private final Path scratch;

    UntrustedQuery(Question question, RunningQuery running) {
        this.question = question;
        this.running = running;
        this.scratch = Path.of(question.scratch());
    }

    void run(OutputStream out) throws SQLException, IOException {
        try {
            run(out, DuckDb::openStreaming);
        } catch (SQLException e) {
            if (!WITHOUT_WORDS.equals(e.getMessage())) {
                throw e;
            }
            run(out, DuckDb::open);
        }
    }

    /** One of {@link DuckDb}'s ways to make a database. */
    private interface Opening {
        DuckDBConnection open(int megabytes, int threads, Path scratch);
    }

    private void run(OutputStream out, Opening opening) throws SQLException, IOException {
        try (BufferAllocator memory = new RootAllocator();
                DuckDBConnection duckdb =
                        opening.open(question.megabytes(), question.threads(), scratch.resolve("query"))) {
            Optional<Excerpt> excerpt = Optional.ofNullable(question.excerpt());
            // Whoever knew the name could read the whole.
            ExcerptViews parts = excerpt.isPresent()
                    ? new ExcerptViews(duckdb, UUID.randomUUID().toString())
                    : null;
            close(duckdb);
            SelectOnly.check(duckdb, question.sql());
            if (excerpt.isPresent()) {
                ExcerptOnly.check(duckdb, question.sql(), excerpt.get());
            }
            Reading reading = Reading.of(
                    duckdb,
                    question.sql(),
                    question.views().stream().map(Question.Shown::view).toList(),
                    question.derived(),
                    excerpt);
            if (parts == null) {
                show(duckdb, reading);
            } else {
                parts.show(reading);
            }
            answer(duckdb, reading, memory, out);
        }
    }

    private void answer(DuckDBConnection duckdb, Reading reading, BufferAllocator memory, OutputStream out)
            throws SQLException, IOException {
        try (Statement statement = duckdb.createStatement()) {
            running.begin(statement);
            try (DuckDBResultSet rows = begun(statement, reading)) {
                ArrowReader batches = (ArrowReader) rows.arrowExportStream(memory, BATCH_ROWS);
                switch (question.form()) {
                    case ARROW -> writeArrow(batches, out);
                    case PARQUET -> writeParquet(batches, memory, out);
                }
            } finally {
                running.end();
            }
        }
    }

    private DuckDBResultSet begun(Statement statement, Reading reading) throws SQLException {
        try {
            return (DuckDBResultSet) statement.executeQuery(reading.sql());
        } catch (SQLException e) {
            if (WITHOUT_WORDS.equals(e.getMessage())) {
                throw e;
            }
            Failure failure = Failure.of(String.valueOf(e.getMessage()));
            throw new Incorrect(
                    "lake.query-failed",
                    "the query failed: " + failure.words(),
                    failure.bytes().map(reading.original()).map(this::place));
        }
    }

    private TextPlace place(Failure.Bytes bytes) {
        return TextPlace.ofBytes(question.sql(), bytes.from(), bytes.end());
    }

    /** From here on it reads the files behind the views, and nothing can change that. */
    private void close(DuckDBConnection duckdb) throws SQLException {
        String files = question.views().stream()
                .flatMap(view -> view.files().stream())
                .map(Sql::text)
                .collect(Collectors.joining(", ", "[", "]"));
        execute(duckdb, "set max_temp_directory_size = '%dMiB'".formatted(4L * question.megabytes()));
        execute(duckdb, "set allowed_paths = " + files);
        execute(duckdb, "set enable_external_access = false");
        execute(duckdb, "set errors_as_json = true");
        execute(duckdb, "set lock_configuration = true");
    }

    private static void show(DuckDBConnection duckdb, Reading reading) throws SQLException {
        for (Map.Entry<String, String> view : reading.selects().entrySet()) {
            execute(duckdb, "create temp view %s as %s".formatted(Sql.name(view.getKey()), view.getValue()));
        }
    }

    private void writeArrow(ArrowReader batches, OutputStream out) throws IOException {
        try (batches) {
            ArrowStream.write(new Answer(batches, question.rowLimit()), out);
        }
    }

    /** By a second DuckDB, which never sees the caller's text: only it can write a file. */
    private void writeParquet(ArrowReader batches, BufferAllocator memory, OutputStream out)
            throws SQLException, IOException {
        Path file = scratch.resolve("answer.parquet");
        try (DuckDBConnection writer =
                        DuckDb.open(question.megabytes(), question.threads(), scratch.resolve("parquet"));
                ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
            // The stream owns the batches from here on.
            Data.exportArrayStream(memory, batches, stream);
            try {
                writer.registerArrowStream("answer", stream);
                execute(
                        writer,
                        "copy (select * from answer limit %d) to %s (format parquet, compression zstd)"
                                .formatted(question.rowLimit(), Sql.text(file.toString())));
            } finally {
                stream.release();
            }
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void execute(DuckDBConnection duckdb, String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }
}
