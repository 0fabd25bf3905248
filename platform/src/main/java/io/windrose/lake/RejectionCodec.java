package io.windrose.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rejection as a record of the topic {@code rejected}: one flat JSON object, a field for each column of the table
 * {@code rejected}. What is not known is left out. Thread-safe.
 */
public final class RejectionCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes the record. */
    public byte[] encode(Rejection rejection) {
        ObjectNode json = JSON.createObjectNode();
        json.put("rejected_at", rejection.rejectedAt().toString());
        json.put("received_at", rejection.receivedAt().toString());
        json.put("source_id", rejection.sourceId());
        json.put("verdict", rejection.verdict().name().toLowerCase(Locale.ROOT));
        json.put("reason", rejection.reason());
        put(rejection.problems(), text -> json.put("problems", text));
        put(rejection.payload(), text -> json.put("payload", text));
        put(rejection.contentType(), text -> json.put("content_type", text));
        put(rejection.eventId(), text -> json.put("event_id", text));
        put(rejection.streamPosition(), text -> json.put("stream_position", text));
        rejection.sent().ifPresent(sent -> {
            json.put("call", sent.call());
            put(sent.userAgent(), text -> json.put("user_agent", text));
            put(sent.signals(), text -> json.put("signals", text));
        });
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new Fault("lake.rejection-not-encoded", "writing to memory failed", e);
        }
    }

    private static void put(Optional<String> text, Consumer<String> field) {
        text.ifPresent(field);
    }

    /**
     * Reads the record.
     *
     * @throws Incorrect when it is no such object; the message names the field
     */
    public Rejection decode(byte[] bytes) {
        JsonNode json = parse(bytes);
        return new Rejection(
                time(json, "rejected_at"),
                time(json, "received_at"),
                required(json, "source_id"),
                verdict(required(json, "verdict")),
                required(json, "reason"),
                text(json, "problems"),
                text(json, "payload"),
                text(json, "content_type"),
                text(json, "event_id"),
                text(json, "stream_position"),
                text(json, "call")
                        .map(call -> Rejection.Sent.of(call, text(json, "user_agent"), text(json, "signals"))));
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new Incorrect("lake.rejection-not-json", "the record is no JSON: write it with this codec", e);
        }
    }

    private static Rejection.Verdict verdict(String word) {
        for (Rejection.Verdict verdict : Rejection.Verdict.values()) {
            if (verdict.name().toLowerCase(Locale.ROOT).equals(word)) {
                return verdict;
            }
        }
        throw new Incorrect("lake.rejection-verdict", "verdict is '%s': write rejected or dropped".formatted(word));
    }

    private static Instant time(JsonNode json, String field) {
        String text = required(json, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Incorrect("lake.rejection-time", "%s is '%s': write ISO 8601 in UTC".formatted(field, text), e);
        }
    }

    private static String required(JsonNode json, String field) {
        return text(json, field)
                .orElseThrow(() ->
                        new Incorrect("lake.rejection-field-missing", "%s is missing: write text".formatted(field)));
    }

    private static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
