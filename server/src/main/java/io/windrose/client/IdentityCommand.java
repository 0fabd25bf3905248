package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Incorrect;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose identity}: who is who, and undoing what was joined by mistake. */
@Command(
        name = "identity",
        description = "Which ids are one person, why, and undoing it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class IdentityCommand {
    @Spec
    CommandSpec spec;

    /** One id. */
    static final class Id {
        @Option(names = "--user", paramLabel = "ID", description = "A user id.")
        @Nullable
        String user;

        @Option(names = "--anonymous", paramLabel = "ID", description = "An anonymous id.")
        @Nullable
        String anonymous;

        Optional<Map.Entry<String, String>> given() {
            if (user != null && anonymous != null) {
                throw new Incorrect("client.two-ids", "give --user or --anonymous, one of the two");
            }
            return Optional.ofNullable(user)
                    .map(id -> Map.entry("userId", id))
                    .or(() -> Optional.ofNullable(anonymous).map(id -> Map.entry("anonymousId", id)));
        }
    }

    /** How much of a list. */
    static final class Limit {
        @Option(
                names = "--limit",
                defaultValue = "100",
                description = "At most so many, up to 1000 (default: ${DEFAULT-VALUE}).")
        int limit;
    }

    @Command(description = "Show the profile of an id, or with this profile_id.", mixinStandardHelpOptions = true)
    void show(
            @Mixin ServerOptions server,
            @Mixin Id id,
            @Parameters(paramLabel = "PROFILE_ID", arity = "0..1", description = "As in SQL; after -- if negative.")
                    @Nullable
                    String profile) {
        String path = id.given()
                .map(given -> "/api/profiles?" + given.getKey() + "=" + ServerClient.segment(given.getValue()))
                .or(() -> Optional.ofNullable(profile).map(number -> "/api/profiles/" + ServerClient.segment(number)))
                .orElseThrow(() -> new Incorrect("client.no-id", "give --user, --anonymous or a profile_id"));
        JsonNode found = server.connect().get(path);
        PrintWriter out = spec.commandLine().getOut();
        out.println("profile " + found.path("profileId").asText());
        Table ids = new Table("ID", "KIND", "PERSON");
        found.path("ids")
                .forEach(each -> ids.row(
                        each.path("id").asText(),
                        each.path("kind").asText(),
                        each.path("person").asText()));
        ids.print(out);
        out.println();
        merges(found.path("merges"), out);
    }

    @Command(description = "List what was joined, the newest first.", mixinStandardHelpOptions = true)
    void merges(@Mixin ServerOptions server, @Mixin Limit limit) {
        merges(
                server.connect()
                        .get("/api/identities/merges?limit=" + limit.limit)
                        .path("items"),
                spec.commandLine().getOut());
    }

    private static void merges(JsonNode merges, PrintWriter out) {
        Table table = new Table("MERGE", "ID", "KIND", "OF USER", "CALL", "SOURCE", "MESSAGE", "MERGED", "ENDED");
        merges.forEach(merge -> table.row(
                merge.path("merge").asText(),
                merge.path("id").path("id").asText(),
                merge.path("id").path("kind").asText(),
                merge.path("owner").path("id").asText(),
                merge.path("cause").path("call").asText(),
                merge.path("cause").path("source").asText(),
                merge.path("cause").path("messageId").asText(),
                merge.path("mergedAt").asText(),
                merge.has("endedAt")
                        ? merge.path("endedAt").asText() + " "
                                + merge.path("endedBecause").asText()
                        : ""));
        table.print(out);
    }

    @Command(description = "List what was not joined and why, the newest first.", mixinStandardHelpOptions = true)
    void refused(
            @Mixin ServerOptions server,
            @Mixin Limit limit,
            @Option(names = "--reason", paramLabel = "REASON", description = "For this reason only, as shared.")
                    @Nullable
                    String reason) {
        String path = "/api/identities/refused?limit=" + limit.limit
                + Optional.ofNullable(reason)
                        .map(word -> "&reason=" + ServerClient.segment(word))
                        .orElse("");
        Table table = new Table("REFUSED", "ID", "KIND", "OF USER", "REASON", "CALL", "SOURCE", "MESSAGE");
        server.connect()
                .get(path)
                .path("items")
                .forEach(refusal -> table.row(
                        refusal.path("refusedAt").asText(),
                        refusal.path("id").path("id").asText(),
                        refusal.path("id").path("kind").asText(),
                        refusal.path("owner").path("id").asText(),
                        refusal.path("reason").asText(),
                        refusal.path("cause").path("call").asText(),
                        refusal.path("cause").path("source").asText(),
                        refusal.path("cause").path("messageId").asText()));
        table.print(spec.commandLine().getOut());
    }

    @Command(
            description = "Undo one merge, or everything that an id joined. Prints the block that keeps it so.",
            mixinStandardHelpOptions = true)
    void undo(
            @Mixin ServerOptions server,
            @Mixin Id id,
            @Parameters(paramLabel = "MERGE", arity = "0..1", description = "The number of a merge.") @Nullable
                    Long merge) {
        Map<String, Object> which = new LinkedHashMap<>();
        Optional.ofNullable(merge).ifPresent(number -> which.put("merge", number));
        id.given().ifPresent(given -> which.put(given.getKey(), given.getValue()));
        if (which.isEmpty()) {
            throw new Incorrect("client.no-id", "give the number of a merge, --user or --anonymous");
        }
        JsonNode block = server.connect().post("/api/identities/undo", which);
        PrintWriter out = spec.commandLine().getOut();
        out.println("block " + block.path("block").asText());
        out.flush();
    }

    @Command(description = "List what keeps ids apart, the newest first.", mixinStandardHelpOptions = true)
    void blocks(@Mixin ServerOptions server, @Mixin Limit limit) {
        Table table = new Table("BLOCK", "ID", "KIND", "OF USER", "REASON", "BY", "SINCE", "LIFTED");
        server.connect()
                .get("/api/identities/blocks?limit=" + limit.limit)
                .path("items")
                .forEach(block -> table.row(
                        block.path("block").asText(),
                        block.path("id").path("id").asText(),
                        block.path("id").path("kind").asText(),
                        block.path("owner").path("id").asText("any"),
                        block.path("reason").asText(),
                        block.path("blockedBy").asText(),
                        block.path("blockedAt").asText(),
                        block.path("liftedAt").asText("")));
        table.print(spec.commandLine().getOut());
    }

    @Command(description = "Lift a block: what it kept apart is joined again.", mixinStandardHelpOptions = true)
    void lift(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "BLOCK", description = "The number of a block.") long block) {
        server.connect().delete("/api/identities/blocks/" + block);
    }
}
