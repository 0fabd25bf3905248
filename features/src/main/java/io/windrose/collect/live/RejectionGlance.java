package io.windrose.collect.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.windrose.core.Incorrect;
import io.windrose.lake.Rejection;
import io.windrose.lake.RejectionCodec;
import java.util.List;
import java.util.Optional;

/** Reads what a list of events shows of one that was rejected or dropped: of its payload, what can be read. */
final class RejectionGlance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RejectionCodec CODEC = new RejectionCodec();

    private RejectionGlance() {}

    /** Empty when the record is no rejection. */
    static Optional<Arrival> read(byte[] record) {
        try {
            Rejection rejection = CODEC.decode(record);
            JsonNode payload = payload(rejection);
            Optional<String> call = rejection.sent().map(Rejection.Sent::call).filter(word -> !word.equals("batch"));
            return Optional.of(new Arrival(
                    rejection.receivedAt(),
                    verdict(rejection),
                    rejection.sourceId(),
                    text(payload.path("type")).or(() -> call),
                    text(payload.path("event")).or(() -> text(payload.path("name"))),
                    rejection.eventId(),
                    text(payload.path("userId")).or(() -> text(payload.path("anonymousId"))),
                    Optional.empty(),
                    Optional.empty(),
                    text(payload.path("context").path("page").path("path")),
                    false,
                    List.of(),
                    record));
        } catch (Incorrect e) {
            // Another program wrote it; the lake keeps it among the rejected.
            return Optional.empty();
        }
    }

    private static LiveVerdict verdict(Rejection rejection) {
        return switch (rejection.verdict()) {
            case REJECTED -> LiveVerdict.REJECTED;
            case DROPPED -> LiveVerdict.DROPPED;
        };
    }

    private static JsonNode payload(Rejection rejection) {
        try {
            return rejection.payload().isEmpty()
                    ? MissingNode.getInstance()
                    : JSON.readTree(rejection.payload().get());
        } catch (JsonProcessingException e) {
            // That may be why it was rejected.
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isEmpty()
                ? Optional.of(node.asText())
                : Optional.empty();
    }
}
