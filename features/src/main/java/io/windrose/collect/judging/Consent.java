package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The purposes a person agreed to or refused, as libraries and consent managers write them. */
final class Consent {
    static final String ANALYTICS = "analytics";
    static final String MARKETING = "marketing";

    /** The words of consent managers (OneTrust's ids among them) and of Google's consent mode, in ours. */
    private static final Map<String, String> PURPOSES = Map.ofEntries(
            Map.entry("c0001", "necessary"),
            Map.entry("strictly necessary", "necessary"),
            Map.entry("c0002", ANALYTICS),
            Map.entry("performance", ANALYTICS),
            Map.entry("statistics", ANALYTICS),
            Map.entry("analytics_storage", ANALYTICS),
            Map.entry("c0003", "functional"),
            Map.entry("preferences", "functional"),
            Map.entry("c0004", MARKETING),
            Map.entry("advertising", MARKETING),
            Map.entry("targeting", MARKETING),
            Map.entry("ad_storage", MARKETING));

    private Consent() {}

    /** Takes the answers out of the context. Where two words mean one purpose, a refusal wins. */
    static Map<String, Boolean> read(ObjectNode context, Fields fields) {
        JsonNode sent = context.remove("consent");
        if (sent == null || sent.isNull()) {
            return Map.of();
        }
        if (!(sent instanceof ObjectNode consent)) {
            unreadable(fields, "context.consent", sent);
            return Map.of();
        }
        JsonNode nested = consent.path("categoryPreferences");
        String path = nested.isObject() ? "context.consent.categoryPreferences" : "context.consent";
        Map<String, Boolean> answers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : (nested.isObject() ? nested : consent).properties()) {
            Optional<Boolean> answer = answer(entry.getValue());
            if (answer.isEmpty()) {
                unreadable(fields, path + "." + entry.getKey(), entry.getValue());
            }
            answer.ifPresent(given -> answers.merge(purpose(entry.getKey()), given, Boolean::logicalAnd));
        }
        return answers;
    }

    private static Optional<Boolean> answer(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return switch (node.asText().toLowerCase(Locale.ROOT)) {
            case "true", "granted" -> Optional.of(true);
            case "false", "denied" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String purpose(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return PURPOSES.getOrDefault(lower, lower);
    }

    private static void unreadable(Fields fields, String path, JsonNode value) {
        fields.flaw(FlawKind.CONSENT_UNREADABLE, path, value.asText(), "answer each purpose with true or false");
    }
}
