package io.windrose.collect.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads of an event's record what a list of events shows, without building the event: most are looked at by nobody. */
final class EventGlance {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TEXTS = Set.of(
            "source_id",
            "type",
            "name",
            "event_id",
            "user_id",
            "anonymous_id",
            "received_at",
            "path",
            "channel",
            "device",
            "traffic",
            "backfill");

    private final Map<String, String> texts = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private @Nullable Long person;

    private EventGlance() {}

    /** Empty when the record is no event, and when it is history, which does not happen now. */
    static Optional<Arrival> read(byte[] record) {
        EventGlance glance = new EventGlance();
        try (JsonParser parser = JSON.createParser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            glance.fields(parser);
            return glance.texts.containsKey("backfill") ? Optional.empty() : Optional.of(glance.arrival(record));
        } catch (IOException | RuntimeException e) {
            // Another program wrote it; the lake keeps it among the rejected.
            return Optional.empty();
        }
    }

    private void fields(JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && TEXTS.contains(field)) {
                texts.put(field, parser.getText());
            } else if (token == JsonToken.VALUE_NUMBER_INT && field.equals("person")) {
                person = parser.getLongValue();
            } else if (token == JsonToken.START_OBJECT && field.equals("context")) {
                within(parser, "windrose", () -> within(parser, "plan", () -> violations(parser)));
            } else {
                parser.skipChildren();
            }
        }
    }

    private interface Reading {
        void read() throws IOException;
    }

    /** Reads the field of the object that the parser is at, and passes over all others. */
    private static void within(JsonParser parser, String field, Reading reading) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals(field)) {
                reading.read();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void violations(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                violations.add(parser.getText());
            }
            parser.skipChildren();
        }
    }

    private Arrival arrival(byte[] record) {
        return new Arrival(
                Instant.parse(texts.getOrDefault("received_at", "")),
                violations.isEmpty() ? LiveVerdict.ACCEPTED : LiveVerdict.FLAGGED,
                texts.getOrDefault("source_id", ""),
                text("type"),
                text("name"),
                text("event_id"),
                text("user_id").or(() -> text("anonymous_id")),
                Optional.ofNullable(person),
                text("channel"),
                text("path"),
                "robot".equals(texts.get("device")) || texts.containsKey("traffic"),
                violations,
                record);
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(texts.get(field));
    }
}
