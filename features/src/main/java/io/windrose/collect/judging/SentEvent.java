package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shows people what was sent or stored: on lines, and without what is nobody's business. */
public final class SentEvent {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final Pattern SECRET = Pattern.compile("(wr_[a-z]{2}_)[A-Za-z0-9_-]{8,}");
    private static final Pattern WRITE_KEY = Pattern.compile("((?i:\"writeKey\"\\s*:\\s*\"|writeKey=))[^\"&]+");

    private SentEvent() {}

    public static String readable(byte[] json) {
        return readable(new String(json, StandardCharsets.UTF_8));
    }

    /** JSON on lines, its network addresses truncated; any other text as it is, cut where it is long. */
    public static String readable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Optional<JsonNode> tree = Json.tree(new Slice(bytes, 0, bytes.length, 0));
        String shown = tree.filter(ObjectNode.class::isInstance)
                .map(node -> lines((ObjectNode) node))
                .orElse(text);
        String cut = shown.length() > MOST_CHARACTERS ? shown.substring(0, MOST_CHARACTERS) + "…" : shown;
        return SECRET.matcher(WRITE_KEY.matcher(cut).replaceAll("$1…")).replaceAll("$1…");
    }

    private static String lines(ObjectNode event) {
        event.remove("writeKey");
        Redaction.of(event);
        return Json.lines(event);
    }
}
