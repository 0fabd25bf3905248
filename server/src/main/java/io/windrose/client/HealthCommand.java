package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose health}: whether the data is as usual. Exits with 1 when a source is late or the ledger is off. */
@Command(
        name = "health",
        description = "Whether the data is as usual; fails when a source is late or the ledger does not add up.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class HealthCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "As the API answers it.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode report = server.connect().get("/api/health/data");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report);
        } else {
            show(report, out);
        }
        out.flush();
        boolean isLate = false;
        for (JsonNode source : report.path("sources")) {
            isLate |= source.path("state").asText().equals("late");
        }
        return isLate || report.path("ledger").path("state").asText().equals("off") ? 1 : 0;
    }

    private static void show(JsonNode report, PrintWriter out) {
        Table sources = new Table("SOURCE", "STATE", "NEWEST EVENT", "USUAL SILENCE", "LAST DAY");
        for (JsonNode source : report.path("sources")) {
            sources.row(
                    source.path("source").asText(),
                    source.path("state").asText(),
                    source.path("newest").asText("none"),
                    source.has("usualSilenceSeconds")
                            ? told(source.path("usualSilenceSeconds").asLong())
                            : "",
                    source.path("lastDay").asText());
        }
        sources.print(out);
        if (!report.path("gaps").isEmpty()) {
            out.println();
            Table gaps = new Table("EVENTS", "FROM", "TO", "SEEN", "USUAL");
            for (JsonNode gap : report.path("gaps")) {
                gaps.row(
                        name(gap),
                        gap.path("from").asText(),
                        gap.path("to").asText(),
                        gap.path("seen").asText(),
                        gap.path("usual").asText());
            }
            gaps.print(out);
        }
        if (!report.path("changes").isEmpty()) {
            out.println();
            Table changes = new Table("CHANGE", "EVENTS", "PROPERTY", "BEFORE", "NOW");
            for (JsonNode change : report.path("changes")) {
                changes.row(
                        change.path("kind").asText(),
                        name(change),
                        change.path("property").asText(),
                        words(change.path("before")),
                        words(change.path("now")));
            }
            changes.print(out);
        }
        out.println();
        JsonNode ledger = report.path("ledger");
        out.printf(
                "ledger of the last 24 hours: %s received, %s stored, %s unexplained (%s)%n",
                ledger.path("received").asText(),
                ledger.path("stored").asText(),
                ledger.path("difference").asText(),
                ledger.path("state").asText());
    }

    /** {@code shop track "Order Completed"}. */
    private static String name(JsonNode of) {
        String type = of.has("type") ? " " + of.path("type").asText() : "";
        String name = of.has("name") ? " \"" + of.path("name").asText() + "\"" : "";
        return of.path("source").asText() + type + name;
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }

    /** {@code 14h 5m}. */
    private static String told(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return time.toHours() + "h " + time.toMinutesPart() + "m";
    }
}
