package io.windrose.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import io.windrose.testkit.Events;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecTest {
    private static final Event EVENT = Events.track(
            "e-1", "ada", "Order Completed", Instant.parse("2026-05-01T12:00:00.000001Z"), "{\"total\": 12.50}");

    private final EventCodec codec = new EventCodec();

    @Property(tries = 500)
    void decodesWhatItEncoded(@ForAll("events") Event event) {
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }

    @Provide
    Arbitrary<Event> events() {
        return ArbitraryEvents.events();
    }

    @Example
    void writesOneFlatObject() {
        assertThat(text(codec.encode(EVENT))).isEqualTo("""
                {"event_id":"e-1","source_id":"src-1","type":"track","name":"Order Completed",\
                "occurred_at":"2026-05-01T12:00:00.000001Z","received_at":"2026-05-01T12:00:01.000001Z",\
                "anonymous_id":"anon-ada","user_id":"ada","person":4650483087176188811,"session_id":"session-ada",\
                "url":"https://shop.example/cart?x=1","path":"/cart","referrer":"https://www.google.com/",\
                "title":"Cart","channel":"organic search","source":"google","medium":"organic","country":"DE",\
                "device":"desktop","os":"Linux","browser":"Firefox","consent":{"analytics":true},\
                "properties":{"total": 12.50},"context":{}}""");
    }

    @Example
    void ignoresWhatANewerProgramAdds() {
        String newer = text(codec.encode(EVENT)).replaceFirst("\\{", "{\"mood\":{\"deep\":[1,{}]},");

        assertThat(codec.decode(bytes(newer))).isEqualTo(EVENT);
    }

    @Example
    void findsTheTypeWithoutReadingTheRest() {
        String record = text(codec.encode(EVENT));

        assertThat(codec.type(bytes(record))).contains(EventType.TRACK);
        assertThat(codec.type(bytes(record.substring(0, record.indexOf("\"name\"")))))
                .as("broken after the type")
                .contains(EventType.TRACK);
        for (String without : new String[] {"", "7", "[]", "{}", "{\"type\":7}", "{\"type\":\"walk\"}", "{\"a\":"}) {
            assertThat(codec.type(bytes(without))).as(without).isEmpty();
        }
    }

    @Example
    void namesTheFieldThatIsMissing() {
        for (String field :
                new String[] {"event_id", "source_id", "type", "name", "occurred_at", "received_at", "person"}) {
            String without = text(codec.encode(EVENT)).replaceFirst("\"" + field + "\":", "\"other\":");

            assertThatThrownBy(() -> codec.decode(bytes(without)))
                    .isInstanceOf(Incorrect.class)
                    .hasMessageContaining("field " + field);
        }
    }

    @Example
    void namesTheFieldThatIsWrong() {
        assertWrong("\"type\":\"track\"", "\"type\":\"dance\"", "type");
        assertWrong("\"name\":\"Order Completed\"", "\"name\":7", "name");
        assertWrong("2026-05-01T12:00:00.000001Z", "2026-02-30T12:00:00.000001Z", "occurred_at");
        assertWrong("2026-05-01T12:00:00.000001Z", "2026-05-01T12:00:0x.000001Z", "occurred_at");
        assertWrong("\"consent\":{\"analytics\":true}", "\"consent\":{\"analytics\":1}", "consent");
        assertWrong("\"properties\":{\"total\": 12.50}", "\"properties\":[]", "properties");
        assertWrong("\"person\":4650483087176188811", "\"person\":true", "person");
    }

    @Example
    void refusesWhatIsNoJsonObject() {
        for (String record : new String[] {"", "[]", "{\"event_id\":", "\u0000"}) {
            assertThatThrownBy(() -> codec.decode(bytes(record))).isInstanceOf(Incorrect.class);
        }
    }

    @Example
    void readsTimesOfOtherWriters() {
        String seconds = text(codec.encode(EVENT)).replace("12:00:00.000001Z", "12:00:00Z");

        assertThat(codec.decode(bytes(seconds)).occurredAt()).isEqualTo("2026-05-01T12:00:00Z");
    }

    @Example
    void refusesTimesThatItCouldNotWrite() {
        Event late = Events.track("e-1", "ada", "x", Instant.parse("+10000-01-01T00:00:00Z"), "{}");

        assertThatThrownBy(() -> codec.encode(late)).isInstanceOf(Incorrect.class);
    }

    @Example
    void keepsHalfACharacterThatAClientCutOff() {
        Event half = Events.track("e-1", "ada", "x\ud83d", Instant.EPOCH, "{}");

        assertThat(codec.decode(codec.encode(half))).isEqualTo(half);
    }

    @Example
    void refusesPropertiesThatAreNotUnicode() {
        Event half = Events.track("e-1", "ada", "x", Instant.EPOCH, "{\"cut\":\"\ud83d\"}");

        assertThatThrownBy(() -> codec.encode(half)).isInstanceOf(Incorrect.class);
    }

    private void assertWrong(String right, String wrong, String field) {
        String record = text(codec.encode(EVENT)).replace(right, wrong);
        assertThatThrownBy(() -> codec.decode(bytes(record)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("field " + field);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
