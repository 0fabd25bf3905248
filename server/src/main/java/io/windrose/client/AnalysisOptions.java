package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all questions to events can be given, and how their answers are printed. */
final class AnalysisOptions {
    @Option(names = "--from", description = "The first day, as 2026-11-01; without it 30 days end with the last.")
    @Nullable
    String from;

    @Option(names = "--to", description = "The last day; without it today.")
    @Nullable
    String to;

    @Option(names = "--include", paramLabel = "WHAT", description = "robots or internal; may be given again.")
    @Nullable
    List<String> include;

    @Option(
            names = "--where",
            paramLabel = "FIELD:IS:VALUE",
            description = "What must hold of each event, as country:is:DE; may be given again.")
    @Nullable
    List<String> where;

    @Option(names = "--format", description = "table, json or csv (default: table).", defaultValue = "table")
    String format = "table";

    ObjectNode question() {
        ObjectNode question = ServerClient.MAPPER.createObjectNode();
        put(question, "from", from);
        put(question, "to", to);
        if (include != null) {
            include.forEach(question.putArray("include")::add);
        }
        if (where != null) {
            ArrayNode list = question.putArray("where");
            where.forEach(each -> condition(list.addObject(), each));
        }
        return question;
    }

    static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static void condition(ObjectNode node, String text) {
        List<String> words = List.of(text.split(":", 3));
        if (words.size() < 2) {
            throw new Incorrect(
                    "client.condition", "\"" + text + "\" is no condition: give it as country:is:DE or country:known");
        }
        node.put("field", words.get(0)).put("is", words.get(1));
        if (words.size() == 3) {
            node.putArray("values").add(words.get(2));
        }
    }

    /** {@code track:Product Viewed}, {@code page}; a name without a type is of what was tracked. */
    static void choice(ObjectNode node, String text) {
        List<String> words = List.of(text.split(":", 2));
        boolean isType =
                Arrays.stream(EventType.values()).anyMatch(type -> type.word().equals(words.getFirst()));
        if (isType) {
            node.put("type", words.getFirst());
            if (words.size() == 2) {
                node.put("event", words.getLast());
            }
        } else {
            node.put("type", EventType.TRACK.word()).put("event", text);
        }
    }

    /** Asks, and prints the answer's rows under the headings, unless the whole of it is wanted as JSON. */
    void print(ServerClient client, String path, ObjectNode question, PrintWriter out, Printer printer) {
        requireFormat();
        Map<String, Object> body = new LinkedHashMap<>();
        question.properties().forEach(each -> body.put(each.getKey(), each.getValue()));
        print(client.post(path, body), out, printer);
    }

    private void requireFormat() {
        if (!List.of("table", "json", "csv").contains(format)) {
            throw new Incorrect("client.format", "\"" + format + "\" is not a format; take table, json or csv");
        }
    }

    /** Prints an answer. */
    void print(JsonNode answer, PrintWriter out, Printer printer) {
        requireFormat();
        switch (format) {
            case "json" -> out.println(answer.toPrettyString());
            case "csv" -> printer.rows(answer).forEach(row -> out.println(csv(row)));
            default -> {
                List<List<String>> rows = printer.rows(answer);
                Table table = new Table(rows.getFirst().toArray(String[]::new));
                rows.subList(1, rows.size()).forEach(row -> table.row(row.toArray(String[]::new)));
                table.print(out);
                answer.path("notes")
                        .forEach(
                                note -> out.println("note: " + note.path("text").asText()));
            }
        }
        out.flush();
    }

    /** Rows of an answer, the headings first. */
    interface Printer {
        List<List<String>> rows(JsonNode answer);
    }

    private static String csv(List<String> row) {
        return row.stream()
                .map(cell -> cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                        ? "\"" + cell.replace("\"", "\"\"") + "\""
                        : cell)
                .collect(Collectors.joining(","));
    }

    static String label(JsonNode label) {
        JsonNode value = label.path("values").path(0);
        return value.isTextual() ? value.asText() : "(" + label.path("kind").asText() + ")";
    }

    /** Empty where there is none. */
    static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f%%", 100 * share.asDouble()) : "";
    }
}
