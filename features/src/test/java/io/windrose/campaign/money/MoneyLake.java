package io.windrose.campaign.money;

import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.Resolving;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Identity;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.query.Query;
import io.windrose.security.AuditLog;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lake whose tables of money are made when the test says so. The company counts in euros, in Berlin. */
final class MoneyLake implements AutoCloseable {
    static final Company COMPANY = new Company(ZoneId.of("Europe/Berlin"), "EUR");

    private final EmbeddedPostgres server;
    final Database database;
    final Lake lake;
    final Money money;
    private final Resolving resolving;

    MoneyLake(Path folder) throws IOException {
        this(folder, MoneySettings.DEFAULT);
    }

    MoneyLake(Path folder, MoneySettings settings) throws IOException {
        server = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 6), Path.of("unused"));
        database.migrate("security");
        database.migrate("campaign");
        lake = Lake.open(LakeSettings.usual(), database, folder, Clock.systemUTC());
        Clock clock = Clock.systemUTC();
        AuditLog audit = new AuditLog(database.jdbi(), clock);
        money = Money.prepared(database, lake, COMPANY, settings, audit, clock);
        resolving = Resolving.of(database, lake, new Campaigns(database.jdbi(), audit, new Ids(clock), clock));
    }

    /** An event of an order; what is not said of it is not known. */
    static final class Draft {
        private final String source;
        private final String name;
        private final Instant at;
        private String id;
        private String user = "ada";
        private @Nullable String order;
        private @Nullable String amount;
        private @Nullable String currency = "EUR";
        private String properties = "{}";
        private @Nullable String session;

        Draft(String source, String name, String at) {
            this.source = source;
            this.name = name;
            this.at = Instant.parse(at);
            this.id = source + " " + name + " " + at;
        }

        Draft of(String orderId, @Nullable String revenue) {
            order = orderId;
            amount = revenue;
            id = id + " " + orderId;
            return this;
        }

        Draft in(@Nullable String code) {
            currency = code;
            return this;
        }

        Draft by(String userId) {
            user = userId;
            return this;
        }

        Draft named(String eventId) {
            id = eventId;
            return this;
        }

        Draft saying(String json) {
            properties = json;
            return this;
        }

        Draft fromBrowser() {
            session = "s1";
            return this;
        }

        private Event event() {
            return new Event(
                    id,
                    source,
                    EventType.TRACK,
                    name,
                    at,
                    at.plusSeconds(1),
                    new Event.Who(null, user, Person.hash(user, null, id), session),
                    new Event.Page(null, null, null, null),
                    new Event.Origin("email", "news", "email", "spring", null, null, null),
                    new Event.Place("DE", null, null),
                    new Event.Device(null, null, null),
                    new Event.Order(order, amount == null ? null : new BigDecimal(amount), currency),
                    Map.of(),
                    properties,
                    "{}");
        }
    }

    static Draft completed(String source, String at) {
        return new Draft(source, "Order Completed", at);
    }

    static Draft refunded(String source, String at) {
        return new Draft(source, "Order Refunded", at);
    }

    /** Stores events in one commit. */
    void store(Draft... drafts) {
        List<Event> events = new ArrayList<>();
        for (Draft draft : drafts) {
            events.add(draft.event());
        }
        lake.importEvents(events);
    }

    /** Stores events, and brings the tables up with them. */
    void take(Draft... drafts) {
        store(drafts);
        money.catchUp();
    }

    void join(String user, String other) {
        lake.appendIdentities(List.of(new Identity(
                Person.hash(user, null, ""), Person.hash(other, null, ""), Instant.parse("2026-01-01T00:00:00Z"))));
    }

    List<List<@Nullable Object>> rows(String sql) {
        return rows(lake, sql);
    }

    static List<List<@Nullable Object>> rows(Lake lake, String sql) {
        return lake.query(Query.of(sql), result -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }

    static BigDecimal euros(String amount) {
        return new BigDecimal(amount);
    }

    @Override
    public void close() throws IOException {
        resolving.close();
        lake.close();
        database.close();
        server.close();
    }
}
