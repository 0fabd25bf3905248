package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which outcomes a lift is found in: of the lake, or of a file. */
@SuppressWarnings("NullAway.Init")
final class OutcomeOptions {
    @Option(
            names = "--file",
            description =
                    "CSV, may be gzipped, in place of the lake: date, region and value, or a column for each region.")
    private @Nullable Path file;

    @Option(names = "--column-day", paramLabel = "NAME", description = "Of the file, where its name does not say it.")
    private @Nullable String day;

    @Option(names = "--column-region", paramLabel = "NAME", description = "Of the file, likewise.")
    private @Nullable String region;

    @Option(names = "--column-value", paramLabel = "NAME", description = "Of the file, likewise.")
    private @Nullable String value;

    @Option(names = "--outcome", description = "revenue, orders or visits (default: revenue; of a file, unknown).")
    private @Nullable String outcome;

    @Option(names = "--by", description = "region, country or device of the lake (default: region).")
    private @Nullable String by;

    @Option(names = "--from", description = "First day of the lake that is looked at (default: 180 days ago).")
    private @Nullable String from;

    @Option(names = "--to", description = "Last day of the lake.")
    private @Nullable String to;

    boolean isOfFile() {
        return file != null;
    }

    /** Their id, once they are kept; what is doubtful in them is said. */
    String kept(ServerClient client, PrintWriter err) {
        JsonNode found = file == null ? ofLake(client) : ofFile(client, file);
        err.printf(
                "%s regions from %s to %s%n",
                found.path("regions").size(),
                found.path("first").asText(),
                found.path("last").asText());
        found.path("warnings")
                .forEach(warning -> err.println("- " + warning.path("message").asText()));
        err.flush();
        return found.path("id").asText();
    }

    private JsonNode ofLake(ServerClient client) {
        Map<String, String> asked = new LinkedHashMap<>();
        put(asked, "outcome", outcome);
        put(asked, "by", by);
        put(asked, "from", from);
        put(asked, "to", to);
        return client.post(LiftCommand.PATH + "/outcomes/lake", asked);
    }

    private JsonNode ofFile(ServerClient client, Path path) {
        AddressQuery query = new AddressQuery()
                .with("name", path.getFileName().toString())
                .with("outcome", outcome)
                .with("day", day)
                .with("region", region)
                .with("value", value);
        return client.upload(LiftCommand.PATH + "/outcomes" + query, path);
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}
