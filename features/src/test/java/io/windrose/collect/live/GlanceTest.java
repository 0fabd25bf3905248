package io.windrose.collect.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.lake.Rejection;
import io.windrose.lake.RejectionCodec;
import io.windrose.stream.EventCodec;
import io.windrose.testkit.Events;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlanceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void readsWhatTheListShowsOfAnEvent() {
        Event event = Events.track("e-1", "ada", "Order Completed", NOW, "{}");
        byte[] record = new EventCodec().encode(event);

        Arrival arrival = EventGlance.read(record).orElseThrow();

        assertThat(arrival.source()).isEqualTo(event.sourceId());
        assertThat(arrival.eventId()).contains("e-1");
        assertThat(arrival.name()).contains(event.name());
        assertThat(arrival.type()).contains(event.type().word());
        assertThat(arrival.receivedAt()).isEqualTo(event.receivedAt());
        assertThat(arrival.hash()).contains(event.who().person());
        assertThat(arrival.verdict()).isEqualTo(LiveVerdict.ACCEPTED);
    }

    @Test
    void seesThatAnEventDoesNotFitItsPlan() {
        byte[] record = bytes("""
                {"received_at":"2026-11-22T12:00:00Z","properties":{"windrose":{"plan":["no"]}},
                 "context":{"plan":["no"],"windrose":{"marks":["x"],"plan":["missing:price",{"a":1},"unknown-event"]}},
                 "source_id":"shop"}""");

        Arrival arrival = EventGlance.read(record).orElseThrow();

        assertThat(arrival.verdict()).isEqualTo(LiveVerdict.FLAGGED);
        assertThat(arrival.violations()).containsExactly("missing:price", "unknown-event");
        assertThat(arrival.source()).isEqualTo("shop");
    }

    @Test
    void passesOverHistoryWhichDoesNotHappenNow() {
        String record = "{\"received_at\":\"2026-11-22T12:00:00Z\",\"source_id\":\"shop\"%s}";

        assertThat(EventGlance.read(bytes(record.formatted(",\"backfill\":\"replay\""))))
                .isEmpty();
        assertThat(EventGlance.read(bytes(record.formatted("")))).isPresent();
    }

    @Test
    void takesTheCompanysOwnApart() {
        byte[] record = bytes("{\"received_at\":\"2026-11-22T12:00:00Z\",\"traffic\":\"internal\"}");

        assertThat(EventGlance.read(record).orElseThrow().isApart()).isTrue();
    }

    @Test
    void passesOverWhatIsNoEvent() {
        assertThat(EventGlance.read(bytes("no json"))).isEmpty();
        assertThat(EventGlance.read(bytes("[]"))).isEmpty();
        assertThat(EventGlance.read(bytes("{\"context\":{\"windrose\":[1]}}"))).isEmpty();
        assertThat(RejectionGlance.read(bytes("{}"))).isEmpty();
    }

    @Test
    void readsOfARejectedEventWhatCanBeRead() {
        Arrival arrival = RejectionGlance.read(rejection("{\"type\":\"track\",\"event\":\"A\",\"userId\":7}"))
                .orElseThrow();
        Arrival broken = RejectionGlance.read(rejection("{\"type\":")).orElseThrow();

        assertThat(arrival.verdict()).isEqualTo(LiveVerdict.REJECTED);
        assertThat(arrival.type()).contains("track");
        assertThat(arrival.name()).contains("A");
        assertThat(arrival.person()).contains("7");
        assertThat(broken.name()).isEmpty();
    }

    private static byte[] rejection(String payload) {
        return new RejectionCodec()
                .encode(new Rejection(
                        NOW,
                        NOW,
                        "shop",
                        Rejection.Verdict.REJECTED,
                        "collect.missing",
                        Optional.empty(),
                        Optional.of(payload),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
