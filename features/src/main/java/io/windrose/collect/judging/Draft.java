package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event in the making: it passes the {@link EnrichmentStep}s, each of which fills fields. Used by one thread. Has no
 * {@code toString}, because it knows the whole network address.
 */
final class Draft {
    /** Our own place in the context: what had to be assumed or could not be read, and what does not fit the plan. */
    static final String OWN = "windrose";

    final Call call;
    final EventType type;
    final ObjectNode properties;
    final ObjectNode context;

    String sourceId = "";
    String eventId = "";
    String name = "";
    Instant occurredAt = Instant.EPOCH;
    Instant receivedAt = Instant.EPOCH;

    @Nullable
    String anonymousId;

    @Nullable
    String userId;

    @Nullable
    String sessionId;

    /** Of the person's own device, not of a server that sends for them. */
    Optional<NetworkAddress> address = Optional.empty();

    Optional<String> userAgent = Optional.empty();

    @Nullable
    String url;

    @Nullable
    String path;

    @Nullable
    String referrer;

    @Nullable
    String title;

    @Nullable
    String channel;

    @Nullable
    String source;

    @Nullable
    String medium;

    @Nullable
    String campaign;

    @Nullable
    String content;

    @Nullable
    String term;

    @Nullable
    String clickId;

    @Nullable
    String country;

    @Nullable
    String region;

    @Nullable
    String city;

    @Nullable
    String device;

    @Nullable
    String os;

    @Nullable
    String browser;

    @Nullable
    String orderId;

    @Nullable
    BigDecimal revenue;

    @Nullable
    String currency;

    Map<String, Boolean> consent = Map.of();

    Event.@Nullable VisitorKind visitorKind;

    Event.@Nullable Traffic traffic;

    Event.@Nullable Backfill backfill;

    private final List<String> marks = new ArrayList<>(2);
    private List<String> violations = List.of();
    private Optional<Verdict.DropReason> dropped = Optional.empty();

    Draft(Call call, EventType type, ObjectNode properties, ObjectNode context) {
        this.call = call;
        this.type = type;
        this.properties = properties;
        this.context = context;
    }

    void mark(String mark) {
        marks.add(mark);
    }

    /** It differs from what its source is expected to send, and is stored all the same. */
    void flag(List<String> found) {
        violations = found;
    }

    /** The event must not be stored; no further step is taken. */
    void drop(Verdict.DropReason reason) {
        dropped = Optional.of(reason);
    }

    Optional<Verdict.DropReason> dropped() {
        return dropped;
    }

    private void keep(String name, List<String> words) {
        if (!words.isEmpty()) {
            ArrayNode list = context.withObject(OWN).putArray(name);
            words.forEach(list::add);
        }
    }

    Event event() {
        keep("marks", marks);
        keep("plan", violations);
        return new Event(
                eventId,
                sourceId,
                type,
                name,
                occurredAt,
                receivedAt,
                new Event.Who(anonymousId, userId, Person.hash(userId, anonymousId, eventId), sessionId),
                new Event.Page(url, path, referrer, title),
                new Event.Origin(channel, source, medium, campaign, content, term, clickId),
                new Event.Place(country, region, city),
                new Event.Device(device, os, browser),
                new Event.Order(orderId, revenue, currency),
                consent,
                Json.text(properties),
                Json.text(context),
                new Event.Standing(visitorKind, traffic, backfill));
    }
}
