package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose ledger}: where every event went. Exits with 1 when the counts do not agree. */
@Command(
        name = "ledger",
        description = "Where every event went, by source and hour; fails when the counts do not agree.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--hours", defaultValue = "24", description = "How far back (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--json", description = "As the API answers it.")
    private boolean json;

    @Override
    public Integer call() {
        Instant from = Instant.now().minus(Duration.ofHours(hours));
        JsonNode report = server.connect().get("/api/ledger?from=" + ServerClient.segment(from.toString()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report);
        } else {
            show(report, out);
        }
        out.flush();
        return report.path("totals").path("state").asText().equals("off") ? 1 : 0;
    }

    private static void show(JsonNode report, PrintWriter out) {
        Table table = new Table(
                "SOURCE",
                "HOUR",
                "RECEIVED",
                "STORED",
                "DUPLICATE",
                "DROPPED",
                "REJECTED",
                "PENDING",
                "NOT ACKNOWLEDGED",
                "DIFFERENCE",
                "STATE");
        for (JsonNode row : report.path("rows")) {
            row(table, row.path("source").asText(), row.path("hour").asText(), row.path("events"));
        }
        row(table, "all", "", report.path("totals"));
        table.print(out);
    }

    private static void row(Table table, String source, String hour, JsonNode events) {
        table.row(
                source,
                hour,
                events.path("received").asText(),
                events.path("stored").asText(),
                events.path("duplicates").asText(),
                byReason(events.path("dropped")),
                byReason(events.path("rejected")),
                events.path("pending").asText(),
                events.path("notAcknowledged").asText(),
                events.path("difference").asText(),
                events.path("state").asText());
    }

    /** {@code 3 (consent 2, do-not-track 1)}. */
    private static String byReason(JsonNode counts) {
        long sum = 0;
        List<String> parts = new ArrayList<>();
        for (var field : counts.properties()) {
            sum += field.getValue().asLong();
            parts.add(field.getKey() + " " + field.getValue().asLong());
        }
        return parts.isEmpty() ? "0" : sum + " (" + String.join(", ", parts) + ")";
    }
}
