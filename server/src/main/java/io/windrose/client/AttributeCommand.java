package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code windrose attribute}: which touches conversions are credited to. */
@Command(
        name = "attribute",
        description = "Print what models credit channels or campaigns with, and what these add to what would have come"
                + " anyway.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class AttributeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(
            names = "--paths",
            paramLabel = "FILE",
            description = "Counted paths instead of the lake: CSV, may be gzipped, with path (a > b > c), conversions, and"
                    + " value and nulls if there are.")
    @Nullable
    private Path paths;

    @Option(names = "--by", description = "channel or campaign (default: channel).", defaultValue = "channel")
    private String by;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "first, last, last-non-direct, linear, time-decay, position-based, markov-1, markov-2, shapley or"
                    + " data-driven; may be given again. Without it all.")
    @Nullable
    private List<String> models;

    @Option(names = "--event", description = "What converts, as track:Sign Up; without it orders.")
    @Nullable
    private String event;

    @Option(names = "--value", description = "The field that says what such an event is worth, as properties.worth.")
    @Nullable
    private String value;

    @Option(names = "--worth", description = "gross, net or margin of orders (default: gross).")
    @Nullable
    private String worth;

    @Option(names = "--lookback", paramLabel = "DAYS", description = "How old a touch may be (default: 30).")
    @Nullable
    private Integer lookback;

    @Option(
            names = "--view-through",
            paramLabel = "EVENT",
            description = "An event that touches without a visit, as \"Email Opened\"; may be given again.")
    @Nullable
    private List<String> viewThrough;

    @Option(names = "--view-lookback", paramLabel = "DAYS", description = "How old such a touch may be (default: 1).")
    @Nullable
    private Integer viewLookback;

    @Option(
            names = "--half-life",
            description = "Of time decay, in days (default: 7); in touches for a file (default: 2).")
    @Nullable
    private Double halfLife;

    @Option(names = "--seed", description = "Of what is drawn (default: 1).")
    @Nullable
    private Long seed;

    @Override
    public void run() {
        JsonNode made = paths == null ? ofLake() : ofFile(paths);
        // The notes of a table are those of the answer.
        asked.print(
                asked.format.equals("json") ? made : made.path("answer"),
                spec.commandLine().getOut(),
                this::rows);
    }

    private JsonNode ofLake() {
        Map<String, Object> body = new LinkedHashMap<>();
        question().properties().forEach(each -> body.put(each.getKey(), each.getValue()));
        return server.connect().post("/api/attribution", body);
    }

    private JsonNode ofFile(Path file) {
        if (asked.from != null || asked.to != null || event != null || viewThrough != null || lookback != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--paths takes journeys as they are counted: leave --from, --to, --event, --view-through and"
                            + " --lookback out");
        }
        AddressQuery query = new AddressQuery()
                .with("halfLife", halfLife == null ? null : halfLife.toString())
                .with("seed", seed == null ? null : seed.toString());
        return server.connect().upload("/api/attribution/paths" + query, file);
    }

    private ObjectNode question() {
        ObjectNode question = asked.question();
        question.put("by", by);
        if (event != null || worth != null) {
            ObjectNode conversion = question.putObject("conversion");
            AnalysisOptions.put(conversion, "worth", worth);
            AnalysisOptions.put(conversion, "value", value);
            if (event != null) {
                AnalysisOptions.choice(conversion.putObject("event"), event);
            }
        }
        if (lookback != null) {
            question.put("lookbackDays", lookback);
        }
        if (viewLookback != null) {
            question.put("viewLookbackDays", viewLookback);
        }
        if (viewThrough != null) {
            viewThrough.forEach(question.putArray("viewThrough")::add);
        }
        if (halfLife != null) {
            question.put("halfLife", halfLife);
        }
        if (seed != null) {
            question.put("seed", seed);
        }
        return question;
    }

    private List<List<String>> rows(JsonNode answer) {
        List<String> shown = StreamSupport.stream(answer.path("models").spliterator(), false)
                .filter(model -> !model.has("silence"))
                .map(model -> model.path("model").asText())
                .filter(model -> models == null || models.contains(model))
                .toList();
        if (models != null && shown.isEmpty() && !answer.path("models").isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no model " + models + "; see --help for their names");
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("OF", "COST"));
        shown.forEach(model -> heading.add(model.toUpperCase(Locale.ROOT)));
        heading.addAll(List.of("ADDS", "90% FROM", "TO", "BASIS"));
        lines.add(heading);
        for (JsonNode row : answer.path("rows")) {
            List<String> line = new ArrayList<>();
            line.add(row.path("name").asText(row.path("key").asText()));
            line.add(number(row.path("cost")));
            for (String model : shown) {
                line.add(StreamSupport.stream(row.path("credits").spliterator(), false)
                        .filter(credit -> credit.path("model").asText().equals(model))
                        .map(credit -> number(credit.path("conversions")))
                        .findFirst()
                        .orElse(""));
            }
            JsonNode increment = row.path("increment");
            line.add(number(increment.path("added")));
            line.add(number(increment.path("low")));
            line.add(number(increment.path("high")));
            line.add(increment.path("basis").asText(""));
            lines.add(line);
        }
        return lines;
    }

    /** Empty where there is none. */
    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "";
    }
}
