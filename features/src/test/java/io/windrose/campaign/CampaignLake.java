package io.windrose.campaign;

import io.windrose.campaign.keys.Keys;
import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.money.KeptMoney;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.Spend;
import io.windrose.lake.query.Query;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.testkit.SettableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A lake and a database with the room on top, to be filled by hand. */
public final class CampaignLake implements AutoCloseable {
    public static final Principal MIA = new Principal(
            UUID.nameUUIDFromBytes("mia".getBytes(StandardCharsets.UTF_8)),
            "mia",
            Role.MARKETER,
            Role.MARKETER.permissions(),
            Principal.Proof.TOKEN);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    public final Database database;
    public final Lake lake;
    public final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    public final Ids ids = new Ids(clock);
    public final AuditLog audit;
    public final Campaigns campaigns;
    public final Keys keys;
    public final Resolving resolving;
    public final KeptMoney money;
    private int events;

    /** In a database of its own. */
    public CampaignLake(EmbeddedPostgres server, Path folder) throws SQLException {
        String name = "room" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 6), Path.of("unused"));
        database.migrate("security");
        database.migrate("campaign");
        lake = Lake.open(LakeSettings.usual(), database, folder, clock);
        audit = new AuditLog(database.jdbi(), clock);
        campaigns = new Campaigns(database.jdbi(), audit, ids, clock);
        keys = new Keys(database.jdbi(), campaigns, audit, ids, clock);
        resolving = Resolving.of(database, lake, campaigns);
        money = new KeptMoney(database, lake, audit, clock);
    }

    /** SQL knows all that was stored and said so far when this returns. */
    public void settle() {
        money.catchUp();
        resolving.settle();
    }

    public Campaign campaign(String name, String from, String to) {
        return campaigns.add(
                new CampaignPlan(
                        name,
                        "",
                        "mia",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.parse(from)),
                        Optional.of(LocalDate.parse(to)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                MIA);
    }

    public Event view(String at, String path, @Nullable String source, @Nullable String medium, @Nullable String name) {
        return event(at, EventType.PAGE, "page", path, source, medium, name, new Event.Order(null, null, null), "{}");
    }

    public Event track(String at, String name, String path, String properties) {
        return event(at, EventType.TRACK, name, path, null, null, null, new Event.Order(null, null, null), properties);
    }

    public Event order(String at, String id, String revenue, @Nullable String coupon, @Nullable String campaign) {
        return event(
                at,
                EventType.TRACK,
                "Order Completed",
                null,
                null,
                null,
                campaign,
                new Event.Order(id, new BigDecimal(revenue), "EUR"),
                coupon == null ? "{}" : "{\"coupon\":\"" + coupon + "\"}");
    }

    /** The same event, by a visitor and in a visit of theirs. */
    public Event in(String visitor, @Nullable String session, Event event) {
        Event.Who who = new Event.Who(visitor, null, Person.hash(null, visitor, event.eventId()), session);
        return new Event(
                event.eventId(),
                event.sourceId(),
                event.type(),
                event.name(),
                event.occurredAt(),
                event.receivedAt(),
                who,
                event.page(),
                event.origin(),
                event.place(),
                event.device(),
                event.order(),
                event.consent(),
                event.properties(),
                event.context());
    }

    /** The same event, from another source. */
    public Event from(String source, Event event) {
        return new Event(
                event.eventId(),
                source,
                event.type(),
                event.name(),
                event.occurredAt(),
                event.receivedAt(),
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

    private Event event(
            String at,
            EventType type,
            String name,
            @Nullable String path,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            Event.Order order,
            String properties) {
        String id = "event-" + events++;
        String visitor = "visitor-" + events;
        Instant moment = Instant.parse(at);
        return new Event(
                id,
                "shop",
                type,
                name,
                moment,
                moment,
                new Event.Who(visitor, null, Person.hash(null, visitor, id), null),
                new Event.Page(null, path, null, null),
                new Event.Origin("paid social", source, medium, campaign, null, null, null),
                new Event.Place(null, null, null),
                new Event.Device(null, null, null),
                order,
                Map.of(),
                properties,
                "{}");
    }

    public Spend spend(String day, String channel, @Nullable String campaign, String cost) {
        return new Spend(
                LocalDate.parse(day),
                1,
                "import:ads",
                channel,
                campaign,
                null,
                new BigDecimal(cost),
                "EUR",
                null,
                null,
                clock.instant());
    }

    /** The rows as texts, values with a blank between. */
    public List<String> rows(String sql) {
        return lake.query(Query.of(sql), result -> {
            List<String> rows = new ArrayList<>();
            while (result.hasNext()) {
                rows.add(String.join(
                        " ", result.next().stream().map(String::valueOf).toList()));
            }
            return rows;
        });
    }

    @Override
    public void close() {
        resolving.close();
        lake.close();
        database.close();
    }
}
