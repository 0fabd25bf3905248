package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Budget plans as rows of text, the headings first, and in words. */
final class BudgetTables {
    private BudgetTables() {}

    static List<List<String>> lines(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("LINE", "TODAY", "PLAN", "CHANGE", "BRINGS", "90%", "OF ONE MORE", "OF ONE MORE TODAY"));
        for (JsonNode line : answer.path("lines")) {
            double today = line.path("totalToday").asDouble();
            double plan = line.path("total").asDouble();
            rows.add(List.of(
                    line.path("name").asText(),
                    whole(today),
                    whole(plan),
                    today > 0 ? String.format(Locale.ROOT, "%+.0f%%", 100 * (plan / today - 1)) : "",
                    whole(line.path("goal").path("mean").asDouble()),
                    range(line.path("goal")),
                    decimal(line.path("marginal").path("mean")),
                    decimal(line.path("marginalToday").path("mean"))));
        }
        rows.add(List.of(
                "all",
                whole(answer.path("spendToday").asDouble()),
                whole(answer.path("spend").asDouble()),
                "",
                whole(answer.path("goalValue").path("mean").asDouble()),
                range(answer.path("goalValue")),
                "",
                ""));
        return rows;
    }

    static List<List<String>> weeks(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of("WEEK"));
        answer.path("lines").forEach(line -> headings.add(line.path("name").asText()));
        rows.add(headings);
        LocalDate start = LocalDate.parse(answer.path("start").asText());
        for (int week = 0; week < answer.path("weeks").asInt(); week++) {
            List<String> row = new ArrayList<>(List.of(start.plusWeeks(week).toString()));
            for (JsonNode line : answer.path("lines")) {
                row.add(whole(line.path("spend").path(week).asDouble()));
            }
            rows.add(row);
        }
        return rows;
    }

    static void say(JsonNode answer, PrintWriter out) {
        JsonNode gain = answer.path("gain");
        out.printf(
                Locale.ROOT,
                "%s: %+,.0f against today's (90%%: %+,.0f to %+,.0f); more than today's with %.0f in 100%n",
                answer.path("goal").asText(),
                gain.path("mean").asDouble(),
                gain.path("low").asDouble(),
                gain.path("high").asDouble(),
                100 * answer.path("beatsToday").asDouble());
        if (answer.has("gap")) {
            out.printf(
                    Locale.ROOT,
                    "no plan within these bounds is better by more than %.2f%%%n",
                    100 * answer.path("gap").asDouble());
        }
        for (JsonNode move : answer.path("moves")) {
            JsonNode each = move.path("perUnit");
            out.printf(
                    Locale.ROOT,
                    "%,.0f from %s to %s: each brings %+.2f (90%%: %+.2f to %+.2f)%n",
                    move.path("amount").asDouble(),
                    move.path("from").asText(),
                    move.path("to").asText(),
                    each.path("mean").asDouble(),
                    each.path("low").asDouble(),
                    each.path("high").asDouble());
        }
        answer.path("warnings")
                .forEach(warning -> out.println("- " + warning.path("text").asText()));
        JsonNode basis = answer.path("basis");
        out.printf(
                "by \"%s\" (%s), data from %s to %s, seed %s, %s draws, version %s%n",
                basis.path("name").asText(),
                basis.path("mix").asText(),
                basis.path("from").asText(),
                basis.path("to").asText(),
                basis.path("seed").asText(),
                basis.path("draws").asText(),
                basis.path("version").asText());
        out.flush();
    }

    static List<List<String>> list(JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PLAN", "FROM", "WEEKS", "GOAL", "SPEND", "GAIN", "MODEL", "APPROVED BY", "ID"));
        for (JsonNode plan : found.path("items")) {
            rows.add(List.of(
                    plan.path("name").asText(),
                    plan.path("start").asText(),
                    plan.path("weeks").asText(),
                    plan.path("goal").asText(),
                    whole(plan.path("spend").asDouble()),
                    String.format(
                            Locale.ROOT, "%+.0f", plan.path("gain").path("mean").asDouble()),
                    plan.path("mixName").asText(),
                    plan.path("approver").asText(),
                    plan.path("id").asText()));
        }
        return rows;
    }

    static List<List<String>> tracking(JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("WEEK", "PLANNED", "EXPECTED OF SPEND", "CAME", "BY SPEND", "BY RESPONSE", "WITHIN 90%"));
        LocalDate start = LocalDate.parse(found.path("start").asText());
        JsonNode tracking = found.path("tracking");
        for (JsonNode week : tracking.path("weeks")) {
            rows.add(tracked(start.plusWeeks(week.path("week").asInt()).toString(), week));
        }
        if (tracking.has("total")) {
            rows.add(tracked("all", tracking.path("total")));
        }
        return rows;
    }

    private static List<String> tracked(String name, JsonNode week) {
        return List.of(
                name,
                whole(week.path("planned").path("mean").asDouble()),
                whole(week.path("asSpent").path("mean").asDouble()),
                whole(week.path("outcome").asDouble()),
                String.format(
                        Locale.ROOT, "%+.0f", week.path("bySpend").path("mean").asDouble()),
                String.format(
                        Locale.ROOT,
                        "%+.0f",
                        week.path("byResponse").path("mean").asDouble()),
                week.path("inside").asBoolean() ? "yes" : "no");
    }

    static void sayTracking(JsonNode found, PrintWriter out) {
        if (found.path("known").asInt() == 0) {
            out.println("no week of the plan is over and known yet");
        }
        JsonNode coverage = found.path("tracking").path("coverage");
        if (coverage.has("of")) {
            out.printf(
                    "90%% intervals held in %s of %s weeks; of all plans in %s of %s%n",
                    coverage.path("inside").asText(),
                    coverage.path("of").asText(),
                    found.path("ofAll").path("inside").asText(),
                    found.path("ofAll").path("of").asText());
        }
        for (JsonNode line : found.path("tracking").path("lines")) {
            out.printf(
                    "%s: %s planned, %s spent%n",
                    line.path("name").asText(),
                    whole(line.path("planned").asDouble()),
                    whole(line.path("spent").asDouble()));
        }
        found.path("elsewhere")
                .properties()
                .forEach(each -> out.printf(
                        "%s: not in the plan, %s spent%n",
                        each.getKey(), whole(each.getValue().asDouble())));
        out.flush();
    }

    private static String range(JsonNode interval) {
        return whole(interval.path("low").asDouble()) + " to "
                + whole(interval.path("high").asDouble());
    }

    private static String whole(double amount) {
        return String.format(Locale.ROOT, "%.0f", amount);
    }

    private static String decimal(JsonNode value) {
        return String.format(Locale.ROOT, "%.2f", value.asDouble());
    }
}
