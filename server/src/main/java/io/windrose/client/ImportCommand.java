package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Incorrect;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose import}: brings files of orders, contacts, costs, touches, logs and events. */
@Command(
        name = "import",
        description = "Bring files into the lake: shows what is recognised, asks, then reads them.",
        footer = "Reading a file again changes nothing; after breaking off, the same command goes on.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Parameters(index = "0", paramLabel = "KIND", description = "orders, contacts, spend, touches, weblog or events.")
    private String kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files, packed with gzip or plain.")
    private List<Path> files;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where they are from; files of one source know each other's events (default: KIND).")
    private @Nullable String source;

    @Option(names = "--mapping", paramLabel = "FILE", description = "Take the columns as this kept mapping says.")
    private @Nullable Path mapping;

    @Option(names = "--save-mapping", paramLabel = "FILE", description = "Keep the mapping there, as JSON.")
    private @Nullable Path saveMapping;

    @Option(names = "--currency", paramLabel = "CODE", description = "Of amounts that do not say theirs, as EUR.")
    private @Nullable String currency;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Of times that do not say theirs, as Europe/Berlin (default: UTC).",
            defaultValue = "UTC")
    private String zone;

    @Option(names = "--dry-run", description = "Show what is recognised, and write nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        ServerClient client = server.connect();
        int worst = 0;
        for (Path file : files) {
            worst = Math.max(worst, bring(client, file));
        }
        return worst;
    }

    private int bring(ServerClient client, Path file) {
        String from = source == null ? kind.toLowerCase(Locale.ROOT) : source;
        BroughtImport brought = new BroughtImport(client, kind.toLowerCase(Locale.ROOT), from, file);
        Optional<JsonNode> begun = brought.unfinished();
        if (begun.isPresent() && !dryRun) {
            say("%s was begun before; going on".formatted(file));
            return read(client, begun.get().path("id").asText(), file);
        }
        String id = brought.upload(zone, Optional.ofNullable(currency));
        boolean isKept = false;
        try {
            JsonNode preview = mapping == null
                    ? client.get("/api/imports/" + id + "/preview")
                    : client.put("/api/imports/" + id + "/mapping", json(mapping));
            new ImportPreview(preview).print(file, spec.commandLine().getOut());
            save(preview.path("mapping"));
            isKept = !dryRun && isWanted(file);
        } finally {
            if (!isKept) {
                client.delete("/api/imports/" + id);
            }
        }
        return isKept ? read(client, id, file) : 0;
    }

    private void save(JsonNode wanted) {
        if (saveMapping != null) {
            try {
                Files.writeString(saveMapping, wanted.toPrettyString() + "\n");
            } catch (IOException e) {
                throw new Incorrect(
                        "client.unwritable", "the file " + saveMapping + " cannot be written; give another", e);
            }
        }
    }

    private static JsonNode json(Path file) {
        try {
            return ServerClient.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Incorrect(
                    "client.mapping", "the mapping " + file + " cannot be read as JSON; give one that was saved", e);
        }
    }

    private boolean isWanted(Path file) {
        if (yes) {
            return true;
        }
        Console console = Terminal.console()
                .orElseThrow(() -> new Incorrect(
                        "client.not-asked", "there is no terminal to ask on; give --yes, or --dry-run to see only"));
        String answer = console.readLine("Import %s? [y/N] ", file);
        return answer != null
                && List.of("y", "yes", "j", "ja").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private int read(ServerClient client, String id, Path file) {
        JsonNode ended = new ImportProgress(client, id, spec.commandLine().getErr()).await();
        JsonNode counts = ended.path("counts");
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %s. %,d rows read, %,d refused, %s; %,d events or costs, of which %,d stored and %,d known before%n",
                file,
                ended.path("state").asText(),
                counts.path("rows").asLong(),
                counts.path("refused").asLong(),
                leftOut(counts.path("leftOut")),
                counts.path("events").asLong(),
                counts.path("stored").asLong(),
                counts.path("known").asLong());
        out.flush();
        if (counts.path("refused").asLong() > 0) {
            keepRefused(client, id, file);
        }
        if (ended.has("problem")) {
            say(ended.path("problem").asText());
        }
        return ended.path("state").asText().equals("complete") ? 0 : 1;
    }

    private static String leftOut(JsonNode reasons) {
        long sum = 0;
        StringBuilder parts = new StringBuilder();
        for (var reason : reasons.properties()) {
            sum += reason.getValue().asLong();
            parts.append(parts.isEmpty() ? " (" : ", ")
                    .append(reason.getKey())
                    .append(' ')
                    .append(reason.getValue().asLong());
        }
        return String.format(Locale.ROOT, "%,d left out", sum) + parts + (parts.isEmpty() ? "" : ")");
    }

    private void keepRefused(ServerClient client, String id, Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".refused.csv");
        try (OutputStream out = Files.newOutputStream(beside)) {
            client.fetch("/api/imports/" + id + "/refused", out);
        } catch (IOException e) {
            throw new Incorrect(
                    "client.unwritable",
                    "the refused rows cannot be written to " + beside + "; GET /api/imports/" + id
                            + "/refused has them",
                    e);
        }
        say("the refused rows, with line and reason, are in " + beside);
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("windrose: " + line);
        err.flush();
    }
}
