package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Unicode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold for every value of an event, whatever it means, so that each store of ours and others can hold it. */
final class TreeCheck {
    /** A double has at most 309 digits before the point, and turns to nothing at about 324 after it. */
    private static final int DIGITS_BEFORE = 309;

    private static final int DIGITS_AFTER = 400;

    private final int keys;
    private final List<Flaw> flaws = new ArrayList<>();

    private TreeCheck(int keys) {
        this.keys = keys;
    }

    /** The tree must not be deeper than {@link Limits#depth}. */
    static List<Flaw> flaws(JsonNode event, Limits limits) {
        TreeCheck check = new TreeCheck(limits.keys());
        check.visit(event, "");
        return check.flaws;
    }

    private void visit(JsonNode node, String path) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, path);
            case ARRAY -> {
                int index = 0;
                for (JsonNode element : node) {
                    if (element.isContainerNode() || element.isTextual() || element.isNumber()) {
                        visit(element, path + "[" + index + "]");
                    }
                    index++;
                }
            }
            case STRING -> text(node.textValue(), path);
            case NUMBER -> number(node, path);
            default -> {}
        }
    }

    private void object(JsonNode node, String path) {
        if (node.size() > keys) {
            flaws.add(new Flaw(
                    FlawKind.TOO_MANY_KEYS,
                    path,
                    node.size() + " keys",
                    "send at most " + keys + " keys in an object; lists may be longer"));
            return;
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            if (!storable(property.getKey())) {
                text(property.getKey(), path);
            }
            visit(property.getValue(), inner);
        }
    }

    private void text(String text, String path) {
        if (storable(text)) {
            return;
        }
        boolean nul = text.indexOf('\0') >= 0;
        flaws.add(
                nul
                        ? new Flaw(FlawKind.NUL_CHARACTER, shown(path), "", "remove the character U+0000")
                        : new Flaw(
                                FlawKind.LONE_SURROGATE,
                                shown(path),
                                "",
                                "shorten texts between characters: half of a pair of surrogates was sent"));
    }

    private void number(JsonNode node, String path) {
        if (node.isInt() || node.isLong()) {
            return;
        }
        BigDecimal value = node.decimalValue();
        int before = value.precision() - value.scale();
        if (before > DIGITS_BEFORE
                || value.scale() > DIGITS_AFTER
                || (before == DIGITS_BEFORE && Double.isInfinite(value.doubleValue()))) {
            flaws.add(new Flaw(
                    FlawKind.NUMBER_OUT_OF_RANGE,
                    shown(path),
                    "a number of " + value.precision() + " digits",
                    "send numbers that fit a 64-bit floating point number, others as text"));
        }
    }

    /** The path may itself hold what cannot be stored. */
    private static String shown(String path) {
        return storable(path) ? path : "(a key that cannot be stored)";
    }

    /** Whether UTF-8 and PostgreSQL can hold it. */
    static boolean storable(String text) {
        return text.indexOf('\0') < 0 && Unicode.isWhole(text);
    }
}
