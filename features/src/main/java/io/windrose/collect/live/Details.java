package io.windrose.collect.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.collect.judging.SentEvent;
import io.windrose.lake.Rejection;
import io.windrose.lake.RejectionCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of an arrival what is shown of it, when somebody looks. Thread-safe. */
final class Details {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RejectionCodec REJECTIONS = new RejectionCodec();

    private final SentForms sentForms;

    Details(SentForms sentForms) {
        this.sentForms = sentForms;
    }

    LiveEntry entry(long number, Arrival arrival) {
        return new LiveEntry(
                number,
                arrival.receivedAt(),
                arrival.verdict(),
                arrival.source(),
                arrival.type(),
                arrival.name(),
                arrival.eventId(),
                arrival.person(),
                arrival.channel(),
                arrival.page(),
                detail(arrival));
    }

    private LiveDetail detail(Arrival arrival) {
        return switch (arrival.verdict()) {
            case ACCEPTED, FLAGGED ->
                new LiveDetail(
                        arrival.eventId()
                                .flatMap(id -> sentForms.find(arrival.source(), id))
                                .map(SentEvent::readable),
                        Optional.of(SentEvent.readable(arrival.record())),
                        Optional.empty(),
                        List.of(),
                        arrival.violations());
            case REJECTED, DROPPED -> rejected(REJECTIONS.decode(arrival.record()));
        };
    }

    private static LiveDetail rejected(Rejection rejection) {
        return new LiveDetail(
                rejection.payload().map(SentEvent::readable),
                Optional.empty(),
                Optional.of(rejection.reason()),
                rejection.problems().map(Details::problems).orElse(List.of()),
                List.of());
    }

    private static List<LiveDetail.Problem> problems(String json) {
        List<LiveDetail.Problem> found = new ArrayList<>();
        try {
            for (JsonNode one : JSON.readTree(json)) {
                found.add(new LiveDetail.Problem(
                        one.path("code").asText(),
                        one.path("path").asText(),
                        one.path("value").asText(),
                        one.path("remedy").asText()));
            }
        } catch (JsonProcessingException e) {
            // Another program wrote it; the reason says enough.
            return List.of();
        }
        return found;
    }
}
