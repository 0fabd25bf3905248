package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose acquisition}: from impression to revenue. */
@Command(
        name = "acquisition",
        description = "Print what was paid beside who came and what they bought.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class AcquisitionCommand implements Runnable {
    private static final List<String> COUNTS = List.of("impressions", "clicks", "visits", "newPeople", "orders");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(
            names = "--by",
            description = "channel, campaign or content (default: campaign).",
            defaultValue = "campaign")
    private String by;

    @Override
    public void run() {
        ObjectNode question = asked.question();
        question.put("by", by);
        asked.print(
                server.connect(),
                "/api/analyses/acquisition",
                question,
                spec.commandLine().getOut(),
                AcquisitionCommand::rows);
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "OF",
                "MET",
                "COST",
                "IMPRESSIONS",
                "CLICKS",
                "VISITS",
                "NEW",
                "ORDERS",
                "REVENUE",
                "CPC",
                "CPM",
                "CTR",
                "CVR",
                "CPA",
                "ROAS"));
        for (JsonNode row : answer.path("rows")) {
            String name = row.path("name").asText(row.path("key").asText("(no row of its own)"));
            String kind = row.path("kind").asText();
            lines.add(line(kind.equals("unresolved") ? "(unresolved)" : name, kind, row.path("figures")));
        }
        for (JsonNode met : answer.path("met")) {
            lines.add(line("(all)", met.path("kind").asText(), met.path("figures")));
        }
        lines.add(line("(all)", "", answer.path("total")));
        return lines;
    }

    private static List<String> line(String of, String kind, JsonNode figures) {
        List<String> cells = new ArrayList<>(List.of(of, kind, number(figures.path("cost"))));
        COUNTS.forEach(count -> cells.add(figures.path(count).asText()));
        cells.add(number(figures.path("revenue")));
        cells.add(number(figures.path("costPerClick")));
        cells.add(number(figures.path("costPerMille")));
        cells.add(AnalysisOptions.percent(figures.path("clickThroughRate")));
        cells.add(AnalysisOptions.percent(figures.path("conversion")));
        cells.add(number(figures.path("costPerOrder")));
        cells.add(number(figures.path("returnOnAdSpend")));
        return cells;
    }

    /** Empty where there is none. */
    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "";
    }
}
