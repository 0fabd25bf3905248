package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one event, which it leaves as it is, and collects all that is wrong with them. */
final class Fields {
    private final ObjectNode event;
    private final Limits limits;
    private final List<Flaw> flaws = new ArrayList<>(0);

    Fields(ObjectNode event, Limits limits) {
        this.event = event;
        this.limits = limits;
    }

    ObjectNode event() {
        return event;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    void flaw(FlawKind kind, String path, String value, String remedy) {
        flaws.add(new Flaw(kind, path, value, remedy));
    }

    /** A text, or a number written out; null where it is missing, null or empty. */
    @Nullable
    String id(String key) {
        return id(event.path(key), key);
    }

    @Nullable
    String id(JsonNode node, String path) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            int digits = Math.max(number.precision() - number.scale(), number.scale());
            if (digits > limits.idCharacters()) {
                flaw(FlawKind.TOO_LONG, path, "a number of " + digits + " digits", "send ids as text");
                return null;
            }
            return limited(number.toPlainString(), path, limits.idCharacters());
        }
        return text(node, path, limits.idCharacters());
    }

    @Nullable
    String name(String key) {
        return text(event.path(key), key, limits.nameCharacters());
    }

    /** The object of that name, an empty one where it is missing or null. */
    ObjectNode object(String key) {
        JsonNode node = event.path(key);
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (!node.isMissingNode() && !node.isNull()) {
            flaw(FlawKind.WRONG_TYPE, key, kind(node), "send an object");
        }
        return Json.object();
    }

    private @Nullable String text(JsonNode node, String path, int most) {
        if (node.isTextual()) {
            return node.textValue().isEmpty() ? null : limited(node.textValue(), path, most);
        }
        if (!node.isMissingNode() && !node.isNull()) {
            flaw(FlawKind.WRONG_TYPE, path, kind(node), "send a text");
        }
        return null;
    }

    private String limited(String text, String path, int most) {
        if (text.length() > most) {
            flaw(FlawKind.TOO_LONG, path, text, "send at most " + most + " characters, not " + text.length());
        }
        return text;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case BOOLEAN -> node.asText();
            case NUMBER -> "a number";
            case STRING -> "a text";
            case NULL, MISSING, BINARY, POJO -> "nothing";
        };
    }
}
