package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Incorrect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose web}: a site's pages. */
@Command(
        name = "web",
        description = "Print a site's pages, those that visits begin with, or how fast they are.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class WebCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private AnalysisOptions asked;

    @Option(names = "--show", description = "pages, landings or vitals (default: pages).", defaultValue = "pages")
    private String show;

    @Option(names = "--rows", description = "So many pages (default: 100).")
    private @Nullable Integer rows;

    @Override
    public void run() {
        ObjectNode question = asked.question();
        if (rows != null) {
            question.put("rows", rows);
        }
        AnalysisOptions.Printer printer =
                switch (show) {
                    case "pages" -> WebCommand::pages;
                    case "landings" -> WebCommand::landings;
                    case "vitals" -> WebCommand::vitals;
                    default ->
                        throw new Incorrect(
                                "client.show", "\"" + show + "\" is nothing to show; take pages, landings or vitals");
                };
        asked.print(
                server.connect(),
                "/api/analyses/web",
                question,
                spec.commandLine().getOut(),
                printer);
    }

    private static List<List<String>> pages(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("PAGE", "VIEWS", "ENTRANCES", "EXITS", "EXIT RATE", "SECONDS"));
        for (JsonNode page : answer.path("pages")) {
            lines.add(List.of(
                    AnalysisOptions.label(page.path("label")),
                    page.path("views").asText(),
                    page.path("entrances").asText(),
                    page.path("exits").asText(),
                    AnalysisOptions.percent(page.path("exitRate")),
                    seconds(page)));
        }
        return lines;
    }

    private static List<List<String>> landings(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("LANDING PAGE", "VISITS", "BOUNCES", "SECONDS", "ORDERS", "REVENUE"));
        for (JsonNode row : answer.path("landings")) {
            lines.add(visits(AnalysisOptions.label(row.path("label")), row.path("visits")));
        }
        lines.add(visits("all", answer.path("total").path("visits")));
        return lines;
    }

    private static List<String> visits(String label, JsonNode visits) {
        return List.of(
                label,
                visits.path("visits").asText(),
                AnalysisOptions.percent(visits.path("bounceRate")),
                seconds(visits),
                visits.path("orders").asText(),
                visits.path("revenue").asText());
    }

    private static List<List<String>> vitals(JsonNode answer) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("VITAL", "PAGE", "DEVICE", "MEASURED", "P75", "RATING"));
        for (JsonNode vital : answer.path("vitals")) {
            lines.add(List.of(
                    vital.path("vital").asText(),
                    vital.path("page").asText("(all)"),
                    vital.path("device").asText("(all)"),
                    vital.path("measured").asText(),
                    String.format(
                            Locale.ROOT,
                            vital.path("vital").asText().equals("CLS") ? "%.3f" : "%.0f",
                            vital.path("p75").asDouble()),
                    vital.path("rating").asText()));
        }
        return lines;
    }

    /** Empty where nobody told. */
    private static String seconds(JsonNode of) {
        JsonNode found = of.path("engagedSeconds");
        return found.isNumber() ? String.format(Locale.ROOT, "%.1f", found.asDouble()) : "";
    }
}
