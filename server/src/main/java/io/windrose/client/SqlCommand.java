package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code windrose sql}: asks the lake. */
@Command(name = "sql", description = "Ask the lake in SQL (DuckDB's dialect).", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class SqlCommand implements Runnable {
    private enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "QUERY", description = "One SELECT over events, rejected and identities.")
    private String query;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json (default: table).",
            converter = FormatConverter.class,
            defaultValue = "table")
    private Format format;

    @Option(names = "--limit", paramLabel = "N", description = "Rows at most (default: 10000).", defaultValue = "10000")
    private int limit;

    /** Takes the words as they are in the documents, in small letters. */
    private static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            for (Format one : Format.values()) {
                if (one.name().equalsIgnoreCase(word)) {
                    return one;
                }
            }
            throw new TypeConversionException("\"" + word + "\" is not a format; take table, csv or json");
        }
    }

    @Override
    public void run() {
        JsonNode answer = server.connect().post("/api/sql", Map.of("sql", query, "limit", limit));
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> table(answer).print(out);
            case CSV -> csv(answer, out);
            case JSON -> json(answer, out);
        }
        out.flush();
        if (answer.path("cut").asBoolean()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("windrose: there are more rows; raise --limit, which is " + limit);
            err.flush();
        }
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

    /** By RFC 4180; null is an empty field and an empty text is "". */
    private static void csv(JsonNode answer, PrintWriter out) {
        out.println(
                String.join(",", names(answer).stream().map(SqlCommand::quoted).toList()));
        for (JsonNode row : answer.path("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.isNull() ? "" : quoted(text(cell))));
            out.println(String.join(",", cells));
        }
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

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
