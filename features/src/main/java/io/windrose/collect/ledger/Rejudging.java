package io.windrose.collect.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.collect.judging.Call;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.Form;
import io.windrose.collect.judging.Verdict;
import io.windrose.core.Event;
import io.windrose.lake.Rejection;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a rejected event judged as if its sender had sent it right. */
final class Rejudging {
    private static final String BATCH = "batch";
    private static final String ID = "messageId";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    private static final EventCodec CODEC = new EventCodec();

    private Rejudging() {}

    /** A verdict for each event that the payload holds; none if it cannot be taken apart. */
    static List<Verdict> judge(RejectedEvent rejected, Calls calls) {
        // What is not known of old rows is taken for a batch and a refusal: so nobody's is passed over.
        Rejection.Sent sent = rejected.sent().orElse(new Rejection.Sent(BATCH, Optional.empty(), true, false));
        Form form = Form.named(sent.call()).orElseGet(Form.Batch::new);
        return body(rejected, form)
                .map(body -> calls.judge(call(rejected, sent, form, body), rejected.sourceId()))
                .orElse(List.of());
    }

    private static Call call(RejectedEvent rejected, Rejection.Sent sent, Form form, String body) {
        return new Call(
                form,
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                sent.userAgent(),
                Optional.empty(),
                sent.globalPrivacyControl(),
                sent.doNotTrack(),
                rejected.receivedAt());
    }

    private static Optional<String> body(RejectedEvent rejected, Form form) {
        if (rejected.payload().isEmpty()) {
            return Optional.empty();
        }
        String payload = rejected.payload().get();
        if (!(tree(payload) instanceof ObjectNode sent)) {
            // A pixel's query is no JSON; anything else is as wrong as before.
            return form instanceof Form.Pixel ? Optional.of(payload) : Optional.empty();
        }
        return switch (form) {
            case Form.Batch batch -> Optional.of(batch(rejected, sent).toString());
            case Form.Imported imported -> Optional.of(batch(rejected, sent).toString());
            case Form.Single single -> Optional.of(named(sent, rejected, "").toString());
            case Form.Pixel pixel ->
                Optional.of(Calls.pixelQuery(named(sent, rejected, "").toString()));
        };
    }

    private static ObjectNode batch(RejectedEvent rejected, ObjectNode sent) {
        ObjectNode batch = sent.path(BATCH).isArray() ? sent : JSON.createObjectNode();
        ArrayNode events = sent.path(BATCH).isArray()
                ? (ArrayNode) sent.path(BATCH)
                : batch.putArray(BATCH).add(sent);
        int index = 0;
        for (JsonNode each : events) {
            if (each instanceof ObjectNode event) {
                named(event, rejected, events.size() == 1 ? "" : "-" + index);
            }
            index++;
        }
        return batch;
    }

    private static @Nullable JsonNode tree(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            // It never was JSON, so it is as wrong as before.
            return null;
        }
    }

    /** An event without an id gets the same one whenever it is replayed. */
    private static ObjectNode named(ObjectNode event, RejectedEvent rejected, String suffix) {
        if (event.path(ID).asText().isEmpty()) {
            event.put(ID, rejected.eventId().orElse(rejected.id()) + suffix);
        }
        return event;
    }

    /** What is to be published: the accepted ones. */
    static List<StreamRecord> records(RejectedEvent rejected, List<Verdict> verdicts, String run) {
        Map<String, String> headers = Map.of(
                Headers.SOURCE, rejected.sourceId(),
                Headers.RECEIVED, String.valueOf(rejected.receivedAt().toEpochMilli()),
                Headers.RUN, run,
                Headers.VERDICT, DoorCount.ACCEPTED.word(),
                Headers.REASON, "",
                Headers.REPLAY, rejected.id());
        return verdicts.stream()
                .filter(Verdict.Accepted.class::isInstance)
                .map(verdict -> ((Verdict.Accepted) verdict).event().backfilled(Event.Backfill.REPLAY))
                .map(event -> new StreamRecord(EventStream.EVENTS, CODEC.key(event), CODEC.encode(event), headers))
                .toList();
    }
}
