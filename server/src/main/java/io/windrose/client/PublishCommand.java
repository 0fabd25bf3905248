package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code windrose publish}: tables in PostgreSQL that programs of others read. */
@Command(
        name = "publish",
        description = "Tables in PostgreSQL for Tableau, Power BI, psql, R and pandas.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class PublishCommand {
    @Spec
    CommandSpec spec;

    @Command(description = "Bring them up to now, and list them.", mixinStandardHelpOptions = true)
    void now(@Mixin ServerOptions server) {
        print(server.connect().post("/api/published", Map.of()));
    }

    @Command(description = "List them, and how to sign in.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        print(server.connect().get("/api/published"));
    }

    @Command(
            description = "A new password for the role that reads; prints where to sign in, this once.",
            mixinStandardHelpOptions = true)
    void password(@Mixin ServerOptions server) {
        JsonNode door = server.connect().post("/api/published/password", Map.of());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "postgresql://%s:%s@%s:%s/%s%n",
                door.path("role").asText(),
                door.path("password").asText(),
                door.path("host").asText(),
                door.path("port").asText(),
                door.path("database").asText());
        out.flush();
    }

    @Command(description = "Let nobody in any more.", mixinStandardHelpOptions = true)
    void revoke(@Mixin ServerOptions server) {
        server.connect().delete("/api/published/password");
    }

    private void print(JsonNode answer) {
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table("TABLE", "ROWS", "PUBLISHED", "WHAT");
        for (JsonNode each : answer.path("tables")) {
            table.row(
                    each.path("name").asText(),
                    each.path("rows").asText(),
                    each.path("publishedAt").asText(),
                    each.path("meaning").asText());
        }
        table.print(out);
        JsonNode reader = answer.path("reader");
        out.println(
                reader.isObject()
                        ? "read by %s at %s:%s, database %s"
                                .formatted(
                                        reader.path("role").asText(),
                                        reader.path("host").asText(),
                                        reader.path("port").asText(),
                                        reader.path("database").asText())
                        : "nobody may read yet: windrose publish password");
        out.flush();
    }
}
