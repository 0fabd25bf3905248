package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.market.Day;
import io.windrose.market.Market;
import io.windrose.market.MarketSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The demo market makes its events itself: they must be what the door would have made of what a site sends. */
class SimulatedEventsTest {
    /** Leaves numbers as they are written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void areAsTheDoorWouldHaveMadeThem() {
        List<Event> events = events();

        assertThat(channels(events)).contains("direct", "organic search", "paid search", "paid social", "paid other");
        assertThat(events).allSatisfy(event -> {
            Event judged = judged(event);
            // Device and place are read from user agent and address, which the market has none of.
            assertThat(judged)
                    .usingRecursiveComparison()
                    .ignoringFields("device", "place", "sourceId")
                    .isEqualTo(event);
        });
    }

    private static List<Event> events() {
        MarketSettings settings = MarketSettings.defaults().withPeople(300).withDays(120);
        try (Stream<Day> days = new Market(settings).days(1)) {
            return days.flatMap(day -> day.events().stream()).toList();
        }
    }

    private static Set<String> channels(List<Event> events) {
        return events.stream()
                .flatMap(event -> Stream.ofNullable(event.origin().channel()))
                .collect(Collectors.toSet());
    }

    private static Event judged(Event event) {
        return CallMaker.accepted(new Call(
                new Form.Single(event.type()),
                sent(event).toString().getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                event.receivedAt()));
    }

    /** What a browser or server would have sent. */
    private static ObjectNode sent(Event event) {
        ObjectNode body = JSON.createObjectNode();
        body.put("messageId", event.eventId());
        body.put("timestamp", event.occurredAt().toString());
        put(body, "anonymousId", event.who().anonymousId());
        put(body, "userId", event.who().userId());
        switch (event.type()) {
            case TRACK -> body.put("event", event.name());
            case PAGE -> body.put("name", event.name());
            case IDENTIFY, SCREEN, GROUP, ALIAS -> {}
        }
        body.set(event.type() == EventType.IDENTIFY ? "traits" : "properties", read(event.properties()));
        ObjectNode context = read(event.context());
        put(context, "sessionId", event.who().sessionId());
        if (event.page().url() != null) {
            ObjectNode page = context.putObject("page");
            put(page, "url", event.page().url());
            put(page, "referrer", event.page().referrer());
            put(page, "title", event.page().title());
        }
        if (!event.consent().isEmpty()) {
            ObjectNode answers = context.putObject("consent").putObject("categoryPreferences");
            event.consent().forEach(answers::put);
        }
        body.set("context", context);
        return body;
    }

    private static void put(ObjectNode object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
