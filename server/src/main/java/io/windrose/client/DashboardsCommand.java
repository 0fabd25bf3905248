package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose dashboards}: the list of them, and each as a document. */
@Command(
        name = "dashboards",
        description = "The dashboards that you see.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class DashboardsCommand {
    @Spec
    CommandSpec spec;

    @Command(description = "List them, by name.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("NAME", "OF", "CARDS", "CHANGED", "ID");
        for (JsonNode one : server.connect().get("/api/dashboards").path("items")) {
            table.row(
                    one.path("name").asText(),
                    one.path("owner").asText(),
                    one.path("cards").asText(),
                    one.path("changedAt").asText(),
                    one.path("id").asText());
        }
        table.print(spec.commandLine().getOut());
    }

    @Command(description = "Write one as a PDF.", mixinStandardHelpOptions = true)
    void pdf(
            @Mixin ServerOptions server,
            @Option(
                            names = "--range",
                            paramLabel = "PERIOD",
                            description = "As last-7-days or last-month; without it, the dashboard's own.")
                    @Nullable
                    String range,
            @Option(names = "--from", paramLabel = "DAY", description = "With --to, the first day.") @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day.") @Nullable String to,
            @Option(names = "--language", paramLabel = "LANGUAGE", description = "en or de.", defaultValue = "en")
                    String language,
            @Option(names = "-o", paramLabel = "FILE", required = true, description = "Where it is written.") Path file,
            @Parameters(paramLabel = "NAME", description = "Its name, or its id.") String name) {
        ServerClient client = server.connect();
        String path = "/api/dashboards/" + idOf(client, name) + "/pdf"
                + new AddressQuery()
                        .with("range", range)
                        .with("from", from)
                        .with("to", to)
                        .with("language", language);
        try (OutputStream out = Files.newOutputStream(file)) {
            client.fetch(path, out);
        } catch (IOException e) {
            throw new Incorrect("client.unwritable", file + " cannot be written; see its folder's rights", e);
        }
    }

    private static String idOf(ServerClient client, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode one : client.get("/api/dashboards").path("items")) {
            if (one.path("id").asText().equals(name)
                    || one.path("name").asText().equalsIgnoreCase(name)) {
                found.add(one);
            }
        }
        if (found.isEmpty()) {
            throw new NotFound(
                    "client.no-dashboard",
                    "you see no dashboard \"" + name + "\"; windrose dashboards list tells them");
        }
        if (found.size() > 1) {
            throw new Incorrect(
                    "client.several-dashboards", "there are several dashboards \"" + name + "\"; give the id of one");
        }
        return found.getFirst().path("id").asText();
    }
}
