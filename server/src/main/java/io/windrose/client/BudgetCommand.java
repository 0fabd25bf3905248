package io.windrose.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose budget}: how much to spend on what, by what a marketing-mix model knows. */
@Command(
        name = "budget",
        description = "Plan a budget with a marketing-mix model, keep plans, approve and follow them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]")
@SuppressWarnings("NullAway.Init")
public final class BudgetCommand implements Runnable {
    private static final String PATH = "/api/plans";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private BudgetOptions asked;

    @Option(names = "--save", paramLabel = "NAME", description = "Keep the plan by this name.")
    @Nullable
    private String name;

    @Option(names = "--by-week", description = "Print the spend of each week.")
    private boolean byWeek;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    private OutputFormat format;

    @Override
    public void run() {
        ServerClient client = server.connect();
        ObjectNode question = asked.question(client);
        JsonNode answer;
        if (name == null) {
            answer = client.post(PATH + "/compute", fields(question));
        } else {
            ObjectNode named = JSON.createObjectNode().put("name", name);
            named.set("question", question);
            JsonNode kept = client.post(PATH, fields(named));
            answer = kept.path("answer");
            PrintWriter err = spec.commandLine().getErr();
            err.printf("kept; its id is %s%n", kept.path("plan").path("id").asText());
            err.flush();
        }
        print(answer, format, byWeek);
    }

    @Command(description = "List the plans that are kept, the newest first.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions at, @Mixin Format as) {
        JsonNode found = at.connect().get(PATH);
        as.format.print(out(), found, BudgetTables.list(found));
    }

    @Command(description = "Print a plan that is kept.", mixinStandardHelpOptions = true)
    void show(
            @Mixin ServerOptions at,
            @Mixin Format as,
            @Option(names = "--by-week", description = "Print the spend of each week.") boolean weekly,
            @Parameters(paramLabel = "ID") String id) {
        JsonNode kept = at.connect().get(path(id));
        if (as.format == OutputFormat.json) {
            out().println(kept.toPrettyString());
            out().flush();
        } else {
            print(kept.path("answer"), as.format, weekly);
        }
    }

    @Command(
            description = "Freeze a plan, to be followed: it cannot be changed any more.",
            mixinStandardHelpOptions = true)
    void approve(@Mixin ServerOptions at, @Parameters(paramLabel = "ID") String id) {
        JsonNode plan = at.connect().post(path(id) + "/approve", Map.of());
        say(
                "\"%s\" is approved by %s",
                plan.path("name").asText(), plan.path("approver").asText());
    }

    @Command(
            description =
                    "Print what became of an approved plan: what spending otherwise did, and what the market did.",
            mixinStandardHelpOptions = true)
    void track(
            @Mixin ServerOptions at,
            @Mixin Format as,
            @Option(names = "--file", description = "Later weeks of the file that the model is of.") @Nullable
                    Path file,
            @Parameters(paramLabel = "ID") String id) {
        ServerClient client = at.connect();
        JsonNode found = file == null
                ? client.get(path(id) + "/tracking")
                : client.post(path(id) + "/weeks", Map.of("text", text(file)));
        as.format.print(out(), found, BudgetTables.tracking(found));
        if (as.format == OutputFormat.table) {
            BudgetTables.sayTracking(found, out());
        }
    }

    @Command(description = "Forget a plan.", mixinStandardHelpOptions = true)
    void delete(@Mixin ServerOptions at, @Parameters(paramLabel = "ID") String id) {
        at.connect().delete(path(id));
        say("%s is gone", id);
    }

    /** How it is printed. */
    static final class Format {
        @Option(
                names = "--format",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
                defaultValue = "table")
        private OutputFormat format;
    }

    private void print(JsonNode answer, OutputFormat as, boolean weekly) {
        as.print(out(), answer, weekly ? BudgetTables.weeks(answer) : BudgetTables.lines(answer));
        if (as == OutputFormat.table) {
            BudgetTables.say(answer, out());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Incorrect("client.no-file", file + " cannot be read; see that it is there", e);
        }
    }

    private static Map<String, Object> fields(ObjectNode node) {
        return JSON.convertValue(node, new TypeReference<>() {});
    }

    private static String path(String id) {
        return PATH + "/" + ServerClient.segment(id);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String words, Object... values) {
        out().printf(words + "%n", values);
        out().flush();
    }
}
