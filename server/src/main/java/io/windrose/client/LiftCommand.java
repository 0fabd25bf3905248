package io.windrose.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose lift}: what advertising brought, by tests in regions and by before and after. */
@Command(
        name = "lift",
        description = "Design and judge tests in regions and campaigns: what came that would not have come.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LiftCommand.DesignCommand.class, LiftCommand.AnalyseCommand.class})
@SuppressWarnings("NullAway.Init")
public final class LiftCommand {
    static final String PATH = "/api/lifts";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    CommandSpec spec;

    /** {@code windrose lift design}. */
    @Command(
            name = "design",
            description = "Look for tests in regions that could be run: the regions, the least effect found, the cost.",
            mixinStandardHelpOptions = true)
    static final class DesignCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ServerOptions server;

        @Mixin
        private OutcomeOptions outcomes;

        @Parameters(paramLabel = "NAME", description = "By which you know it.")
        private String name;

        @Option(
                names = "--cost",
                required = true,
                description = "What one more of the outcome is thought to cost, in the company's currency.")
        private double cost;

        @Option(names = "--size", description = "How many regions to treat. Can be repeated (default: 2 to 5).")
        private @Nullable List<Integer> sizes;

        @Option(names = "--length", description = "Days of a test, or weeks. Can be repeated (default: 14, 21, 28).")
        private @Nullable List<Integer> periods;

        @Option(
                names = "--effect",
                description = "To try, as 0.05; below 0 for less advertising. Can be repeated (default: 0.02 to 0.3).")
        private @Nullable List<Double> effects;

        @Option(names = "--windows", description = "Simulated tests of each (default: 5).")
        private @Nullable Integer windows;

        @Option(names = "--power", description = "Wanted share of tests that find it (default: 0.8).")
        private @Nullable Double power;

        @Option(names = "--confidence", description = "Of intervals (default: 0.9).")
        private @Nullable Double confidence;

        @Option(names = "--include", paramLabel = "REGION", description = "Must be treated. Can be repeated.")
        private @Nullable List<String> included;

        @Option(names = "--exclude", paramLabel = "REGION", description = "Must not be. Can be repeated.")
        private @Nullable List<String> excluded;

        @Option(names = "--budget", description = "Most that a test may cost.")
        private @Nullable Double budget;

        @Option(
                names = "--manner",
                description = "total, or geolift to judge each day as Meta's GeoLift does (default: total).")
        private @Nullable String manner;

        @Option(names = "--seed", description = "The same one gives the same figures (default: 1).")
        private @Nullable Long seed;

        @Override
        public Integer call() throws InterruptedException {
            ServerClient client = server.connect();
            ObjectNode asked = JSON.createObjectNode();
            asked.put("name", name);
            asked.put("outcomes", outcomes.kept(client, spec.commandLine().getErr()));
            asked.put("costPerUnit", cost);
            put(asked, "sizes", sizes);
            put(asked, "periods", periods);
            put(asked, "effects", effects);
            put(asked, "windows", windows);
            put(asked, "power", power);
            put(asked, "confidence", confidence);
            put(asked, "included", included);
            put(asked, "excluded", excluded);
            put(asked, "budget", budget);
            put(asked, "manner", manner);
            put(asked, "seed", seed);
            return await(client, client.post(PATH + "/designs", map(asked)), "designed", spec);
        }
    }

    /** {@code windrose lift analyse}. */
    @Command(
            name = "analyse",
            description = "Judge a test in regions, or a campaign by before and after, and print what it brought.",
            mixinStandardHelpOptions = true)
    static final class AnalyseCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ServerOptions server;

        @Mixin
        private OutcomeOptions outcomes;

        @Parameters(paramLabel = "NAME", description = "By which you know it.")
        private String name;

        @Option(names = "--test-from", required = true, description = "First day of the changed advertising.")
        private String from;

        @Option(names = "--test-to", required = true, description = "Its last day.")
        private String to;

        @Option(names = "--counted-to", description = "Last day of which the outcome is counted, where it is later.")
        private @Nullable String counted;

        @Option(
                names = "--treated",
                paramLabel = "REGION",
                description = "In which advertising was changed. Can be repeated.")
        private @Nullable List<String> treated;

        @Option(
                names = "--compared",
                paramLabel = "REGION",
                description = "That it did not touch; without it all others. Can be repeated.")
        private @Nullable List<String> compared;

        @Option(
                names = "--before-after",
                description = "Foretell the days of the test from before, in place of a mixture of other regions.")
        private boolean isBeforeAfter;

        @Option(names = "--spend", description = "What was spent more because of it; below 0 where it saved.")
        private @Nullable Double spend;

        @Option(names = "--worth", description = "Of one unit of the outcome, in the company's currency.")
        private @Nullable Double value;

        @Option(names = "--confidence", description = "Of intervals (default: 0.9).")
        private @Nullable Double confidence;

        @Option(names = "--seed", description = "The same one gives the same figures (default: 1).")
        private @Nullable Long seed;

        @Override
        public Integer call() throws InterruptedException {
            ServerClient client = server.connect();
            ObjectNode asked = JSON.createObjectNode();
            asked.put("name", name);
            asked.put("outcomes", outcomes.kept(client, spec.commandLine().getErr()));
            asked.put("method", isBeforeAfter ? "before-after" : "synthetic-control");
            asked.put("from", from);
            asked.put("to", to);
            put(asked, "counted", counted);
            put(asked, "treated", treated);
            put(asked, "compared", compared);
            put(asked, "spend", spend);
            put(asked, "value", value);
            put(asked, "confidence", confidence);
            put(asked, "seed", seed);
            return await(client, client.post(PATH + "/tests", map(asked)), "judged", spec);
        }
    }

    @Command(description = "List the lifts, the newest first.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        LiftPrint.list(server.connect().get(PATH), spec.commandLine().getOut());
    }

    @Command(description = "Print what a lift says.", mixinStandardHelpOptions = true)
    void show(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        LiftPrint.whole(server.connect().get(path(id)), spec.commandLine().getOut());
    }

    @Command(description = "Say which of the designs is run, and when.", mixinStandardHelpOptions = true)
    void start(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--design", defaultValue = "1", description = "Its number (default: 1).") int design,
            @Option(names = "--from", required = true, description = "First day of the test.") String from,
            @Option(names = "--spend", description = "What will be spent more (default: the design's cost).") @Nullable
                    Double spend,
            @Option(names = "--worth", description = "Of one unit of the outcome.") @Nullable Double value) {
        ObjectNode asked = JSON.createObjectNode();
        asked.put("design", design - 1).put("from", from);
        put(asked, "spend", spend);
        put(asked, "value", value);
        JsonNode lift = server.connect().post(path(id) + "/start", map(asked));
        say("it runs from %s to %s", lift.path("from").asText(), lift.path("to").asText());
    }

    @Command(
            description = "Judge the test that runs, by the lake or by a file with its days.",
            mixinStandardHelpOptions = true)
    int judge(@Mixin ServerOptions server, @Mixin OutcomeOptions outcomes, @Parameters(paramLabel = "ID") String id)
            throws InterruptedException {
        ServerClient client = server.connect();
        Map<String, ?> asked = outcomes.isOfFile()
                ? Map.of("outcomes", outcomes.kept(client, spec.commandLine().getErr()))
                : Map.of();
        return await(client, client.post(path(id) + "/judge", asked), "judged", spec);
    }

    @Command(description = "Compute a lift once more, from the same data and seed.", mixinStandardHelpOptions = true)
    int repeat(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) throws InterruptedException {
        ServerClient client = server.connect();
        return await(client, client.post(path(id) + "/repeat", Map.of()), "", spec);
    }

    @Command(
            description = "Calibrate a mix model by what a test found; it is fitted with it anew.",
            mixinStandardHelpOptions = true)
    void calibrate(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--mix", required = true, paramLabel = "ID", description = "The model's fit.") String mix,
            @Option(names = "--channel", required = true, description = "Of the model.") String channel,
            @Option(names = "--spend", description = "What the test spent more on it, where the lift does not say it.")
                    @Nullable
                    Double spend,
            @Option(names = "--worth", description = "Of one unit of the lift's outcome in the model's.") @Nullable
                    Double worth) {
        ObjectNode asked = JSON.createObjectNode();
        asked.put("mix", mix).put("channel", channel);
        put(asked, "spend", spend);
        put(asked, "worth", worth);
        JsonNode fit = server.connect().post(path(id) + "/calibrate", map(asked));
        say("fitting; its id is %s", fit.path("mix").asText());
    }

    @Command(description = "Forget a lift.", mixinStandardHelpOptions = true)
    void delete(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        server.connect().delete(path(id));
        say("%s is gone", id);
    }

    /** Waits until it is computed, and prints it. */
    private static int await(ServerClient client, JsonNode lift, String wanted, CommandSpec spec)
            throws InterruptedException {
        String id = lift.path("id").asText();
        PrintWriter err = spec.commandLine().getErr();
        err.printf("computing; its id is %s%n", id);
        err.flush();
        JsonNode found = client.get(path(id));
        while (List.of("designing", "judging").contains(state(found))) {
            TimeUnit.MILLISECONDS.sleep(500);
            found = client.get(path(id));
        }
        LiftPrint.whole(found, spec.commandLine().getOut());
        return state(found).equals(wanted) || (wanted.isEmpty() && !state(found).equals("failed")) ? 0 : 1;
    }

    private static String state(JsonNode found) {
        return found.path("lift").path("state").asText();
    }

    private static String path(String id) {
        return PATH + "/" + ServerClient.segment(id);
    }

    private static Map<String, Object> map(ObjectNode asked) {
        return JSON.convertValue(asked, new TypeReference<Map<String, Object>>() {});
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.set(name, JSON.valueToTree(value));
        }
    }

    private void say(String words, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(words + "%n", values);
        out.flush();
    }
}
