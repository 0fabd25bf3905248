package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Incorrect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose funnel}: how many people come how far. */
@Command(
        name = "funnel",
        description = "Print how many people come how far on a way of several steps.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class FunnelCommand implements Runnable {
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(
            names = "--step",
            paramLabel = "EVENT",
            required = true,
            description = "As \"track:Product Viewed\" or page, two or more; with a question mark before it, it is"
                    + " optional.")
    private List<String> steps;

    @Option(
            names = "--excluding",
            paramLabel = "N:EVENT",
            description = "What ends an attempt between step N and the next, as \"1:track:Signed Out\".")
    private @Nullable List<String> excluding;

    @Option(names = "--order", description = "ordered, strict or any (default: ordered).")
    private @Nullable String order;

    @Option(
            names = "--window",
            description = "From the first step to the last, as 30m, 12h or 7d (default: ${DEFAULT-VALUE}).",
            defaultValue = "7d")
    private String window;

    @Option(names = "--by", paramLabel = "FIELD", description = "A field of the first step's event.")
    private @Nullable String by;

    @Option(names = "--rows", description = "So many values of --by have a row (default: 10).")
    private @Nullable Integer rows;

    @Option(names = "--compare", description = "none, previous or year (default: none).")
    private @Nullable String compare;

    @Override
    public void run() {
        ObjectNode question = asked.question();
        for (String step : steps) {
            ObjectNode node = question.withArray("steps").addObject();
            boolean isOptional = step.startsWith("?");
            AnalysisOptions.choice(node.putObject("of"), isOptional ? step.substring(1) : step);
            node.put("optional", isOptional);
        }
        if (excluding != null) {
            for (String each : excluding) {
                Matcher parts = Pattern.compile("(\\d{1,3}):(.+)").matcher(each);
                if (!parts.matches()) {
                    throw new Incorrect(
                            "client.exclusion", "\"" + each + "\" excludes nothing: give it as \"1:track:Signed Out\"");
                }
                ObjectNode node = question.withArray("excluding").addObject();
                AnalysisOptions.choice(node.putObject("of"), parts.group(2));
                node.put("after", Integer.parseInt(parts.group(1)));
            }
        }
        AnalysisOptions.put(question, "order", order);
        AnalysisOptions.put(question, "by", by);
        AnalysisOptions.put(question, "compare", compare);
        if (rows != null) {
            question.put("rows", rows);
        }
        question.put("windowSeconds", seconds(window));
        asked.print(
                server.connect(),
                "/api/analyses/funnels",
                question,
                spec.commandLine().getOut(),
                by == null ? FunnelCommand::steps : FunnelCommand::rows);
    }

    private static long seconds(String text) {
        Matcher parts = WINDOW.matcher(text);
        if (!parts.matches()) {
            throw new Incorrect("client.window", "\"" + text + "\" is no window: give it as 30m, 12h or 7d");
        }
        return Long.parseLong(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), 1L);
    }

    private static List<List<String>> steps(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STEP", "PEOPLE", "OF PREVIOUS", "OF FIRST", "MEDIAN SECONDS", "COMPARED"));
        int place = 0;
        for (JsonNode step : answer.path("steps")) {
            rows.add(List.of(
                    step.path("title").asText(),
                    step.path("people").asText(),
                    AnalysisOptions.percent(step.path("ofPrevious")),
                    AnalysisOptions.percent(step.path("ofFirst")),
                    step.path("secondsMedian").asText(),
                    answer.path("compared").path("steps").path(place++).asText()));
        }
        return rows;
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("VALUE"));
        List<String> all = new ArrayList<>(List.of("(all)"));
        answer.path("steps").forEach(step -> {
            head.add(step.path("title").asText());
            all.add(step.path("people").asText());
        });
        rows.add(head);
        for (JsonNode row : answer.path("rows")) {
            List<String> cells = new ArrayList<>(List.of(AnalysisOptions.label(row.path("label"))));
            row.path("steps").forEach(people -> cells.add(people.asText()));
            rows.add(cells);
        }
        rows.add(all);
        return rows;
    }
}
