package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose campaigns alerts}: what is off with campaigns, and that somebody knows. */
@Command(
        name = "alerts",
        description = "What is off with campaigns.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
final class AlertsCommand {
    private static final int PAGE = 500;

    @Spec
    CommandSpec spec;

    @Command(description = "List the alerts, the newest first.", mixinStandardHelpOptions = true)
    void list(
            @Mixin ServerOptions server,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "open",
                            description = "open, acknowledged or closed (default: ${DEFAULT-VALUE}).")
                    String state,
            @Option(names = "--campaign", paramLabel = "ID", description = "Only those of this campaign.") @Nullable
                    String campaign) {
        ServerClient client = server.connect();
        Table table = new Table("CAMPAIGN", "ALERT", "OPENED", "UNTIL", "REACHED", "PLANNED", "FORECAST", "ID", "NOTE");
        @Nullable String cursor = null;
        do {
            JsonNode page = client.get("/api/campaign-alerts"
                    + new AddressQuery()
                            .with("limit", String.valueOf(PAGE))
                            .with("state", state)
                            .with("campaign", campaign)
                            .with("cursor", cursor));
            page.path("items").forEach(alert -> add(table, alert));
            cursor = page.path("next").textValue();
        } while (cursor != null);
        table.print(spec.commandLine().getOut());
    }

    private static void add(Table table, JsonNode alert) {
        JsonNode seen = alert.path("seen");
        JsonNode known = alert.path("acknowledgement");
        table.row(
                alert.path("campaignName").asText(),
                alert.path("kind").asText(),
                alert.path("openedAt").asText(),
                seen.path("until").asText(),
                seen.path("reached").asText() + " " + alert.path("unit").asText(),
                seen.path("planned").asText(),
                seen.has("low")
                        ? seen.path("low").asText() + " to " + seen.path("high").asText()
                        : "",
                alert.path("id").asText(),
                known.has("by")
                        ? known.path("by").asText() + ": " + known.path("note").asText()
                        : "");
    }

    @Command(
            description = "Say that somebody knows; the alert closes by itself when it is no longer so.",
            mixinStandardHelpOptions = true)
    void acknowledge(
            @Mixin ServerOptions server,
            @Option(names = "--note", paramLabel = "TEXT", required = true, description = "What is done about it.")
                    String note,
            @Parameters(paramLabel = "ID") String id) {
        JsonNode alert = server.connect()
                .post("/api/campaign-alerts/" + ServerClient.segment(id) + "/acknowledge", Map.of("note", note));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s of \"%s\" is acknowledged%n",
                alert.path("kind").asText(), alert.path("campaignName").asText());
        out.flush();
    }
}
