package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose metrics}: definitions, as files that may live in a repository. */
@Command(
        name = "metrics",
        description = "Definitions of metrics, as files that may live in a repository.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class MetricsCommand {
    private static final String ENDING = ".yaml";

    @Spec
    CommandSpec spec;

    @Command(description = "List them; exits with 1 if one makes no sense.", mixinStandardHelpOptions = true)
    int list(@Mixin ServerOptions server) {
        JsonNode all = server.connect().get("/api/metrics").path("metrics");
        Table table = new Table("NAME", "TITLE", "UNIT", "VERSION", "OWNER", "PROBLEM");
        for (JsonNode metric : all) {
            table.row(
                    metric.path("name").asText(),
                    metric.path("title").asText(),
                    metric.path("unit").asText(),
                    metric.path("builtIn").asBoolean()
                            ? "built in"
                            : metric.path("version").asText(),
                    metric.path("owner").asText(),
                    metric.path("problem").asText());
        }
        table.print(spec.commandLine().getOut());
        return all.findValue("problem") == null ? 0 : 1;
    }

    @Command(description = "Print a definition.", mixinStandardHelpOptions = true)
    void show(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String name) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(server.connect().get(path(name)).path("text").asText());
        out.flush();
    }

    @Command(
            description = "Say what is wrong with definitions, without keeping them; exits with 1 if anything is.",
            mixinStandardHelpOptions = true)
    int check(@Mixin ServerOptions server, @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
        ServerClient client = server.connect();
        int wrong = 0;
        for (Path file : files) {
            try {
                JsonNode checked = client.post("/api/metrics/check", Map.of("text", read(file)));
                say("%s: %s, %s"
                        .formatted(
                                file,
                                checked.path("name").asText(),
                                checked.path("title").asText()));
            } catch (Incorrect e) {
                say(file + ": " + e.text());
                wrong++;
            }
        }
        return wrong == 0 ? 0 : 1;
    }

    @Command(
            description = "Keep the definitions of a folder that differ from those kept; deletes none. Exits with 1 if"
                    + " one is refused.",
            mixinStandardHelpOptions = true)
    int apply(@Mixin ServerOptions server, @Parameters(paramLabel = "FOLDER") Path folder) {
        ServerClient client = server.connect();
        Map<String, JsonNode> known = new HashMap<>();
        client.get("/api/metrics")
                .path("metrics")
                .forEach(metric -> known.put(metric.path("name").asText(), metric));
        List<Path> left = files(folder);
        Map<Path, String> refused = new HashMap<>();
        boolean isNew = true;
        // One may be made of another that comes later.
        while (isNew && !left.isEmpty()) {
            isNew = false;
            for (Path file : List.copyOf(left)) {
                try {
                    keep(client, known, file);
                    left.remove(file);
                    isNew = true;
                } catch (Problem e) {
                    refused.put(file, e.text());
                }
            }
        }
        left.forEach(file -> say(file + ": " + refused.get(file)));
        return left.isEmpty() ? 0 : 1;
    }

    private void keep(ServerClient client, Map<String, JsonNode> known, Path file) {
        String name = name(file);
        String text = read(file);
        JsonNode before = known.get(name);
        if (before != null && before.path("text").asText().equals(text)) {
            return;
        }
        ObjectNode body = ServerClient.MAPPER.createObjectNode().put("text", text);
        if (before != null && !before.path("builtIn").asBoolean()) {
            body.put("version", before.path("version").asInt());
        }
        client.put(path(name), body);
        say(name + ": kept");
    }

    @Command(
            description = "Write the company's own definitions into a folder, a file each.",
            mixinStandardHelpOptions = true)
    void export(@Mixin ServerOptions server, @Parameters(paramLabel = "FOLDER") Path folder) {
        int written = 0;
        for (JsonNode metric : server.connect().get("/api/metrics").path("metrics")) {
            if (!metric.path("builtIn").asBoolean()) {
                write(folder, metric.path("name").asText(), metric.path("text").asText());
                written++;
            }
        }
        say("%d definitions written into %s".formatted(written, folder));
    }

    private static String path(String name) {
        return "/api/metrics/" + ServerClient.segment(name);
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return new ArrayList<>(found.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new Incorrect("client.no-folder", folder + " cannot be read; see that it is there", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Incorrect("client.no-file", file + " cannot be read as text; see that it is there", e);
        }
    }

    private static void write(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ENDING), text);
        } catch (IOException e) {
            throw new Incorrect("client.no-folder", folder + " cannot be written; see whose it is", e);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
