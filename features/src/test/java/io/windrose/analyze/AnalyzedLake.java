package io.windrose.analyze;

import io.windrose.analyze.metric.Metrics;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.money.KeptMoney;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.EventImport;
import io.windrose.lake.Identity;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.security.AuditLog;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A lake to be filled by hand. */
public final class AnalyzedLake implements AutoCloseable {
    private final EmbeddedPostgres server;
    public final Database database;
    public final Lake lake;
    public final KeptMoney money;
    private final Resolving resolving;
    private final AuditLog audit;
    private final List<Event> events = new ArrayList<>();
    private final Map<Long, Long> joined = new HashMap<>();

    public AnalyzedLake(Path folder) throws IOException {
        server = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 6), Path.of("unused"));
        database.migrate("security");
        database.migrate("notice");
        database.migrate("campaign");
        database.migrate("analyze");
        lake = Lake.open(LakeSettings.usual(), database, folder, Clock.systemUTC());
        Clock clock = Clock.systemUTC();
        audit = new AuditLog(database.jdbi(), clock);
        money = new KeptMoney(database, lake, audit, clock);
        resolving = Resolving.of(database, lake, new Campaigns(database.jdbi(), audit, new Ids(clock), clock));
    }

    /** What an event is made of; what is not said of it is not known. */
    public static final class Draft {
        private final Instant at;
        private final EventType type;
        private final String name;
        private @Nullable String anonymousId;
        private @Nullable String userId;
        private @Nullable String session;
        private @Nullable String path;
        private @Nullable String referrer;
        private Event.Origin origin = new Event.Origin(null, null, null, null, null, null, null);
        private @Nullable String country;
        private @Nullable String device;
        private @Nullable String browser;
        private Event.Order order = new Event.Order(null, null, null);
        private Event.Standing standing = Event.Standing.ORDINARY;

        private String properties = "{}";

        private Draft(String at, EventType type, String name) {
            this.at = Instant.parse(at);
            this.type = type;
            this.name = name;
        }

        public static Draft view(String at, String path) {
            Draft draft = new Draft(at, EventType.PAGE, "page");
            draft.path = path;
            return draft;
        }

        public static Draft order(String at, @Nullable String id, @Nullable String revenue, @Nullable String currency) {
            return new Draft(at, EventType.TRACK, "Order Completed").money(id, revenue, currency);
        }

        public static Draft track(String at, String name) {
            return new Draft(at, EventType.TRACK, name);
        }

        public static Draft identify(String at, String traits) {
            return new Draft(at, EventType.IDENTIFY, "identify").properties(traits);
        }

        public Draft money(@Nullable String id, @Nullable String revenue, @Nullable String currency) {
            order = new Event.Order(id, revenue == null ? null : new BigDecimal(revenue), currency);
            return this;
        }

        public Draft on(@Nullable String ofPath) {
            path = ofPath;
            return this;
        }

        public Draft of(@Nullable String anonymous, @Nullable String user) {
            anonymousId = anonymous;
            userId = user;
            return this;
        }

        public Draft in(@Nullable String ofSession) {
            session = ofSession;
            return this;
        }

        public Draft by(@Nullable String channel, @Nullable String campaign) {
            origin = new Event.Origin(channel, null, null, campaign, null, null, null);
            return this;
        }

        public Draft from(@Nullable String address) {
            referrer = address;
            return this;
        }

        public Draft with(@Nullable String ofCountry, @Nullable String ofDevice, @Nullable String ofBrowser) {
            country = ofCountry;
            device = ofDevice;
            browser = ofBrowser;
            return this;
        }

        /** JSON. */
        public Draft properties(String json) {
            properties = json;
            return this;
        }

        public Draft as(Event.@Nullable VisitorKind kind, Event.@Nullable Traffic traffic) {
            standing = new Event.Standing(kind, traffic, null);
            return this;
        }

        private Event event(int number) {
            String id = "event-" + number;
            return new Event(
                    id,
                    "shop",
                    type,
                    name,
                    at,
                    at.plusMillis(5),
                    new Event.Who(anonymousId, userId, Person.hash(userId, anonymousId, id), session),
                    new Event.Page(path == null ? null : "https://www.shop.example" + path, path, referrer, null),
                    origin,
                    new Event.Place(country, null, null),
                    new Event.Device(device, null, browser),
                    order,
                    Map.of(),
                    properties,
                    "{}",
                    standing);
        }
    }

    public void add(Draft... drafts) {
        for (Draft draft : drafts) {
            events.add(draft.event(events.size()));
        }
    }

    public List<Event> events() {
        return events;
    }

    /** Stores all that was added; the tables of money know it then. */
    public void store() {
        lake.importEvents(events);
        money.catchUp();
    }

    /**
     * Stores it as events come: a third of them late, after younger ones, and with these some of the others once more.
     */
    public void storeAsTheyCome(Random random) {
        List<Event> first = new ArrayList<>();
        List<Event> later = new ArrayList<>();
        for (Event event : events) {
            if (random.nextInt(3) == 0) {
                later.add(event);
                continue;
            }
            first.add(event);
            if (random.nextInt(10) == 0) {
                later.add(event);
            }
        }
        bring(first, Instant.parse("2026-12-20T00:00:00Z"));
        bring(later, Instant.parse("2026-12-21T00:00:00Z"));
        money.catchUp();
    }

    private void bring(List<Event> some, Instant receivedAt) {
        try (EventImport.Chunk chunk = lake.importing("shop").chunk()) {
            some.forEach(event -> chunk.add(with(event, receivedAt, event.who().person())));
            chunk.seal();
            chunk.commit();
        }
    }

    private static Event with(Event event, Instant receivedAt, long person) {
        return new Event(
                event.eventId(),
                event.sourceId(),
                event.type(),
                event.name(),
                event.occurredAt(),
                receivedAt,
                new Event.Who(
                        event.who().anonymousId(),
                        event.who().userId(),
                        person,
                        event.who().sessionId()),
                event.page(),
                event.origin(),
                event.place(),
                event.device(),
                event.order(),
                event.consent(),
                event.properties(),
                event.context(),
                event.standing());
    }

    /** All that was added, with the profile in the place of the person. */
    public List<Event> ofProfiles() {
        return events.stream()
                .map(event -> with(
                        event,
                        event.receivedAt(),
                        joined.getOrDefault(event.who().person(), event.who().person())))
                .toList();
    }

    public void join(String anonymousId, String userId) {
        joined.put(Person.hash(null, anonymousId, ""), Person.hash(userId, null, ""));
        lake.appendIdentities(List.of(new Identity(
                Person.hash(null, anonymousId, ""),
                Person.hash(userId, null, ""),
                Instant.parse("2026-03-29T00:00:00Z"))));
    }

    /** The definitions of metrics, which queries see then. */
    public Metrics metrics(Company company) {
        return Metrics.open(database.jdbi(), lake, company, audit, Clock.systemUTC());
    }

    @Override
    public void close() throws IOException {
        resolving.close();
        lake.close();
        database.close();
        server.close();
    }
}
