package io.windrose.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as a record of the topic {@code events}: one flat JSON object in UTF-8, a field for each column of the table
 * {@code events}. What is not known is left out; {@code properties} and {@code context} are embedded as they are. Who
 * reads ignores fields that it does not know, so that a newer program can write more. Thread-safe.
 */
public final class EventCodec {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int USUAL_BYTES = 1_024;

    /** The key of the event's record: all events of a person keep their order; those of nobody are spread. */
    public byte[] key(Event event) {
        String key = Optional.ofNullable(event.who().userId())
                .or(() -> Optional.ofNullable(event.who().anonymousId()))
                .orElse(event.eventId());
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the record.
     *
     * @throws Incorrect when the properties or the context hold half of a surrogate pair, unescaped
     */
    public byte[] encode(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("event_id", event.eventId());
            json.writeStringField("source_id", event.sourceId());
            json.writeStringField("type", event.type().word());
            json.writeStringField("name", event.name());
            json.writeStringField("occurred_at", Timestamps.format(event.occurredAt()));
            json.writeStringField("received_at", Timestamps.format(event.receivedAt()));
            write(json, event.who());
            write(json, event.page());
            write(json, event.origin());
            write(json, event.place());
            write(json, event.device());
            write(json, event.order());
            write(json, event.standing());
            write(json, event.consent());
            writeRaw(json, "properties", event.properties());
            writeRaw(json, "context", event.context());
            json.writeEndObject();
        } catch (JsonProcessingException e) {
            throw new Incorrect(
                    "stream.event-not-unicode",
                    "properties or context of the event %s are not Unicode (%s): escape what is not a character"
                            .formatted(event.eventId(), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new Fault("stream.event-not-encoded", "writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the record.
     *
     * @throws Incorrect when it is no such object; the message names the field
     */
    public Event decode(byte[] bytes) {
        return new EventReader(bytes).read(JSON);
    }

    /**
     * The type of the record's event, for who needs few of them: reads no further than to it. Empty when it has none.
     */
    public Optional<EventType> type(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                if (field.equals("type")) {
                    return Optional.ofNullable(json.getValueAsString()).flatMap(EventType::named);
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Fault("stream.event-not-read", "reading from memory failed", e);
        }
    }

    private static void write(JsonGenerator json, Event.Who who) throws IOException {
        write(json, "anonymous_id", who.anonymousId());
        write(json, "user_id", who.userId());
        json.writeNumberField("person", who.person());
        write(json, "session_id", who.sessionId());
    }

    private static void write(JsonGenerator json, Event.Page page) throws IOException {
        write(json, "url", page.url());
        write(json, "path", page.path());
        write(json, "referrer", page.referrer());
        write(json, "title", page.title());
    }

    private static void write(JsonGenerator json, Event.Origin origin) throws IOException {
        write(json, "channel", origin.channel());
        write(json, "source", origin.source());
        write(json, "medium", origin.medium());
        write(json, "campaign", origin.campaign());
        write(json, "content", origin.content());
        write(json, "term", origin.term());
        write(json, "click_id", origin.clickId());
    }

    private static void write(JsonGenerator json, Event.Place place) throws IOException {
        write(json, "country", place.country());
        write(json, "region", place.region());
        write(json, "city", place.city());
    }

    private static void write(JsonGenerator json, Event.Device device) throws IOException {
        write(json, "device", device.device());
        write(json, "os", device.os());
        write(json, "browser", device.browser());
    }

    private static void write(JsonGenerator json, Event.Order order) throws IOException {
        write(json, "order_id", order.orderId());
        BigDecimal revenue = order.revenue();
        if (revenue != null) {
            json.writeNumberField("revenue", revenue);
        }
        write(json, "currency", order.currency());
    }

    private static void write(JsonGenerator json, Event.Standing standing) throws IOException {
        write(json, "visitor_kind", Event.word(standing.visitorKind()));
        write(json, "traffic", Event.word(standing.traffic()));
        write(json, "backfill", Event.word(standing.backfill()));
    }

    private static void write(JsonGenerator json, Map<String, Boolean> consent) throws IOException {
        if (!consent.isEmpty()) {
            json.writeObjectFieldStart("consent");
            for (Map.Entry<String, Boolean> answer : consent.entrySet()) {
                json.writeBooleanField(answer.getKey(), answer.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    /** As bytes, which the generator copies: it would encode a text character by character. */
    private static void writeRaw(JsonGenerator json, String field, String object) throws IOException {
        json.writeFieldName(field);
        try {
            json.writeRawValue(new SerializedString(object));
        } catch (IllegalArgumentException e) {
            throw new JsonGenerationException("half a surrogate pair", e, json);
        }
    }
}
