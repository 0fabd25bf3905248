package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose paths}: which way people take through their visits. */
@Command(
        name = "paths",
        description = "Print which way people take through their visits, step by step.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class PathsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(names = "--start", paramLabel = "EVENT", description = "Where paths begin, as \"track:Product Viewed\".")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "EVENT", description = "Where paths lead to.")
    private @Nullable String end;

    @Option(names = "--depth", description = "How many steps (default: 5).")
    private @Nullable Integer depth;

    @Option(names = "--nodes", description = "page or event (default: page).")
    private @Nullable String nodes;

    @Option(names = "--most", description = "So many names a step (default: 8).")
    private @Nullable Integer most;

    @Option(names = "--loops", description = "Show a name as often as it is repeated at once.")
    private boolean loops;

    @Override
    public void run() {
        ObjectNode question = asked.question();
        if (start != null) {
            AnalysisOptions.choice(question.putObject("start"), start);
        }
        if (end != null) {
            AnalysisOptions.choice(question.putObject("end"), end);
        }
        AnalysisOptions.put(question, "nodes", nodes);
        if (depth != null) {
            question.put("depth", depth);
        }
        if (most != null) {
            question.put("most", most);
        }
        question.put("fold", !loops);
        asked.print(
                server.connect(),
                "/api/analyses/paths",
                question,
                spec.commandLine().getOut(),
                PathsCommand::rows);
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STEP", "FROM", "TO", "PATHS"));
        for (JsonNode link : answer.path("links")) {
            rows.add(List.of(
                    link.path("step").asText(),
                    name(answer.path("nodes").path(link.path("from").asInt())),
                    name(answer.path("nodes").path(link.path("to").asInt())),
                    link.path("count").asText()));
        }
        return rows;
    }

    private static String name(JsonNode node) {
        return node.has("name")
                ? node.path("name").asText()
                : "(" + node.path("kind").asText() + ")";
    }
}
