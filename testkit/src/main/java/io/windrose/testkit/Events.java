package io.windrose.testkit;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.time.Instant;
import java.util.Map;

/** Events for tests, plain but complete. */
public final class Events {
    private Events() {}

    /** A track call {@code name} of the user {@code userId}, received a second after it happened. */
    public static Event track(String eventId, String userId, String name, Instant occurredAt, String properties) {
        return new Event(
                eventId,
                "src-1",
                EventType.TRACK,
                name,
                occurredAt,
                occurredAt.plusSeconds(1),
                new Event.Who("anon-" + userId, userId, Person.hash(userId, null, eventId), "session-" + userId),
                new Event.Page("https://shop.example/cart?x=1", "/cart", "https://www.google.com/", "Cart"),
                new Event.Origin("organic search", "google", "organic", null, null, null, null),
                new Event.Place("DE", null, null),
                new Event.Device("desktop", "Linux", "Firefox"),
                new Event.Order(null, null, null),
                Map.of("analytics", true),
                properties,
                "{}");
    }
}
