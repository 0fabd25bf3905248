package io.windrose.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.testkit.Events;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReaderTest {
    private static final Identifier ADA = Identifier.user("ada");

    private final LinkReader reader = new LinkReader();

    @Test
    void anIdentifyWithBothIdsLinksThem() {
        assertThat(reader.links(event(EventType.IDENTIFY, "v-1", "ada", "{}")))
                .singleElement()
                .satisfies(link -> assertThat(link.id()).isEqualTo(Identifier.anonymous("v-1")))
                .satisfies(link -> assertThat(link.owner()).isEqualTo(ADA))
                .satisfies(link -> assertThat(link.cause().eventId()).isEqualTo("e-1"));
        assertThat(reader.links(event(EventType.IDENTIFY, null, "ada", "{}"))).isEmpty();
        assertThat(reader.links(event(EventType.IDENTIFY, "v-1", null, "{}"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            names = {"TRACK", "PAGE", "SCREEN", "GROUP"})
    void otherCallsSayNothing(EventType type) {
        assertThat(reader.links(event(type, "v-1", "ada", "{\"previousId\":\"bob\"}")))
                .isEmpty();
        assertThat(LinkReader.concerns(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"previousId\":\"7\"}", "{\"previousId\":7}"})
    void anAliasLinksItsPreviousIdWhateverItWas(String context) {
        assertThat(reader.links(event(EventType.ALIAS, "v-1", "ada", context)))
                .extracting(Link::id)
                .containsExactly(Identifier.anonymous("7"), Identifier.user("7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"previousId\":\"\"}",
                "{\"previousId\":\"ada\"}",
                "{\"previousId\":{}}",
                "{\"previousId\":1e999999}",
                "{\"previousId\":\"nul\\u0000\"}",
                "broken"
            })
    void anAliasThatNamesNothingElseSaysNothing(String context) {
        assertThat(reader.links(event(EventType.ALIAS, "v-1", "ada", context))).isEmpty();
    }

    @Test
    void noTextShowsAnId() {
        List<Link> links = reader.links(event(EventType.IDENTIFY, "v-4711", "ada@example.com", "{}"));

        assertThat(links.toString()).doesNotContain("4711").doesNotContain("ada@example.com");
    }

    private static Event event(EventType type, @Nullable String anonymousId, @Nullable String userId, String context) {
        Event plain = Events.track("e-1", "ada", "name", Instant.parse("2026-05-01T00:00:00Z"), "{}");
        return new Event(
                plain.eventId(),
                plain.sourceId(),
                type,
                type.word(),
                plain.occurredAt(),
                plain.receivedAt(),
                new Event.Who(anonymousId, userId, Person.hash(userId, anonymousId, "e-1"), null),
                plain.page(),
                plain.origin(),
                plain.place(),
                plain.device(),
                plain.order(),
                plain.consent(),
                plain.properties(),
                context);
    }
}
