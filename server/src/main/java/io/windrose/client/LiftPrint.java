package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lifts as text. */
final class LiftPrint {
    private LiftPrint() {}

    static void list(JsonNode lifts, PrintWriter out) {
        Table table = new Table("LIFT", "STATE", "FROM", "TO", "MORE BY", "TRUST", "BY", "ID");
        lifts.path("items")
                .forEach(lift -> table.row(
                        lift.path("name").asText(),
                        lift.path("state").asText(),
                        lift.path("from").asText(),
                        lift.path("to").asText(),
                        lift.has("relative") ? percents(lift.path("relative")) : "",
                        words(lift.path("verdict").path("trust")),
                        lift.path("maker").asText(),
                        lift.path("id").asText()));
        table.print(out);
    }

    static void whole(JsonNode found, PrintWriter out) {
        JsonNode lift = found.path("lift");
        out.printf("%s: %s%n", lift.path("name").asText(), lift.path("state").asText());
        if (lift.has("problem")) {
            out.println(lift.path("problem").asText());
        }
        if (found.path("test").has("report")) {
            report(found, out);
        } else if (found.path("design").has("report")) {
            designs(found, out);
        }
        out.flush();
    }

    private static void designs(JsonNode found, PrintWriter out) {
        JsonNode report = found.path("design").path("report");
        Table table = new Table("DESIGN", "LENGTH", "LEAST EFFECT", "POWER", "COST", "SHARE", "REGIONS");
        int number = 1;
        for (JsonNode design : report.path("designs")) {
            table.row(
                    String.valueOf(number++),
                    design.path("days").asText(),
                    percent(design.path("effect")),
                    percent(design.path("power")),
                    number(design.path("investment")) + " "
                            + found.path("currency").asText(),
                    percent(design.path("share")),
                    names(design.path("treated")));
        }
        table.print(out);
        warnings(report, out);
    }

    private static void report(JsonNode found, PrintWriter out) {
        JsonNode test = found.path("test").path("choice");
        JsonNode report = found.path("test").path("report");
        String interval = "%.0f%%".formatted(100 * report.path("confidence").asDouble());
        out.printf(
                "%s of %s from %s to %s, seed %s%n",
                report.path("method").asText(),
                names(report.path("treated")),
                test.path("from").asText(),
                test.path("counted").asText(),
                test.path("seed").asText());
        Table table = new Table("", "VALUE", interval);
        table.row("came", number(report.path("actual")), "");
        table.row("expected", number(report.path("expected")), "");
        range(table, "lift", report.path("lift"), "%,.1f");
        table.row("lift, relative", percent(report.path("relative").path("value")), percents(report.path("relative")));
        range(table, "cost of one more", report.path("returns").path("costPerUnit"), "%,.2f");
        range(table, "return on spend", report.path("returns").path("returnOnSpend"), "%,.2f");
        table.row("p of no lift", decimal(report.path("pValue")), "");
        if (report.has("placebo")) {
            JsonNode placebo = report.path("placebo");
            range(table, "lift by placebo", placebo.path("lift"), "%,.1f");
            table.row(
                    "p by placebo",
                    decimal(placebo.path("pValue")),
                    placebo.path("sets").asText() + " sets tried");
        }
        table.row("missed before", percent(report.path("fit").path("meanError")), "of a day or week");
        table.print(out);
        warnings(report, out);
        out.println(report.path("verdict").path("words").asText());
    }

    private static void warnings(JsonNode report, PrintWriter out) {
        report.path("warnings")
                .forEach(warning -> out.println("- " + warning.path("message").asText()));
    }

    private static void range(Table table, String name, JsonNode range, String form) {
        if (range.has("value")) {
            table.row(
                    name,
                    String.format(Locale.ROOT, form, range.path("value").asDouble()),
                    end(range.path("low"), form) + " to " + end(range.path("high"), form));
        }
    }

    private static String end(JsonNode end, String form) {
        return end.isNumber() ? String.format(Locale.ROOT, form, end.asDouble()) : "?";
    }

    private static String names(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String percents(JsonNode range) {
        return "%s to %s".formatted(endPercent(range.path("low")), endPercent(range.path("high")));
    }

    private static String endPercent(JsonNode end) {
        return end.isNumber() ? percent(end) : "?";
    }

    private static String percent(JsonNode share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share.asDouble());
    }

    private static String number(JsonNode value) {
        return String.format(Locale.ROOT, "%,.0f", value.asDouble());
    }

    private static String decimal(JsonNode value) {
        return String.format(Locale.ROOT, "%.3f", value.asDouble());
    }

    private static String words(JsonNode trust) {
        return trust.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
