package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose internal}: by what the company's own traffic is known. */
@Command(
        name = "internal",
        description = "By what the company's own traffic is known, which figures leave out.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class InternalCommand {
    @Spec
    CommandSpec spec;

    @Command(description = "Flag events from now on; prints the rule's id.", mixinStandardHelpOptions = true)
    void add(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "KIND", description = "network, user or mail-domain.") String kind,
            @Parameters(paramLabel = "VALUE", description = "As 203.0.113.0/24, a user id, or example.com.")
                    String value,
            @Option(names = "--note", defaultValue = "", description = "For people: which office, who.") String note) {
        JsonNode made =
                server.connect().post("/api/internal-traffic", Map.of("kind", kind, "value", value, "note", note));
        spec.commandLine().getOut().println(made.path("id").asText());
        spec.commandLine().getOut().flush();
    }

    @Command(description = "List the rules.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("ID", "KIND", "VALUE", "NOTE", "ADDED");
        for (JsonNode rule : server.connect().get("/api/internal-traffic").path("items")) {
            table.row(
                    rule.path("id").asText(),
                    rule.path("kind").asText(),
                    rule.path("value").asText(),
                    rule.path("note").asText(),
                    rule.path("addedAt").asText());
        }
        table.print(spec.commandLine().getOut());
    }

    @Command(description = "Flag them no longer.", mixinStandardHelpOptions = true)
    void remove(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        server.connect().delete("/api/internal-traffic/" + ServerClient.segment(id));
    }
}
