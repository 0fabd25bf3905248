package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose rejected}: events that were wrong, and judging them again. */
@Command(
        name = "rejected",
        description = "Events that were wrong: list them, or have them judged again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class RejectedCommand {
    @Spec
    CommandSpec spec;

    /** Which of them. */
    static final class Filter {
        @Option(names = "--source", paramLabel = "NAME", description = "Of this source only.")
        @Nullable
        String source;

        @Option(names = "--reason", paramLabel = "CODE", description = "For this reason only, as collect.missing.")
        @Nullable
        String reason;
    }

    @Command(description = "List them, newest first, as one JSON object a line.", mixinStandardHelpOptions = true)
    void list(
            @Mixin ServerOptions server,
            @Mixin Filter filter,
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            description = "At most so many, up to 1000 (default: ${DEFAULT-VALUE}).")
                    int limit) {
        StringBuilder path = new StringBuilder("/api/rejected?limit=" + limit);
        Optional.ofNullable(filter.source)
                .ifPresent(source -> path.append("&source=").append(ServerClient.segment(source)));
        Optional.ofNullable(filter.reason)
                .ifPresent(reason -> path.append("&reason=").append(ServerClient.segment(reason)));
        PrintWriter out = spec.commandLine().getOut();
        JsonNode page = server.connect().get(path.toString());
        page.path("items").forEach(out::println);
        out.flush();
        if (page.has("next")) {
            spec.commandLine().getErr().println("windrose: there are more; raise --limit, or narrow them");
            spec.commandLine().getErr().flush();
        }
    }

    @Command(
            description = "Have them judged again, after what was wrong is mended; takes in what is good now.",
            mixinStandardHelpOptions = true)
    void replay(@Mixin ServerOptions server, @Mixin Filter filter) {
        ServerClient client = server.connect();
        Map<String, String> which = new LinkedHashMap<>();
        Optional.ofNullable(filter.source).ifPresent(source -> which.put("source", source));
        Optional.ofNullable(filter.reason).ifPresent(reason -> which.put("reason", reason));
        long accepted = 0;
        long dropped = 0;
        long wrong = 0;
        JsonNode result;
        do {
            result = client.post("/api/rejected/replay", which);
            accepted += result.path("accepted").asLong();
            dropped += result.path("dropped").asLong();
            wrong += result.path("stillWrong").asLong();
            which.put("cursor", result.path("next").asText());
        } while (result.has("next"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("accepted " + accepted + ", dropped " + dropped + ", still wrong " + wrong);
        out.flush();
    }
}
