package io.windrose.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose plan}: what sources are expected to send, as a file that may lie beside their code. */
@Command(
        name = "plan",
        description = "The tracking plan of a source: the events it is expected to send.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class PlanCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    CommandSpec spec;

    @Command(description = "Print the plan as JSON, as \"set\" takes it.", mixinStandardHelpOptions = true)
    void show(@Mixin ServerOptions server, @Parameters(paramLabel = "SOURCE") String source) {
        JsonNode plan = server.connect().get(path(source));
        if (plan instanceof ObjectNode object) {
            object.retain(List.of("events"));
        }
        print(plan);
    }

    @Command(description = "Print a plan that what came would fit.", mixinStandardHelpOptions = true)
    void propose(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "SOURCE") String source,
            @Option(
                            names = "--days",
                            defaultValue = "7",
                            description = "Of so many days, up to 90 (default: ${DEFAULT-VALUE}).")
                    int days) {
        print(server.connect().get(path(source) + "/proposal?days=" + days).path("plan"));
    }

    @Command(description = "Give the source the plan of a file, in place of its own.", mixinStandardHelpOptions = true)
    void set(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "SOURCE") String source,
            @Parameters(paramLabel = "FILE") Path file) {
        server.connect().put(path(source), read(file));
    }

    @Command(
            description = "List what came in the last seven days and does not fit; exits with 1 if there is anything.",
            mixinStandardHelpOptions = true)
    int check(@Mixin ServerOptions server, @Parameters(paramLabel = "SOURCE") String source) {
        JsonNode found = server.connect().get(path(source) + "/violations").path("items");
        Table table = new Table("EVENT", "VIOLATION", "COUNT", "LAST");
        for (JsonNode one : found) {
            table.row(
                    one.path("event").asText(),
                    one.path("violation").asText(),
                    one.path("count").asText(),
                    one.path("lastAt").asText());
        }
        table.print(spec.commandLine().getOut());
        return found.isEmpty() ? 0 : 1;
    }

    private static String path(String source) {
        return "/api/sources/" + ServerClient.segment(source) + "/plan";
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new Incorrect("client.no-json", file + " is not JSON; take the output of \"windrose plan show\"", e);
        } catch (IOException e) {
            throw new Incorrect("client.no-file", file + " cannot be read; see that it is there", e);
        }
    }

    private void print(JsonNode json) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new Fault("client.unwritable", "an answer could not be written as JSON", e);
        }
        out.flush();
    }
}
