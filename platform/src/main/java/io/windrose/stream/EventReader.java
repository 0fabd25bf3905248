package io.windrose.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one record, field by field, in any order. */
final class EventReader {
    private final byte[] bytes;

    private @Nullable String eventId;
    private @Nullable String sourceId;
    private @Nullable EventType type;
    private @Nullable String name;
    private @Nullable Instant occurredAt;
    private @Nullable Instant receivedAt;
    private @Nullable String anonymousId;
    private @Nullable String userId;
    private @Nullable Long person;
    private @Nullable String sessionId;
    private @Nullable String url;
    private @Nullable String path;
    private @Nullable String referrer;
    private @Nullable String title;
    private @Nullable String channel;
    private @Nullable String source;
    private @Nullable String medium;
    private @Nullable String campaign;
    private @Nullable String content;
    private @Nullable String term;
    private @Nullable String clickId;
    private @Nullable String country;
    private @Nullable String region;
    private @Nullable String city;
    private @Nullable String device;
    private @Nullable String os;
    private @Nullable String browser;
    private @Nullable String orderId;
    private @Nullable BigDecimal revenue;
    private @Nullable String currency;
    private Event.@Nullable VisitorKind visitorKind;
    private Event.@Nullable Traffic traffic;
    private Event.@Nullable Backfill backfill;
    private Map<String, Boolean> consent = Map.of();
    private String properties = "{}";
    private String context = "{}";

    EventReader(byte[] bytes) {
        this.bytes = bytes;
    }

    Event read(JsonFactory factory) {
        try (JsonParser json = factory.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Incorrect("stream.event-not-object", "the record of an event is no JSON object");
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                readField(json, field);
            }
            return event();
        } catch (JsonProcessingException e) {
            throw new Incorrect(
                    "stream.event-not-json", "the record of an event is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new Fault("stream.event-not-read", "reading from memory failed", e);
        }
    }

    private void readField(JsonParser json, String field) throws IOException {
        switch (field) {
            case "event_id" -> eventId = text(json, field);
            case "source_id" -> sourceId = text(json, field);
            case "type" -> type = EventType.named(text(json, field)).orElseThrow(() -> wrong(field, "a known type"));
            case "name" -> name = text(json, field);
            case "occurred_at" -> occurredAt = timestamp(json, field);
            case "received_at" -> receivedAt = timestamp(json, field);
            case "anonymous_id" -> anonymousId = text(json, field);
            case "user_id" -> userId = text(json, field);
            case "person" -> person = number(json, field).getLongValue();
            case "session_id" -> sessionId = text(json, field);
            case "url" -> url = text(json, field);
            case "path" -> path = text(json, field);
            case "referrer" -> referrer = text(json, field);
            case "title" -> title = text(json, field);
            case "channel" -> channel = text(json, field);
            case "source" -> source = text(json, field);
            case "medium" -> medium = text(json, field);
            case "campaign" -> campaign = text(json, field);
            case "content" -> content = text(json, field);
            case "term" -> term = text(json, field);
            case "click_id" -> clickId = text(json, field);
            case "country" -> country = text(json, field);
            case "region" -> region = text(json, field);
            case "city" -> city = text(json, field);
            case "device" -> device = text(json, field);
            case "os" -> os = text(json, field);
            case "browser" -> browser = text(json, field);
            case "order_id" -> orderId = text(json, field);
            case "revenue" -> revenue = number(json, field).getDecimalValue();
            case "currency" -> currency = text(json, field);
            case "visitor_kind" -> visitorKind = word(json, field, Event.VisitorKind.class);
            case "traffic" -> traffic = word(json, field, Event.Traffic.class);
            case "backfill" -> backfill = word(json, field, Event.Backfill.class);
            case "consent" -> consent = answers(json, field);
            case "properties" -> properties = rawObject(json, field);
            case "context" -> context = rawObject(json, field);
            default -> json.skipChildren();
        }
    }

    private Event event() {
        return new Event(
                required("event_id", eventId),
                required("source_id", sourceId),
                required("type", type),
                required("name", name),
                required("occurred_at", occurredAt),
                required("received_at", receivedAt),
                new Event.Who(anonymousId, userId, required("person", person), sessionId),
                new Event.Page(url, path, referrer, title),
                new Event.Origin(channel, source, medium, campaign, content, term, clickId),
                new Event.Place(country, region, city),
                new Event.Device(device, os, browser),
                new Event.Order(orderId, revenue, currency),
                consent,
                properties,
                context,
                new Event.Standing(visitorKind, traffic, backfill));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Incorrect(
                    "stream.event-field-missing", "the record of an event has no field %s".formatted(field));
        }
        return value;
    }

    private static String text(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(field, "a string");
        }
        return json.getText();
    }

    private static <E extends Enum<E>> E word(JsonParser json, String field, Class<E> words) throws IOException {
        String word = text(json, field);
        for (E known : words.getEnumConstants()) {
            if (word.equals(Event.word(known))) {
                return known;
            }
        }
        throw wrong(field, "one of " + Arrays.toString(words.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    private static Instant timestamp(JsonParser json, String field) throws IOException {
        return Timestamps.parse(text(json, field)).orElseThrow(() -> wrong(field, "a time like 2026-05-01T12:00:00Z"));
    }

    private static JsonParser number(JsonParser json, String field) {
        if (!json.currentToken().isNumeric()) {
            throw wrong(field, "a number");
        }
        return json;
    }

    private static Map<String, Boolean> answers(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(field, "an object");
        }
        Map<String, Boolean> answers = new HashMap<>();
        for (String purpose = json.nextFieldName(); purpose != null; purpose = json.nextFieldName()) {
            if (!json.nextToken().isBoolean()) {
                throw wrong(field, "an object of booleans");
            }
            answers.put(purpose, json.getBooleanValue());
        }
        return answers;
    }

    /** The text as it stands in the record: offsets of a parser of bytes are byte offsets. */
    private String rawObject(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(field, "an object");
        }
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static Incorrect wrong(String field, String wanted) {
        return new Incorrect(
                "stream.event-field-malformed", "the field %s of an event is not %s".formatted(field, wanted));
    }
}
