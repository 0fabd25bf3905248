package io.windrose.collect.importing.making;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event in the making, of what files tell; what is not said stays unknown. */
final class NewEvent {
    private static final Event.Device NO_DEVICE = new Event.Device(null, null, null);

    private static final Event.Standing HISTORY = new Event.Standing(null, null, Event.Backfill.IMPORT);

    private final String id;
    private final EventType type;
    private final String name;
    private final Instant occurredAt;
    private @Nullable String anonymousId;
    private @Nullable String userId;
    private @Nullable String sessionId;
    private Event.Page page = new Event.Page(null, null, null, null);
    private Event.Origin origin = new Event.Origin(null, null, null, null, null, null, null);
    private Event.Place place = new Event.Place(null, null, null);
    private Event.Order order = new Event.Order(null, null, null);

    NewEvent(String id, EventType type, String name, Instant occurredAt) {
        this.id = id;
        this.type = type;
        this.name = name;
        this.occurredAt = occurredAt;
    }

    NewEvent by(@Nullable String user, @Nullable String anonymous) {
        userId = user;
        anonymousId = anonymous;
        return this;
    }

    NewEvent in(@Nullable String session) {
        sessionId = session;
        return this;
    }

    NewEvent on(Event.Page visited) {
        page = visited;
        return this;
    }

    NewEvent from(Event.Origin came) {
        origin = came;
        return this;
    }

    NewEvent at(@Nullable String country) {
        place = new Event.Place(country, null, null);
        return this;
    }

    NewEvent of(String orderId, @Nullable BigDecimal revenue, @Nullable String currency) {
        order = new Event.Order(orderId, revenue, currency);
        return this;
    }

    Event event(Making.Given given, String properties) {
        return new Event(
                id,
                given.sourceId(),
                type,
                name,
                occurredAt,
                given.receivedAt(),
                new Event.Who(anonymousId, userId, Person.hash(userId, anonymousId, id), sessionId),
                page,
                origin,
                place,
                NO_DEVICE,
                order,
                Map.of(),
                properties,
                "{}",
                HISTORY);
    }
}
