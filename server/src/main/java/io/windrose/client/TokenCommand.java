package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose token}: personal tokens, with which programs act for a user. */
@Command(
        name = "token",
        description = "Personal tokens for programs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class TokenCommand {
    @Spec
    CommandSpec spec;

    @Command(description = "Add a token; prints it, this once.", mixinStandardHelpOptions = true)
    void add(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "What it may do at most: owner, marketer, analyst or viewer.")
                    String role) {
        JsonNode made = server.connect().post("/api/tokens", Map.of("name", name, "role", role));
        spec.commandLine().getOut().println(made.path("token").asText());
        spec.commandLine().getOut().flush();
    }

    @Command(description = "List the tokens.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("ID", "NAME", "ROLE", "USER", "CREATED", "LAST USED", "STATE");
        for (JsonNode token : server.connect().get("/api/tokens").path("items")) {
            table.row(
                    token.path("id").asText(),
                    token.path("name").asText(),
                    token.path("role").asText(),
                    token.path("user").asText(),
                    token.path("createdAt").asText(),
                    token.path("lastUsedAt").asText("never"),
                    token.has("revokedAt") ? "revoked" : "active");
        }
        table.print(spec.commandLine().getOut());
    }

    @Command(description = "Revoke a token, by its name or id.", mixinStandardHelpOptions = true)
    void revoke(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME|ID") String which) {
        ServerClient client = server.connect();
        List<String> ids = new ArrayList<>();
        for (JsonNode token : client.get("/api/tokens").path("items")) {
            String id = token.path("id").asText();
            boolean named = token.path("name").asText().equals(which) && !token.has("revokedAt");
            if (named || id.equals(which)) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            throw new NotFound(
                    "client.unknown-token",
                    "there is no active token \"" + which + "\"; \"windrose token list\" shows all");
        }
        if (ids.size() > 1) {
            throw new NotFound(
                    "client.ambiguous-token",
                    ids.size() + " users have a token \"" + which + "\"; name one by its id: " + ids);
        }
        client.delete("/api/tokens/" + ids.get(0));
    }
}
