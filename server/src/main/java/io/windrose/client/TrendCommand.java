package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose trend}: metrics over time. */
@Command(
        name = "trend",
        description = "Print metrics over time, a line for each bucket; broken down, a column for each row.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class TrendCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Option(names = "--metric", required = true, description = "A metric by its name; may be given again.")
    List<String> metrics;

    @Option(names = "--by", description = "A field to break down by, as channel; may be given again.")
    List<String> by = List.of();

    @Option(names = "--from", description = "The first day, as 2026-11-01; without it 30 days end with the last.")
    @Nullable
    String from;

    @Option(names = "--to", description = "The last day; without it today.")
    @Nullable
    String to;

    @Option(names = "--interval", description = "hour, day, week, month, quarter or year.")
    @Nullable
    String interval;

    @Option(names = "--compare", description = "previous or year: prints the total of that range as well.")
    @Nullable
    String compare;

    @Option(names = "--rows", description = "So many of the largest (default: 10).")
    @Nullable
    Integer rows;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    OutputFormat format;

    @Override
    public Integer call() {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put(
                "metrics", metrics.stream().map(name -> Map.of("metric", name)).toList());
        question.put("by", by);
        put(question, "from", from);
        put(question, "to", to);
        put(question, "interval", interval);
        put(question, "compare", compare);
        put(question, "rows", rows);
        JsonNode answer = server.connect().post("/api/analyses/trends", question);
        format.print(spec.commandLine().getOut(), answer, table(answer));
        PrintWriter err = spec.commandLine().getErr();
        answer.path("notes")
                .forEach(note -> err.println("note: " + note.path("text").asText()));
        err.flush();
        return 0;
    }

    private static void put(Map<String, Object> question, String name, @Nullable Object value) {
        if (value != null) {
            question.put(name, value);
        }
    }

    private static List<List<String>> table(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of("FROM"));
        answer.path("series").forEach(series -> headings.add(heading(answer, series)));
        lines.add(headings);
        JsonNode buckets = answer.path("buckets");
        for (int i = 0; i < buckets.size(); i++) {
            int bucket = i;
            List<String> line = new ArrayList<>(List.of(buckets.get(i)
                    .path("from")
                    .asText()
                    .replace("T00:00:00", "")
                    .replace("T00:00", "")));
            answer.path("series")
                    .forEach(series -> line.add(text(series.path("values").path(bucket))));
            lines.add(line);
        }
        lines.add(line(answer, "all", "total"));
        if (answer.has("comparedRange")) {
            lines.add(line(answer, "compared", "comparedTotal"));
        }
        return lines;
    }

    private static List<String> line(JsonNode answer, String name, String field) {
        List<String> line = new ArrayList<>(List.of(name));
        answer.path("series").forEach(series -> line.add(text(series.path(field))));
        return line;
    }

    private static String heading(JsonNode answer, JsonNode series) {
        String title = answer.path("metrics")
                .path(series.path("metric").asInt())
                .path("title")
                .asText();
        JsonNode label = series.path("label");
        if (label.isMissingNode()) {
            return title;
        }
        String values = StreamSupport.stream(label.path("values").spliterator(), false)
                .map(value -> value.isNull() ? "unknown" : value.asText())
                .collect(Collectors.joining(", "));
        return title + ": " + (values.isEmpty() ? label.path("kind").asText() : values);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : "";
    }
}
