package io.windrose.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Fault;
import io.windrose.mail.Mail;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a notice is kept until it is sent; its files are kept beside it. */
final class NoticeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeJson() {}

    static String write(Notice notice) {
        ObjectNode node = JSON.createObjectNode().put("kind", notice.kind()).put("subject", notice.subject());
        notice.text().forEach(node.putArray("text")::add);
        ArrayNode facts = node.putArray("facts");
        notice.facts()
                .forEach(fact -> facts.addObject().put("name", fact.name()).put("value", fact.value()));
        notice.link().ifPresent(link -> node.put("link", link.toString()));
        notice.mail().ifPresent(mail -> node.put("plain", mail.plain()).put("html", mail.html()));
        return node.toString();
    }

    static Notice read(String json, List<Mail.Attachment> files) {
        try {
            JsonNode node = JSON.readTree(json);
            List<String> text = new ArrayList<>();
            node.path("text").forEach(paragraph -> text.add(paragraph.asText()));
            List<Notice.Fact> facts = new ArrayList<>();
            node.path("facts")
                    .forEach(fact -> facts.add(new Notice.Fact(
                            fact.path("name").asText(), fact.path("value").asText())));
            return new Notice(
                    node.path("kind").asText(),
                    node.path("subject").asText(),
                    text,
                    facts,
                    Optional.ofNullable(node.get("link")).map(JsonNode::asText).map(URI::create),
                    Optional.ofNullable(node.get("html"))
                            .map(html -> new Notice.InMail(node.path("plain").asText(), html.asText())),
                    files);
        } catch (JsonProcessingException e) {
            throw new Fault("notice.unreadable", "a kept notice is no JSON", e);
        }
    }
}
