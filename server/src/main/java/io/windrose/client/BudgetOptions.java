package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a budget plan is asked for with, on the command line. */
final class BudgetOptions {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--mix", paramLabel = "NAME", description = "A model that has converged, by its name or id.")
    @Nullable
    String mix;

    @Option(names = "--budget", description = "Of all weeks (default: what is spent today).")
    @Nullable
    Double budget;

    @Option(names = "--target", description = "Of the goal, to be reached at least cost, in place of --budget.")
    @Nullable
    Double target;

    @Option(names = "--weeks", description = "How many are planned (default: 12).")
    @Nullable
    Integer weeks;

    @Option(names = "--start", paramLabel = "DAY", description = "First day (default: that after the model's data).")
    @Nullable
    String start;

    @Option(names = "--by", description = "channel or campaign (default: channel).")
    @Nullable
    String by;

    @Option(names = "--goal", description = "profit, revenue or orders (default: what the model is of).")
    @Nullable
    String goal;

    @Option(names = "--margin", description = "Part of revenue that is contribution margin, as 0.4; for profit.")
    @Nullable
    Double margin;

    @Option(names = "--value", description = "Revenue of an order, of a model of orders.")
    @Nullable
    Double value;

    @Option(
            names = "--caution",
            description = "mean, quantile (passed with 1 - probability) or beating (today's plan with probability).")
    @Nullable
    String caution;

    @Option(names = "--probability", description = "Of --caution, as 0.1.")
    @Nullable
    Double probability;

    @Option(names = "--min", paramLabel = "LINE=AMOUNT", description = "Least spend of all weeks. Can be repeated.")
    @Nullable
    Map<String, Double> least;

    @Option(names = "--max", paramLabel = "LINE=AMOUNT", description = "Most spend of all weeks. Can be repeated.")
    @Nullable
    Map<String, Double> most;

    @Option(names = "--week-min", paramLabel = "LINE=AMOUNT", description = "Least of each week. Can be repeated.")
    @Nullable
    Map<String, Double> weekLeast;

    @Option(names = "--week-max", paramLabel = "LINE=AMOUNT", description = "Most of each week. Can be repeated.")
    @Nullable
    Map<String, Double> weekMost;

    @Option(names = "--fix", paramLabel = "LINE", description = "Stays as today. Can be repeated.")
    @Nullable
    List<String> fixed;

    @Option(
            names = "--today",
            paramLabel = "LINE=AMOUNT",
            description = "A week's spend today, where it is not that of the last four weeks. Can be repeated.")
    @Nullable
    Map<String, Double> today;

    @Option(
            names = "--flight",
            paramLabel = "LINE=AMOUNTxWEEKS",
            description = "Off, or on with at least so much a week for so many weeks on end. Can be repeated.")
    @Nullable
    Map<String, String> flights;

    @Option(names = "--beyond-seen", description = "Let weeks have more than a line ever had.")
    boolean beyondSeen;

    @Option(names = "--move-doubted", description = "Move channels too that the model is in doubt about.")
    boolean moveDoubted;

    ObjectNode question(ServerClient client) {
        if (mix == null) {
            throw new Incorrect("client.no-mix", "say which model to plan with, by --mix; windrose mix list has them");
        }
        ObjectNode question = JSON.createObjectNode();
        question.put("mix", id(client, mix));
        put(question, "weeks", weeks);
        put(question, "start", start);
        put(question, "by", by);
        put(question, "goal", goal);
        put(question, "budget", budget);
        put(question, "target", target);
        put(question, "caution", caution);
        put(question, "probability", probability);
        put(question, "value", value);
        put(question, "margin", margin);
        question.put("withinSeen", !beyondSeen);
        question.put("moveDoubted", moveDoubted);
        ObjectNode lines = question.putObject("lines");
        putAll(lines, "least", least);
        putAll(lines, "most", most);
        putAll(lines, "weekLeast", weekLeast);
        putAll(lines, "weekMost", weekMost);
        putAll(lines, "today", today);
        if (fixed != null) {
            fixed.forEach(line -> line(lines, line).put("fixed", true));
        }
        if (flights != null) {
            flights.forEach((line, flight) -> putFlight(line(lines, line), line, flight));
        }
        return question;
    }

    /** The newest that has converged, where it is a name. */
    private static String id(ServerClient client, String mix) {
        for (JsonNode fit : client.get("/api/mixes").path("items")) {
            boolean isNamed = fit.path("name").asText().equals(mix)
                    && fit.path("state").asText().equals("converged");
            if (isNamed || fit.path("id").asText().equals(mix)) {
                return fit.path("id").asText();
            }
        }
        throw new Incorrect(
                "client.unknown-mix",
                "no model \"" + mix + "\" has converged; windrose mix list has those that there are");
    }

    private static void putFlight(ObjectNode line, String name, String flight) {
        String[] both = flight.split("x", 2);
        try {
            line.putObject("flight")
                    .put("least", Double.parseDouble(both[0]))
                    .put("weeks", Integer.parseInt(both[both.length - 1]));
        } catch (NumberFormatException e) {
            throw new Incorrect(
                    "client.no-flight",
                    "the flight \"" + flight + "\" of " + name + " is none; give it as 1000x4, for four weeks of 1000",
                    e);
        }
    }

    private static void putAll(ObjectNode lines, String field, @Nullable Map<String, Double> amounts) {
        if (amounts != null) {
            amounts.forEach((line, amount) -> line(lines, line).put(field, amount));
        }
    }

    /** Made where it is not there. A name may hold any character. */
    private static ObjectNode line(ObjectNode lines, String name) {
        return lines.get(name) instanceof ObjectNode known ? known : lines.putObject(name);
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.putPOJO(name, value);
        }
    }
}
