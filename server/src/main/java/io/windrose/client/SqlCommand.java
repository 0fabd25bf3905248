package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code windrose sql}: asks the lake. */
@Command(
        name = "sql",
        description = "Ask the lake in SQL (DuckDB's dialect, or Spark's).",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class SqlCommand implements Runnable {
    private enum Format {
        TABLE,
        JSON,
        CSV,
        XLSX,
        PARQUET,
        ARROW
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "QUERY", description = "One SELECT over events, spend, rejected and identities.")
    private String query;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, json, csv, xlsx, parquet or arrow (default: table).",
            converter = FormatConverter.class,
            defaultValue = "table")
    private Format format;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Rows at most (default: 10000 as table or json, all in the other formats).")
    private @Nullable Long limit;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "How long it may take (default: 60).",
            defaultValue = "60")
    private int timeLimit;

    @Option(names = "--output", paramLabel = "FILE", description = "Write there (default: to the screen).")
    private @Nullable Path output;

    /** Takes the words as they are in the documents, in small letters. */
    private static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            for (Format one : Format.values()) {
                if (one.name().equalsIgnoreCase(word)) {
                    return one;
                }
            }
            throw new TypeConversionException(
                    "\"" + word + "\" is not a format; take table, json, csv, xlsx, parquet or arrow");
        }
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "duckdb, or spark in its own dialect, for owners (default: duckdb).",
            converter = EngineConverter.class,
            defaultValue = "duckdb")
    private Engine engine;

    /** Which engine answers, and where it is asked. */
    private enum Engine {
        DUCKDB("/api/sql"),
        SPARK("/api/spark/sql");

        private final String path;

        Engine(String path) {
            this.path = path;
        }
    }

    private static final class EngineConverter implements ITypeConverter<Engine> {
        @Override
        public Engine convert(String word) {
            for (Engine one : Engine.values()) {
                if (one.name().equalsIgnoreCase(word)) {
                    return one;
                }
            }
            throw new TypeConversionException("\"" + word + "\" is not an engine; take duckdb or spark");
        }
    }

    @Override
    public void run() {
        ServerClient client = server.connect();
        String id = UUID.randomUUID().toString();
        CancelOnExit cancelling = new CancelOnExit(client, id);
        try {
            switch (format) {
                case TABLE, JSON -> print(client.post(engine.path, question(id, "json")));
                case CSV, XLSX, PARQUET, ARROW ->
                    download(client, question(id, format.name().toLowerCase(Locale.ROOT)));
            }
        } finally {
            cancelling.close();
        }
    }

    private Map<String, Object> question(String id, String wanted) {
        Map<String, Object> question =
                new LinkedHashMap<>(Map.of("sql", query, "id", id, "format", wanted, "timeLimitSeconds", timeLimit));
        Optional.ofNullable(limit).ifPresent(rows -> question.put("limit", rows));
        return question;
    }

    private void download(ServerClient client, Map<String, ?> question) {
        if (output == null) {
            client.download(engine.path, question, System.out);
            return;
        }
        try (OutputStream file = Files.newOutputStream(output)) {
            client.download(engine.path, question, file);
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private void print(JsonNode answer) {
        if (output == null) {
            print(answer, spec.commandLine().getOut());
        } else {
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(output))) {
                print(answer, file);
            } catch (IOException e) {
                throw unwritable(output, e);
            }
        }
        if (answer.path("cut").asBoolean()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("windrose: there are more rows; raise --limit");
            err.flush();
        }
    }

    private void print(JsonNode answer, PrintWriter out) {
        if (format == Format.TABLE) {
            table(answer).print(out);
        } else {
            json(answer, out);
        }
        out.flush();
    }

    private static Incorrect unwritable(Path file, IOException cause) {
        return new Incorrect(
                "client.unwritable", "the file " + file + " cannot be written (" + cause + "); give another", cause);
    }

    private static Table table(JsonNode answer) {
        Table table = new Table(names(answer).toArray(String[]::new));
        for (JsonNode row : answer.path("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.isNull() ? "" : text(cell)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    /** One object a line. */
    private static void json(JsonNode answer, PrintWriter out) {
        List<String> names = names(answer);
        for (JsonNode row : answer.path("rows")) {
            var object = ServerClient.MAPPER.createObjectNode();
            for (int i = 0; i < names.size(); i++) {
                object.set(names.get(i), row.get(i));
            }
            out.println(object);
        }
    }

    private static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("columns").forEach(column -> names.add(column.path("name").asText()));
        return names;
    }

    private static String text(JsonNode cell) {
        return cell.isValueNode() ? cell.asText() : cell.toString();
    }
}
