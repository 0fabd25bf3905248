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

/** {@code windrose retention}: who comes back. */
@Command(
        name = "retention",
        description = "Print how many people come back, by the period in which they came first.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class RetentionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(names = "--first", paramLabel = "EVENT", description = "As \"track:Signed Up\"; without it any event.")
    private @Nullable String first;

    @Option(names = "--again", paramLabel = "EVENT", description = "What they come back for; without it any event.")
    private @Nullable String again;

    @Option(names = "--counting", description = "first or recurring (default: first).")
    private @Nullable String counting;

    @Option(names = "--unit", description = "day, week or month (default: week).")
    private @Nullable String unit;

    @Option(names = "--periods", description = "How many, the first included (default: 12).")
    private @Nullable Integer periods;

    @Option(names = "--mode", description = "on or on-or-after (default: on).")
    private @Nullable String mode;

    @Option(names = "--value", description = "people or revenue (default: people).")
    private @Nullable String value;

    @Option(names = "--by", paramLabel = "FIELD", description = "A field of the first event.")
    private @Nullable String by;

    @Override
    public void run() {
        ObjectNode question = asked.question();
        if (first != null) {
            AnalysisOptions.choice(question.putObject("first"), first);
        }
        if (again != null) {
            AnalysisOptions.choice(question.putObject("again"), again);
        }
        AnalysisOptions.put(question, "counting", counting);
        AnalysisOptions.put(question, "unit", unit);
        AnalysisOptions.put(question, "mode", mode);
        AnalysisOptions.put(question, "value", value);
        AnalysisOptions.put(question, "by", by);
        if (periods != null) {
            question.put("periods", periods);
        }
        asked.print(
                server.connect(),
                "/api/analyses/retention",
                question,
                spec.commandLine().getOut(),
                this::rows);
    }

    private List<List<String>> rows(JsonNode answer) {
        List<String> head = new ArrayList<>(List.of(by == null ? "FROM" : "VALUE", "PEOPLE"));
        answer.path("total")
                .path("cells")
                .forEach(cell -> head.add(cell.path("period").asText()));
        List<List<String>> rows = new ArrayList<>(List.of(head));
        if (by == null) {
            answer.path("cohorts")
                    .forEach(cohort -> rows.add(row(cohort.path("from").asText(), cohort)));
        } else {
            answer.path("rows").forEach(row -> rows.add(row(AnalysisOptions.label(row.path("label")), row)));
        }
        rows.add(row("(all)", answer.path("total")));
        return rows;
    }

    private List<String> row(String name, JsonNode line) {
        List<String> row = new ArrayList<>(List.of(name, line.path("people").asText()));
        for (JsonNode cell : line.path("cells")) {
            String mark = cell.path("state").asText().equals("incomplete") ? "*" : "";
            String shown =
                    cell.has("revenue") ? cell.path("revenue").asText() : AnalysisOptions.percent(cell.path("share"));
            row.add(cell.path("state").asText().equals("future") ? "" : shown + mark);
        }
        return row;
    }
}
