package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose watches}: metrics of which somebody is told when they are not as expected. */
@Command(
        name = "watches",
        description = "Tell somebody when a metric is not as expected.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class WatchesCommand {
    private static final String PATH = "/api/watches";

    @Spec
    CommandSpec spec;

    @Command(description = "List the watches, each with its last alert.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("WATCH", "OWNER", "METRIC", "JUDGED", "STATE", "LAST ALERT", "TOLD", "ID");
        server.connect().get(PATH).path("items").forEach(watch -> {
            List<String> told = StreamSupport.stream(watch.path("recipients").spliterator(), false)
                    .map(one -> one.path("channel").asText() + " "
                            + one.path("address").asText())
                    .toList();
            JsonNode metric = watch.path("question").path("metric");
            table.row(
                    watch.path("name").asText(),
                    watch.path("owner").asText(),
                    metric.path("metric").asText(metric.path("measure").asText()),
                    watch.path("judgedOn").asText(),
                    state(watch),
                    alert(watch.path("alerts")),
                    String.join(", ", told),
                    watch.path("id").asText());
        });
        table.print(spec.commandLine().getOut());
    }

    private static String state(JsonNode watch) {
        if (!watch.path("active").asBoolean()) {
            return "paused";
        }
        return watch.has("resting") ? "rests: " + watch.path("resting").asText() : "watching";
    }

    /** The one that began last. */
    private static String alert(JsonNode alerts) {
        Optional<JsonNode> last = StreamSupport.stream(alerts.spliterator(), false)
                .max((a, b) ->
                        a.path("openedOn").asText().compareTo(b.path("openedOn").asText()));
        return last.map(alert -> "%s since %s%s"
                        .formatted(
                                alert.path("verdict").asText(),
                                alert.path("openedOn").asText(),
                                alert.has("closedOn")
                                        ? " until " + alert.path("closedOn").asText()
                                        : ""))
                .orElse("");
    }

    @Command(description = "Watch a metric, day by day.", mixinStandardHelpOptions = true)
    void add(
            @Mixin ServerOptions server,
            @Option(names = "--metric", required = true, description = "A metric by its name.") String metric,
            @Option(
                            names = "--where",
                            paramLabel = "FIELD=VALUE",
                            description = "Only what has this value. Can be repeated.")
                    @Nullable
                    Map<String, String> where,
            @Option(names = "--mail", paramLabel = "ADDRESS", description = "Who is told. Can be repeated.") @Nullable
                    List<String> mail,
            @Option(names = "--webhook", paramLabel = "URL", description = "Which program is told.") @Nullable
                    List<String> webhook,
            @Option(names = "--slack", paramLabel = "URL", description = "Which channel of Slack, by its webhook.")
                    @Nullable
                    List<String> slack,
            @Option(names = "--teams", paramLabel = "URL", description = "Which channel of Teams, by its webhook.")
                    @Nullable
                    List<String> teams,
            @Parameters(paramLabel = "NAME") String name) {
        List<Map<String, ?>> conditions = new ArrayList<>();
        if (where != null) {
            where.forEach(
                    (field, value) -> conditions.add(Map.of("field", field, "is", "is", "values", List.of(value))));
        }
        List<Map<String, ?>> recipients = new ArrayList<>();
        Map<String, @Nullable List<String>> ways = new LinkedHashMap<>();
        ways.put("mail", mail);
        ways.put("webhook", webhook);
        ways.put("slack", slack);
        ways.put("teams", teams);
        ways.forEach((channel, addresses) -> {
            if (addresses != null) {
                addresses.forEach(address -> recipients.add(Map.of("channel", channel, "address", address)));
            }
        });
        JsonNode added = server.connect()
                .post(
                        PATH,
                        Map.of(
                                "name", name,
                                "question", Map.of("metric", Map.of("metric", metric), "where", conditions),
                                "recipients", recipients));
        say("\"%s\" is watched; its id is %s", name, added.path("id").asText());
    }

    @Command(description = "Judge all watches now; each day is judged once.", mixinStandardHelpOptions = true)
    void evaluate(@Mixin ServerOptions server) {
        JsonNode done = server.connect().post(PATH + "/evaluate", Map.of());
        List<String> figures = new ArrayList<>();
        done.properties()
                .forEach(each ->
                        figures.add(each.getKey() + " " + each.getValue().asText()));
        say("%s", String.join(", ", figures));
    }

    @Command(description = "Watch no longer; its alerts go with it.", mixinStandardHelpOptions = true)
    void delete(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        server.connect().delete(PATH + "/" + ServerClient.segment(id));
        say("%s is watched no longer", id);
    }

    private void say(String words, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(words + "%n", values);
        out.flush();
    }
}
