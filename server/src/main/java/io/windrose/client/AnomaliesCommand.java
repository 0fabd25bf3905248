package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose anomalies}: what was expected of metrics. */
@Command(
        name = "anomalies",
        description = {
            "Print how all metrics stood yesterday beside what was expected of them;",
            "with --metric one metric by day; with --explain the parts of a day's change."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class AnomaliesCommand implements Callable<Integer> {
    private static final String PATH = "/api/analyses/anomalies";

    @Spec
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Mixin
    AnalysisOptions options;

    @Option(names = "--metric", description = "A metric by its name.")
    @Nullable
    String metric;

    @Option(names = "--explain", paramLabel = "DAY", description = "A day whose change is split into parts.")
    @Nullable
    String explain;

    @Override
    public Integer call() {
        ServerClient client = server.connect();
        if (metric == null) {
            options.print(client.get(PATH), spec.commandLine().getOut(), AnomaliesCommand::standings);
            return 0;
        }
        ObjectNode question = options.question();
        question.putObject("metric").put("metric", metric);
        AnalysisOptions.put(question, "explain", explain);
        options.print(
                client,
                PATH,
                question,
                spec.commandLine().getOut(),
                explain == null ? AnomaliesCommand::days : AnomaliesCommand::parts);
        return 0;
    }

    private static List<List<String>> standings(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("METRIC", "VALUE", "EXPECTED", "LOW", "HIGH", "VERDICT", "NOTE"));
        answer.path("metrics").forEach(one -> {
            List<String> line = new ArrayList<>(List.of(one.path("name").asText()));
            figures(line, one.path("day"));
            line.add(one.path("notes").path(0).path("text").asText());
            lines.add(line);
        });
        return lines;
    }

    private static List<List<String>> days(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("DAY", "VALUE", "EXPECTED", "LOW", "HIGH", "VERDICT"));
        answer.path("days").forEach(day -> {
            List<String> line = new ArrayList<>(List.of(day.path("day").asText()));
            figures(line, day);
            lines.add(line);
        });
        return lines;
    }

    private static void figures(List<String> line, JsonNode day) {
        for (String figure : List.of("value", "expected", "low", "high")) {
            line.add(number(day.path(figure)));
        }
        line.add(day.path("verdict").asText("unknown"));
    }

    private static List<List<String>> parts(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("FIELD", "PART", "VALUE", "EXPECTED", "CHANGE", "EXPLAINS"));
        for (JsonNode split : answer.path("explanation").path("splits")) {
            int place = 0;
            for (JsonNode part : split.path("parts")) {
                lines.add(List.of(
                        split.path("field").asText(),
                        name(part.path("label")),
                        number(part.path("value")),
                        number(part.path("expected")),
                        number(part.path("change")),
                        place++ < split.path("named").asInt() ? "yes" : ""));
            }
        }
        return lines;
    }

    private static String name(JsonNode label) {
        String values = StreamSupport.stream(label.path("values").spliterator(), false)
                .map(value -> value.isNull() ? "unknown" : value.asText())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "(" + label.path("kind").asText() + ")" : values;
    }

    private static String number(JsonNode value) {
        return value.isNumber()
                ? new BigDecimal(value.asDouble())
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }
}
