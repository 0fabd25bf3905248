package io.windrose.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose mix}: what each channel was worth, by a marketing-mix model. */
@Command(
        name = "mix",
        description = "Fit marketing-mix models: what each channel was worth, and would be.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = MixCommand.FitCommand.class)
@SuppressWarnings("NullAway.Init")
public final class MixCommand {
    private static final String PATH = "/api/mixes";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    CommandSpec spec;

    /** {@code windrose mix fit}. */
    @Command(
            name = "fit",
            description = "Fit a model to the weeks of the lake, or of a file, and print what it says.",
            mixinStandardHelpOptions = true)
    static final class FitCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ServerOptions server;

        @Parameters(paramLabel = "NAME", description = "By which you know the fit.")
        private String name;

        @Option(names = "--weeks", description = "The last so many whole weeks of the lake (default: 156).")
        private @Nullable Integer weeks;

        @Option(names = "--from", description = "A Monday, in place of --weeks.")
        private @Nullable String from;

        @Option(names = "--to", description = "A Sunday.")
        private @Nullable String to;

        @Option(
                names = "--outcome",
                description = "revenue or orders (default: revenue); of a file, the name of its column.")
        private @Nullable String outcome;

        @Option(names = "--by", description = "channel or campaign (default: channel).")
        private @Nullable String division;

        @Option(names = "--exposure", description = "spend or impressions (default: spend).")
        private @Nullable String exposure;

        @Option(names = "--country", description = "Whose holidays may matter, as DE. Can be repeated.")
        private @Nullable List<String> countries;

        @Option(names = "--file", description = "Separated text with a line a week, in place of the lake.")
        private @Nullable Path file;

        @Option(
                names = "--media",
                paramLabel = "CHANNEL=SPEND[:EXPOSURE]",
                description =
                        "Columns of a channel in the file. Can be repeated; without it, endings say it (tv_S, tv_I).")
        private @Nullable Map<String, String> media;

        @Option(names = "--influence", description = "A column that may matter. Can be repeated.")
        private @Nullable List<String> influences;

        @Option(
                names = "--belief",
                paramLabel = "CHANNEL=LOW-HIGH",
                description = "What a channel's return on its spend is thought to be, with 90%%. Can be repeated.")
        private @Nullable Map<String, String> beliefs;

        @Option(names = "--value", description = "Of an order, in the company's currency (default: 1).")
        private @Nullable Double value;

        @Option(names = "--carryover", description = "none, geometric, delayed or weibull (default: geometric).")
        private @Nullable String carryover;

        @Option(names = "--curve", description = "none, hill, logistic or michaelis-menten (default: hill).")
        private @Nullable String curve;

        @Option(names = "--trend", description = "constant, linear, knots or local-linear (default: knots).")
        private @Nullable String trend;

        @Option(names = "--noise", description = "normal, student or negative-binomial (default: normal).")
        private @Nullable String noise;

        @Option(names = "--seed", description = "The same one gives the same figures (default: 1).")
        private @Nullable Long seed;

        @Option(names = "--draws", description = "Of each of four chains (default: 1000).")
        private @Nullable Integer draws;

        @Option(
                names = "--trials",
                description = "How often eight weeks are forecast by a fit to those before (default: 0).")
        private @Nullable Integer trials;

        @Override
        public Integer call() throws IOException, InterruptedException {
            ServerClient client = server.connect();
            String id = client.post(PATH, JSON.convertValue(question(), new TypeReference<Map<String, Object>>() {}))
                    .path("id")
                    .asText();
            PrintWriter err = spec.commandLine().getErr();
            err.printf("fitting; its id is %s%n", id);
            err.flush();
            JsonNode found = client.get(PATH + "/" + id);
            while (List.of("waiting", "fitting").contains(state(found))) {
                TimeUnit.SECONDS.sleep(1);
                found = client.get(PATH + "/" + id);
            }
            print(found, spec.commandLine().getOut());
            return state(found).equals("converged") ? 0 : 1;
        }

        private ObjectNode question() throws IOException {
            ObjectNode question = JSON.createObjectNode();
            question.put("name", name);
            put(question, "weeks", weeks);
            put(question, "from", from);
            put(question, "to", to);
            put(question, "division", division);
            put(question, "exposure", exposure);
            put(question, "seed", seed);
            put(question, "draws", draws);
            put(question, "warmup", draws);
            put(question, "trials", trials);
            if (countries != null) {
                countries.forEach(question.putArray("countries")::add);
            }
            if (file == null) {
                put(question, "outcome", outcome);
            } else {
                if (outcome == null) {
                    throw new ParameterException(
                            spec.commandLine(), "say which column of " + file + " is the outcome, by --outcome");
                }
                question.set("file", sent(file, outcome));
            }
            question.set("model", model());
            return question;
        }

        private ObjectNode sent(Path path, String column) throws IOException {
            ObjectNode sent = JSON.createObjectNode();
            sent.put("name", path.getFileName().toString());
            sent.put("text", Files.readString(path));
            sent.put("outcome", column);
            if (media != null) {
                media.forEach((channel, columns) -> {
                    String[] both = columns.split(":", 2);
                    ObjectNode one = sent.withArray("media").addObject();
                    one.put("channel", channel).put("spend", both[0]);
                    if (both.length == 2) {
                        one.put("exposure", both[1]);
                    }
                });
            }
            if (influences != null) {
                influences.forEach(sent.putArray("influences")::add);
            }
            return sent;
        }

        private ObjectNode model() {
            ObjectNode model = JSON.createObjectNode();
            put(model, "value", value);
            put(model, "carryover", carryover);
            put(model, "curve", curve);
            put(model, "trend", trend);
            put(model, "noise", noise);
            if (beliefs != null) {
                beliefs.forEach((channel, range) -> {
                    String[] ends = range.split("-", 2);
                    try {
                        model.withObject("/beliefs")
                                .putObject(channel)
                                .put("measure", "roi")
                                .put("low", Double.parseDouble(ends[0]))
                                .put("high", Double.parseDouble(ends[ends.length - 1]));
                    } catch (NumberFormatException e) {
                        throw new ParameterException(
                                spec.commandLine(),
                                "the belief \"" + range + "\" of " + channel + " is no range; give one as 0.5-8",
                                e);
                    }
                });
            }
            return model;
        }

        private static void put(ObjectNode node, String name, @Nullable Object value) {
            if (value != null) {
                node.putPOJO(name, value);
            }
        }
    }

    @Command(description = "List the fits, the newest first.", mixinStandardHelpOptions = true)
    void list(@Mixin ServerOptions server) {
        Table table = new Table("FIT", "STATE", "FROM", "WEEKS", "TRUST", "BY", "ID");
        server.connect()
                .get(PATH)
                .path("items")
                .forEach(fit -> table.row(
                        fit.path("name").asText(),
                        fit.path("state").asText(),
                        fit.path("first").asText(),
                        fit.path("weeks").asText(),
                        words(fit.path("verdict").path("trust")),
                        fit.path("maker").asText(),
                        fit.path("id").asText()));
        table.print(spec.commandLine().getOut());
    }

    @Command(description = "Print what a fit says.", mixinStandardHelpOptions = true)
    void show(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        print(server.connect().get(path(id)), spec.commandLine().getOut());
    }

    @Command(description = "Fit again, until the latest week of the lake.", mixinStandardHelpOptions = true)
    void refit(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        JsonNode fit = server.connect().post(path(id) + "/refit", Map.of());
        say("fitting; its id is %s", fit.path("id").asText());
    }

    @Command(description = "Forget a fit, and give it up if it is not over.", mixinStandardHelpOptions = true)
    void delete(@Mixin ServerOptions server, @Parameters(paramLabel = "ID") String id) {
        server.connect().delete(path(id));
        say("%s is gone", id);
    }

    @Command(description = "Print what the next weeks will bring.", mixinStandardHelpOptions = true)
    void forecast(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--weeks", defaultValue = "12", description = "How many (default: 12).") int weeks,
            @Option(
                            names = "--spend",
                            paramLabel = "CHANNEL=AMOUNT",
                            description = "A week's; others spend what they did last. Can be repeated.")
                    @Nullable
                    Map<String, Double> spend) {
        JsonNode ahead = server.connect()
                .post(path(id) + "/forecast", Map.of("weeks", weeks, "spend", spend == null ? Map.of() : spend));
        Table table = new Table("WEEK", "EXPECTED", "LOW", "HIGH");
        int week = 1;
        for (JsonNode each : ahead.path("outcome").path(0)) {
            table.row("+" + week++, number(each.path("mean")), number(each.path("low")), number(each.path("high")));
        }
        JsonNode total = ahead.path("total");
        table.row("all", number(total.path("mean")), number(total.path("low")), number(total.path("high")));
        table.print(spec.commandLine().getOut());
    }

    private static String path(String id) {
        return PATH + "/" + ServerClient.segment(id);
    }

    private static String state(JsonNode found) {
        return found.path("fit").path("state").asText();
    }

    private static void print(JsonNode found, PrintWriter out) {
        JsonNode fit = found.path("fit");
        out.printf(
                "%s: %s, %s weeks from %s on, seed %s%n",
                fit.path("name").asText(),
                state(found),
                fit.path("weeks").asText(),
                fit.path("first").asText(),
                fit.path("seed").asText());
        if (fit.has("problem")) {
            out.println(fit.path("problem").asText());
        }
        JsonNode report = found.path("report");
        if (report.isMissingNode()) {
            found.path("diagnosis").path("problems").forEach(problem -> out.println("- " + problem.asText()));
            out.flush();
            return;
        }
        Table table =
                new Table("CHANNEL", "SPEND", "BROUGHT", "90%", "SHARE", "RETURN", "90%", "OF ONE MORE", "HALF-LIFE");
        for (JsonNode channel : report.path("channels")) {
            JsonNode one = channel.path("result");
            table.row(
                    one.path("channel").asText(),
                    number(one.path("spend")),
                    number(one.path("contribution").path("mean")),
                    range(one.path("contribution"), "%,.0f"),
                    String.format(
                            Locale.ROOT,
                            "%.1f%%",
                            100 * one.path("share").path("mean").asDouble()),
                    decimal(one.path("roi").path("mean")),
                    range(one.path("roi"), "%.2f"),
                    decimal(one.path("marginalRoi").path("mean")),
                    decimal(one.path("halfLifeWeeks").path("mean")));
        }
        table.print(out);
        report.path("backtest")
                .path("windows")
                .forEach(window -> out.printf(
                        "weeks %d to %d, not seen: off by %s, as last year by %s%n",
                        window.path("from").asInt() + 1,
                        window.path("to").asInt(),
                        share(window.path("error")),
                        share(window.path("ofLastYear"))));
        report.path("warnings")
                .forEach(warning -> out.println("- " + warning.path("message").asText()));
        out.println(report.path("verdict").path("words").asText());
        out.flush();
    }

    private static String range(JsonNode interval, String form) {
        if (interval.path("low").isNull()) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                form + " to " + form,
                interval.path("low").asDouble(),
                interval.path("high").asDouble());
    }

    private static String number(JsonNode value) {
        return String.format(Locale.ROOT, "%,.0f", value.asDouble());
    }

    private static String decimal(JsonNode value) {
        return value.isNull() ? "-" : String.format(Locale.ROOT, "%.2f", value.asDouble());
    }

    private static String share(JsonNode value) {
        return value.isNull() ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * value.asDouble());
    }

    private static String words(JsonNode trust) {
        return trust.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void say(String words, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(words + "%n", values);
        out.flush();
    }
}
