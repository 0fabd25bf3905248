package io.windrose.market;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the events of one visit one after another, as the door would have made them of what a browser sends. */
final class Session {
    static final String SITE = "https://tarnwick.example";
    static final String SOURCE = Market.SOURCE_PREFIX + "-site";
    static final Event.Origin NO_ORIGIN = new Event.Origin(null, null, null, null, null, null, null);
    static final Event.Order NO_ORDER = new Event.Order(null, null, null);

    private static final int SHORTEST_STAY = 8_000_000;
    private static final int LONGEST_STAY = 90_000_000;
    private static final int SLOWEST_REQUEST = 2_000_000;
    private static final int LATEST_COPY = 600_000_000;
    private static final double UNIT = 0x1.0p-53;

    private final Fate fate;
    private final int day;
    private final int part;
    private final SplittableRandom random;
    private final double duplicateShare;
    private final Arrival arrival;
    private final Event.Place place;
    private final Event.Device device;
    private final Map<String, Boolean> consent;
    private final String context;
    private final String anonymousId;
    private final String sessionId;
    private final List<Event> events = new ArrayList<>();
    private @Nullable String userId;
    private long person;
    private Instant now;
    private Event.Page page;
    /** The landing page alone bears the marks; being referred by the site itself is no origin. */
    private boolean onLanding;

    private int written;
    private long copies;
    private final Meter meter;
    private @Nullable Instant viewed;

    /** @param part tells the visits of one person on one day apart: 0 or 1 */
    Session(
            Visitor visitor,
            int day,
            int part,
            Instant start,
            Arrival arrival,
            SplittableRandom random,
            double copied,
            Meter meter) {
        this.fate = visitor.fate();
        this.day = day;
        this.part = part;
        this.now = start;
        this.random = random;
        this.duplicateShare = copied;
        this.arrival = arrival;
        this.meter = meter;
        this.place = visitor.place();
        this.device = visitor.device();
        this.consent = visitor.consent();
        this.context = visitor.context();
        this.anonymousId = visitor.anonymousId();
        this.sessionId = id(fate.hash(Purpose.VISIT, part + 1, day), fate.hash(Purpose.ROUTE, part + 1, day));
        this.userId = visitor.userId();
        this.person = Person.hash(userId, anonymousId, "");
        this.page = new Event.Page(SITE + "/", "/", arrival.referrer(), "");
    }

    void page(String path, String title) {
        leave();
        String before = page.url();
        boolean landing = written == 0;
        onLanding = landing;
        String url = SITE + path + (landing ? arrival.query() : "");
        page = new Event.Page(url, path, landing ? arrival.referrer() : before, title + " · Tarnwick (simulated)");
        viewed = now;
        write(EventType.PAGE, title, NO_ORDER, "{}");
    }

    /** Ends the view of the last page; nothing comes after, or another page. */
    void leave() {
        if (viewed != null) {
            meter.left(requireNonNull(page.path()), viewed, now).forEach(this::tell);
            viewed = null;
        }
    }

    void track(String name, String properties) {
        write(EventType.TRACK, name, NO_ORDER, properties);
    }

    void order(Event.Order order, String properties) {
        write(EventType.TRACK, "Order Completed", order, properties);
    }

    void signIn(String user, String traits) {
        userId = user;
        person = Person.hash(user, anonymousId, "");
        write(EventType.IDENTIFY, "identify", NO_ORDER, traits);
    }

    /** Of who signed in just now, with draws of its own, so that the rest is the same whether it is told or not. */
    void signedUp() {
        SplittableRandom own = new SplittableRandom(fate.hash(Purpose.SIGN_UP, part, day));
        String id = id(own.nextLong(), own.nextLong());
        Instant at = events.getLast().occurredAt().plusMillis(1);
        add(EventType.TRACK, "Signed Up", id, at, NO_ORDER, "{\"method\":\"order\"}", own, own.nextDouble());
    }

    Instant now() {
        return now;
    }

    List<Event> events() {
        return events;
    }

    long copies() {
        return copies;
    }

    private void write(EventType type, String name, Event.Order order, String properties) {
        int which = part * 32 + written;
        long first = fate.hash(Purpose.PAGES, which, day);
        long second = fate.hash(Purpose.DUPLICATE, which, day);
        add(type, name, id(first, second), now, order, properties, random, (second >>> 11) * UNIT);
        written++;
        now = now.plusNanos((SHORTEST_STAY + random.nextInt(LONGEST_STAY)) * 1_000L);
    }

    /** With draws of its own, so that the rest is the same whether it is told or not. */
    private void tell(Meter.Told told) {
        SplittableRandom own = meter.random();
        String id = id(own.nextLong(), own.nextLong());
        add(EventType.TRACK, told.name(), id, told.at(), NO_ORDER, told.properties(), own, own.nextDouble());
    }

    private void add(
            EventType type,
            String name,
            String id,
            Instant at,
            Event.Order order,
            String properties,
            SplittableRandom draws,
            double copied) {
        Event event = new Event(
                id,
                SOURCE,
                type,
                name,
                at,
                at.plusNanos(draws.nextInt(SLOWEST_REQUEST) * 1_000L),
                new Event.Who(anonymousId, userId, person, sessionId),
                page,
                onLanding ? arrival.origin() : NO_ORIGIN,
                place,
                device,
                order,
                consent,
                properties,
                context);
        events.add(event);
        if (copied < duplicateShare) {
            copies++;
            events.add(receivedAgain(event, draws));
        }
    }

    private static Event receivedAgain(Event event, SplittableRandom draws) {
        return new Event(
                event.eventId(),
                event.sourceId(),
                event.type(),
                event.name(),
                event.occurredAt(),
                event.receivedAt().plusNanos((1 + draws.nextInt(LATEST_COPY)) * 1_000L),
                event.who(),
                event.page(),
                event.origin(),
                event.place(),
                event.device(),
                event.order(),
                event.consent(),
                event.properties(),
                event.context());
    }

    /** In the form of a UUID of version 4. */
    static String id(long first, long second) {
        return new UUID((first & ~0xf000L) | 0x4000L, (second >>> 2) | 0x8000_0000_0000_0000L).toString();
    }
}
