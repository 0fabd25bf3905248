package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code windrose forecast}: what is expected of a metric, or of a series in a file. */
@Command(
        name = "forecast",
        description = "Print what is expected of a metric or of a file's series, with intervals, and how methods did on"
                + " what was known already.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class ForecastCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(names = "--metric", description = "A metric by its name, as orders.")
    @Nullable
    private String metric;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A series instead of a metric: CSV with a column of days, one of figures, and spend if there"
                    + " is.")
    @Nullable
    private Path file;

    @Option(
            names = "--every",
            paramLabel = "STEP",
            description = "day, week or month (default: week; of a file, what its days say).")
    @Nullable
    private String every;

    @Option(names = "--ahead", paramLabel = "STEPS", description = "How many (default: 28 days, 12 weeks, 6 months).")
    @Nullable
    private Integer ahead;

    @Option(
            names = "--country",
            description = "Whose holidays are looked at, as DE or DE-BY; may be given again. Without it those of the"
                    + " setting company.countries.")
    @Nullable
    private List<String> countries;

    @Option(
            names = "--spend",
            paramLabel = "AMOUNT",
            arity = "0..1",
            fallbackValue = "",
            description = "Look at spend, of which so much is planned a step; without an amount as much as of late.")
    @Nullable
    private String spend;

    @Option(
            names = "--method",
            description = "mean, ets, theta, seasonal-naive, regression or multiplied-regression; without it the one"
                    + " that did best in trials.")
    @Nullable
    private String method;

    @Override
    public void run() {
        if ((metric == null) == (file == null)) {
            throw new ParameterException(spec.commandLine(), "give --metric, or --file, and not both");
        }
        JsonNode made = file == null ? ofLake() : ofFile(file);
        PrintWriter out = spec.commandLine().getOut();
        if (asked.format.equals("json")) {
            asked.print(made, out, ForecastCommand::rows);
            return;
        }
        JsonNode answer = made.path("answer");
        asked.print(answer, out, ForecastCommand::rows);
        if (asked.format.equals("table")) {
            out.println();
            OutputFormat.table.print(out, answer, methods(answer));
            out.println(taken(answer));
            out.flush();
        }
    }

    private JsonNode ofLake() {
        ObjectNode question = asked.question();
        question.put("metric", metric);
        AnalysisOptions.put(question, "interval", every);
        AnalysisOptions.put(question, "method", method);
        if (ahead != null) {
            question.put("ahead", ahead);
        }
        if (countries != null) {
            countries.forEach(question.putArray("countries")::add);
        }
        if (spend != null) {
            ArrayNode planned = question.putObject("spend").putArray("planned");
            if (!spend.isEmpty()) {
                planned.add(amount(spend));
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        question.properties().forEach(each -> body.put(each.getKey(), each.getValue()));
        return server.connect().post("/api/forecasts", body);
    }

    private JsonNode ofFile(Path series) {
        if (asked.from != null || asked.to != null || asked.where != null || asked.include != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--file takes the series as it is: leave --from, --to, --where and --include out");
        }
        AddressQuery query = new AddressQuery()
                .with("interval", every)
                .with("ahead", ahead == null ? null : ahead.toString())
                .with("countries", countries == null ? null : String.join(",", countries))
                .with("spend", spend == null || spend.isEmpty() ? null : spend)
                .with("method", method);
        return server.connect().upload("/api/forecasts/series" + query, series);
    }

    private double amount(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--spend is \"" + text + "\"; give an amount, or none", e);
        }
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("FROM", "EXPECTED"));
        answer.path("ahead").path(0).path("bands").forEach(band -> {
            heading.add(whole(band.path("coverage")) + " FROM");
            heading.add("TO");
        });
        lines.add(heading);
        answer.path("ahead").forEach(step -> {
            List<String> line = new ArrayList<>(List.of(step.path("day").asText(), number(step.path("expected"))));
            step.path("bands").forEach(band -> {
                line.add(number(band.path("low")));
                line.add(number(band.path("high")));
            });
            lines.add(line);
        });
        return lines;
    }

    private static List<List<String>> methods(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>(List.of(List.of("METHOD", "TRIALS", "MASE", "SMAPE", "")));
        answer.path("methods").forEach(each -> {
            boolean isTaken = each.path("method").equals(answer.path("method"));
            lines.add(List.of(
                    each.path("method").asText(),
                    each.path("windows").asText(),
                    number(each.path("mase")),
                    each.has("smape") ? number(each.path("smape")) + "%" : "",
                    isTaken ? "taken" : each.path("objection").asText("")));
        });
        return lines;
    }

    private static String taken(JsonNode answer) {
        StringBuilder held = new StringBuilder();
        answer.path("coverages").forEach(each -> {
            if (each.has("held")) {
                held.append(held.isEmpty() ? "; in trials, intervals of " : ", of ")
                        .append(whole(each.path("coverage")))
                        .append(" held ")
                        .append(whole(each.path("held")));
            }
        });
        return "%s was taken: %s%s"
                .formatted(answer.path("method").asText(), answer.path("reason").asText(), held);
    }

    private static String whole(JsonNode share) {
        return Math.round(100 * share.asDouble()) + "%";
    }

    /** Empty where there is none; four digits of what is small. */
    private static String number(JsonNode value) {
        if (!value.isNumber()) {
            return "";
        }
        double number = value.asDouble();
        return String.format(Locale.ROOT, Math.abs(number) < 1 ? "%.4f" : "%.2f", number);
    }
}
