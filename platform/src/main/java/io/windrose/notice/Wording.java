package io.windrose.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A notice in the words of each channel. */
final class Wording {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Slack refuses a message with longer parts (docs.slack.dev, Block Kit). */
    private static final int SLACK_HEADER = 150;

    private static final int SLACK_TEXT = 3_000;
    private static final int SLACK_FIELD = 2_000;
    private static final int SLACK_FIELDS = 10;
    private static final String OPEN = "Open in Windrose";

    private Wording() {}

    /** For programs. */
    static String webhook(Notice notice, String id) {
        ObjectNode body =
                JSON.createObjectNode().put("id", id).put("type", notice.kind()).put("subject", notice.subject());
        notice.text().forEach(body.putArray("text")::add);
        ArrayNode facts = body.putArray("facts");
        notice.facts()
                .forEach(fact -> facts.addObject().put("name", fact.name()).put("value", fact.value()));
        notice.link().ifPresent(link -> body.put("link", link.toString()));
        return body.toString();
    }

    /** Blocks of Slack's Block Kit, and the same as text for where none are shown. */
    static String slack(Notice notice) {
        ObjectNode body = JSON.createObjectNode().put("text", cut(escapedForSlack(plain(notice)), SLACK_TEXT));
        ArrayNode blocks = body.putArray("blocks");
        ObjectNode header = blocks.addObject().put("type", "header");
        header.putObject("text").put("type", "plain_text").put("text", cut(notice.subject(), SLACK_HEADER));
        for (String paragraph : notice.text()) {
            ObjectNode section = blocks.addObject().put("type", "section");
            section.putObject("text").put("type", "mrkdwn").put("text", cut(escapedForSlack(paragraph), SLACK_TEXT));
        }
        for (int from = 0; from < notice.facts().size(); from += SLACK_FIELDS) {
            List<Notice.Fact> some = notice.facts()
                    .subList(from, Math.min(from + SLACK_FIELDS, notice.facts().size()));
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            some.forEach(fact -> fields.addObject()
                    .put("type", "mrkdwn")
                    .put(
                            "text",
                            cut(
                                    "*%s*\n%s".formatted(escapedForSlack(fact.name()), escapedForSlack(fact.value())),
                                    SLACK_FIELD)));
        }
        notice.link().ifPresent(link -> {
            ObjectNode button = blocks.addObject()
                    .put("type", "actions")
                    .putArray("elements")
                    .addObject();
            button.put("type", "button").put("url", link.toString());
            button.putObject("text").put("type", "plain_text").put("text", OPEN);
        });
        return body.toString();
    }

    /** An Adaptive Card, as the webhooks of Teams' workflows take it. */
    static String teams(Notice notice) {
        ObjectNode body = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment =
                body.putArray("attachments").addObject().put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        ArrayNode parts = card.putArray("body");
        parts.addObject()
                .put("type", "TextBlock")
                .put("text", escapedForTeams(notice.subject()))
                .put("size", "Large")
                .put("weight", "Bolder")
                .put("wrap", true);
        notice.text()
                .forEach(paragraph -> parts.addObject()
                        .put("type", "TextBlock")
                        .put("text", escapedForTeams(paragraph))
                        .put("wrap", true));
        if (!notice.facts().isEmpty()) {
            ArrayNode facts = parts.addObject().put("type", "FactSet").putArray("facts");
            notice.facts()
                    .forEach(fact -> facts.addObject()
                            .put("title", escapedForTeams(fact.name()))
                            .put("value", escapedForTeams(fact.value())));
        }
        notice.link()
                .ifPresent(link -> card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", OPEN)
                        .put("url", link.toString()));
        return body.toString();
    }

    /** For mail and those who read without form. */
    static String plain(Notice notice) {
        return Stream.of(
                        notice.text().stream(),
                        Stream.of(notice.facts().stream()
                                        .map(fact -> fact.name() + ": " + fact.value())
                                        .collect(Collectors.joining("\n")))
                                .filter(facts -> !facts.isEmpty()),
                        notice.link().map(URI::toString).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n"));
    }

    /** For mail: form in the elements themselves, since many programs that show mail drop style sheets. */
    static String html(Notice notice) {
        StringBuilder html = new StringBuilder(
                "<!doctype html><html><body style=\"margin:0;padding:24px;background:#f6f7f9;"
                        + "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;color:#1c2733\">"
                        + "<div style=\"max-width:600px;margin:0 auto;background:#ffffff;border-radius:8px;padding:24px\">");
        html.append("<h1 style=\"font-size:20px;line-height:28px;margin:0 0 16px\">")
                .append(escaped(notice.subject()))
                .append("</h1>");
        notice.text()
                .forEach(paragraph -> html.append("<p style=\"font-size:15px;line-height:22px;margin:0 0 12px\">")
                        .append(escaped(paragraph))
                        .append("</p>"));
        if (!notice.facts().isEmpty()) {
            html.append("<table style=\"border-collapse:collapse;width:100%;font-size:14px;margin:16px 0\">");
            notice.facts()
                    .forEach(fact -> html.append(
                                    "<tr><td style=\"padding:6px 12px 6px 0;color:#5b6875;border-top:1px solid"
                                            + " #e4e7eb\">")
                            .append(escaped(fact.name()))
                            .append("</td><td style=\"padding:6px 0;border-top:1px solid #e4e7eb;text-align:right\">")
                            .append(escaped(fact.value()))
                            .append("</td></tr>"));
            html.append("</table>");
        }
        notice.link()
                .ifPresent(link -> html.append("<p style=\"margin:20px 0 0\"><a style=\"color:#0b62c4\" href=\"")
                        .append(escaped(link.toString()))
                        .append("\">" + OPEN + "</a></p>"));
        return html.append("</div></body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String escapedForSlack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Its text is Markdown. */
    private static String escapedForTeams(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
