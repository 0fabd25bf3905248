package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose source}: where events come from, and the write keys that let them in. */
@Command(
        name = "source",
        description = "Sources of events and their write keys.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class SourceCommand {
    @Spec
    CommandSpec spec;

    @Command(description = "Add a source; prints its write key.", mixinStandardHelpOptions = true)
    void add(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        JsonNode made = server.connect().post("/api/sources", Map.of("name", name));
        print(made.path("writeKeys").path(0).path("key").asText());
    }

    @Command(description = "List all sources with their write keys.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("SOURCE", "WRITE KEY", "CREATED", "STATE");
        for (JsonNode source : server.connect().get("/api/sources").path("items")) {
            boolean archived = source.has("archivedAt");
            for (JsonNode key : source.path("writeKeys")) {
                String state = archived ? "archived" : key.has("revokedAt") ? "revoked" : "active";
                table.row(
                        source.path("name").asText(),
                        key.path("key").asText(),
                        key.path("createdAt").asText(),
                        state);
            }
        }
        table.print(spec.commandLine().getOut());
    }

    @Command(name = "add-key", description = "Add a write key to a source; prints it.", mixinStandardHelpOptions = true)
    void addKey(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        JsonNode made = server.connect().post("/api/sources/" + ServerClient.segment(name) + "/keys", Map.of());
        print(made.path("key").asText());
    }

    @Command(
            name = "revoke-key",
            description = "Revoke a write key: it lets nothing in any more.",
            mixinStandardHelpOptions = true)
    void revokeKey(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "KEY") String key) {
        server.connect().delete("/api/sources/" + ServerClient.segment(name) + "/keys/" + ServerClient.segment(key));
    }

    @Command(description = "Archive a source: its keys are revoked, its events stay.", mixinStandardHelpOptions = true)
    void archive(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        server.connect().delete("/api/sources/" + ServerClient.segment(name));
    }

    private void print(String line) {
        CommandLine command = spec.commandLine();
        command.getOut().println(line);
        command.getOut().flush();
    }
}
