package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Shows what a file would become. */
final class ImportPreview {
    private static final int SHOWN = 5;
    private static final int WIDEST = 40;

    private final JsonNode preview;

    ImportPreview(JsonNode preview) {
        this.preview = preview;
    }

    void print(Path file, PrintWriter out) {
        JsonNode mapping = preview.path("mapping");
        out.println(file + ": " + form(mapping));
        columns(out);
        for (JsonNode remark : preview.path("remarks")) {
            out.println("! " + remark.asText());
        }
        out.printf(
                Locale.ROOT,
                "%nOf the first %,d rows %,d would be refused.%n",
                preview.path("rows").asLong(),
                preview.path("refusedRows").asLong());
        for (JsonNode refused : preview.path("refused")) {
            out.println("  line " + refused.path("line").asLong() + ": "
                    + refused.path("reason").asText());
        }
        preview.path("leftOut")
                .properties()
                .forEach(reason -> out.println("  left out as " + reason.getKey() + ": " + reason.getValue()));
        stored(out);
        out.flush();
    }

    private static String form(JsonNode mapping) {
        StringBuilder form = new StringBuilder(
                mapping.path("kind").asText() + ", " + mapping.path("shape").asText());
        add(form, "", mapping.path("charset"));
        add(form, "cells between ", mapping.path("delimiter"));
        add(form, "dates as ", mapping.path("dates"));
        add(form, "times of ", mapping.path("zone"));
        add(form, "decimal sign ", mapping.path("decimal"));
        add(form, "amounts in ", mapping.path("currency"));
        return form.toString();
    }

    private static void add(StringBuilder form, String words, JsonNode value) {
        if (!value.isMissingNode()) {
            form.append(", ").append(words).append(value.asText().equals("\t") ? "tabs" : value.asText());
        }
    }

    private void columns(PrintWriter out) {
        Table table = new Table("COLUMN", "TAKEN FOR", "FOR EXAMPLE");
        for (JsonNode column : preview.path("columns")) {
            String name = column.path("name").asText();
            table.row(
                    cut(name),
                    column.path("field").asText(isIgnored(name) ? "left out" : use(name)),
                    cut(column.path("examples").path(0).asText()));
        }
        table.print(out);
    }

    private String use(String column) {
        for (JsonNode channel : preview.path("mapping").path("channels")) {
            for (String kind : new String[] {"cost", "impressions", "clicks"}) {
                if (channel.path(kind).asText().equals(column)) {
                    return kind + " of " + channel.path("channel").asText();
                }
            }
        }
        return preview.path("mapping").has("delimiter") ? "(kept as a property)" : "";
    }

    private boolean isIgnored(String column) {
        for (JsonNode ignored : preview.path("mapping").path("ignored")) {
            if (ignored.asText().equals(column)) {
                return true;
            }
        }
        return false;
    }

    private void stored(PrintWriter out) {
        Table events = new Table("TIME", "NAME", "USER", "CHANNEL", "REVENUE");
        for (int i = 0; i < Math.min(SHOWN, preview.path("events").size()); i++) {
            JsonNode event = preview.path("events").path(i);
            events.row(
                    event.path("occurredAt").asText(),
                    cut(event.path("name").asText()),
                    cut(event.path("userId").asText(event.path("anonymousId").asText())),
                    event.path("channel").asText(),
                    (event.path("revenue").asText() + " "
                                    + event.path("currency").asText())
                            .strip());
        }
        Table costs = new Table("DAY", "DAYS", "CHANNEL", "CAMPAIGN", "COST");
        for (int i = 0; i < Math.min(SHOWN, preview.path("spend").size()); i++) {
            JsonNode cost = preview.path("spend").path(i);
            costs.row(
                    cost.path("day").asText(),
                    cost.path("days").asText(),
                    cut(cost.path("channel").asText()),
                    cut(cost.path("campaign").asText()),
                    (cost.path("cost").asText() + " " + cost.path("currency").asText()).strip());
        }
        out.println("\nThe first would be stored as:");
        (preview.path("spend").isEmpty() ? events : costs).print(out);
    }

    private static String cut(String text) {
        return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
    }
}
