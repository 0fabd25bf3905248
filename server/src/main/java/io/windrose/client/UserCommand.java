package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.NotFound;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose user}: those who may sign in. */
@Command(
        name = "user",
        description = "Those who may sign in.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class UserCommand {
    @Spec
    CommandSpec spec;

    @Command(description = "Add a user; prints the password, this once.", mixinStandardHelpOptions = true)
    void add(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "owner, marketer, analyst or viewer.")
                    String role) {
        print(server.connect()
                .post("/api/users", Map.of("name", name, "role", role))
                .path("password")
                .asText());
    }

    @Command(description = "List the users.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("NAME", "ROLE", "CREATED", "STATE");
        for (JsonNode user : server.connect().get("/api/users").path("items")) {
            table.row(
                    user.path("name").asText(),
                    user.path("role").asText(),
                    user.path("createdAt").asText(),
                    user.has("disabledAt") ? "disabled" : "active");
        }
        table.print(spec.commandLine().getOut());
    }

    @Command(description = "Change a user's role.", mixinStandardHelpOptions = true)
    void role(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE") String role) {
        ServerClient client = server.connect();
        client.patch(path(client, name), Map.of("role", role));
    }

    @Command(description = "Disable a user: no sign-in, no token of theirs.", mixinStandardHelpOptions = true)
    void disable(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        ServerClient client = server.connect();
        client.patch(path(client, name), Map.of("disabled", true));
    }

    @Command(description = "Enable a disabled user.", mixinStandardHelpOptions = true)
    void enable(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        ServerClient client = server.connect();
        client.patch(path(client, name), Map.of("disabled", false));
    }

    @Command(
            name = "reset-password",
            description = "Make a new password for a user; prints it, this once.",
            mixinStandardHelpOptions = true)
    void resetPassword(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        ServerClient client = server.connect();
        print(client.post(path(client, name) + "/password", Map.of())
                .path("password")
                .asText());
    }

    private static String path(ServerClient client, String name) {
        for (JsonNode user : client.get("/api/users").path("items")) {
            if (user.path("name").asText().equalsIgnoreCase(name)) {
                return "/api/users/" + user.path("id").asText();
            }
        }
        throw new NotFound(
                "client.unknown-user", "there is no user \"" + name + "\"; \"windrose user list\" shows all");
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
