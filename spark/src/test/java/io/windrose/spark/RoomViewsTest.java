package io.windrose.spark;

import io.windrose.analyze.metric.Metrics;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.lake.Identity;
import io.windrose.lake.Spend;
import io.windrose.lake.TableDescription;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.RemoteEngines;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views that rooms hand the lake show the same rows on Spark as on DuckDB. */
class RoomViewsTest {
    /** Nothing in it here. */
    private static final Set<String> EMPTY =
            Set.of("rejected", "book_entries", "metric_sign_ups", "metric_impressions");

    /** What is in variants is a matter of the contract that every engine passes. */
    private static final Set<String> VARIANTS = Set.of("properties", "context");

    /** All joins of a view at once, on a Spark that has just started. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static CampaignLake room;
    private static LocalSpark started;
    private static Engine spark;
    private static Engine duckdb;

    @BeforeAll
    static void open() throws IOException, SQLException {
        postgres = TestPostgres.start();
        room = new CampaignLake(postgres, folder.resolve("lake"));
        define();
        fill();
        started = new LocalSpark(folder.resolve("spark"), room.database.url());
        spark = RemoteEngines.find(started.address(), 1, room.lake::derived);
        duckdb = room.lake.engine();
    }

    @AfterAll
    static void close() throws IOException {
        spark.close();
        started.close();
        room.close();
        postgres.close();
    }

    /** Of each kind of metric one, beside those that come with the program. */
    private static void define() {
        room.database.migrate("analyze");
        Metrics metrics = Metrics.open(room.database.jdbi(), room.lake, Company.DEFAULT, room.audit, room.clock);
        for (String kind : List.of(
                "quantile\nsource: orders\nfield: gross\nshare: 0.9",
                "minimum\nfield: revenue",
                "maximum\nsource: visits\nfield: page-views",
                "average\nfield: revenue",
                "people\nwhere:\n  - {field: visit.channel, is: is, value: paid search}",
                "count\nwhere:\n  - {field: person.plan, is: unknown}\n  - {field: properties.coupon, is: contains, value: save}",
                "retention\nfirst: {}\nagain: {type: track}\nwithin: 7 days")) {
            String name = "of_" + kind.substring(0, kind.indexOf('\n'));
            metrics.save(
                    name,
                    "name: %s\ntitle: %s\nmeasure: %s\n".formatted(name, name, kind),
                    Optional.empty(),
                    CampaignLake.MIA);
        }
    }

    /** Several sources, currencies, marks, kinds of keys; guests and merged persons; refunds of every kind. */
    private static void fill() {
        room.money.takeRates("Date,USD,GBP\n2026-03-02,1.1,0.87\n2026-03-03,1.0831,0.8567\n2026-03-10,1.09,0.86\n");
        room.money.takeProducts("""
                sku,name,category,cost,currency,valid_from
                coat,A warm coat,coats,20.00,EUR,
                coat,A warmer coat,coats,21.37,USD,2026-03-03
                hat,A hat,hats,3.3333,GBP,2026-01-01
                """);
        Campaign spring = room.campaign("Spring", "2026-03-02", "2026-03-29");
        Campaign sale = room.campaign("Sale", "2026-03-01", "2026-03-31");
        key(spring, KeyKind.PLATFORM_ID, "campaign", "77*");
        key(spring, KeyKind.UTM, "campaign", "spring");
        key(spring, KeyKind.LANDING_PAGE, "path", "/spring*");
        key(sale, KeyKind.PLATFORM_ID, "channel", "paid search");
        key(sale, KeyKind.COUPON, "code", "SAVE*");
        room.lake.replaceSpend(List.of(
                spend("2026-03-02", "paid social", "77", null, "50.01", "EUR", 1_000L),
                spend("2026-03-02", "paid social", "78", null, "50.01", "EUR", null),
                spend("2026-03-03", "paid search", "brand", "a", "33.335", "USD", 7L),
                spend("2026-03-03", "paid search", null, "a", "0.0001", "GBP", 7L),
                spend("2026-03-03", "paid social", "77-b", "b", "12", null, 7L),
                spend("2026-03-04", "paid social", "77-b", "b", "5", "SEK", 7L)));
        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/spring/coats", "google", "cpc", null),
                room.view("2026-03-02T23:59:59Z", "/", "google", "cpc", "spring"),
                room.view("2026-03-02T11:00:00Z", "/", "google", "cpc", "other"),
                sold("o1", "web", "2026-03-02T10:00:00Z", "ada", "80.00", "EUR", "spring", ""),
                sold("o1", "shop", "2026-03-02T10:00:01Z", "ada", "79.99", "EUR", null, "coat"),
                sold("o2", "shop", "2026-03-03T09:00:00Z", "bob", "99.995", "USD", null, "coat"),
                sold("o2", "web", "2026-03-03T09:00:00Z", "bob", "99.99", "USD", "spring", "coat"),
                sold("o3", "web", "2026-03-03T12:00:00Z", "bob", "10.0001", "GBP", null, "hat"),
                sold("o4", "web", "2026-03-04T12:00:00Z", "cyd", "7", "SEK", "nobody's", "sock"),
                sold("o5", "web", "2026-03-05T12:00:00Z", "dan", null, "EUR", "spring", "hat"),
                sold("o6", "web", "2026-03-05T12:00:00Z", "dan", "-3", null, "spring", "hat"),
                coupon("o7", "2026-03-06T12:00:00Z", "eve", "SAVE10"),
                paidBack("r1", "o1", "2026-03-04T10:00:00Z", "20.00", "EUR"),
                paidBack("r2", "o2", "2026-03-10T10:00:00Z", "9.995", "USD"),
                paidBack("r3", "o3", "2026-03-10T10:00:00Z", "1", "EUR"),
                paidBack("r4", "gone", "2026-03-10T10:00:00Z", "1", "USD"),
                paidBack("r5", "o7", "2026-03-11T10:00:00Z", null, "EUR")));
        room.lake.appendIdentities(List.of(
                new Identity(person("bob"), person("ada"), Instant.parse("2026-03-05T00:00:00Z")),
                new Identity(person("cyd"), person("dan"), Instant.parse("2026-03-05T00:00:00Z"))));
        room.settle();
    }

    @Test
    void everyColumnOfEveryViewIsTheSame() {
        SoftAssertions alike = new SoftAssertions();
        for (TableDescription table : room.lake.descriptions()) {
            String columns = String.join(
                    ", ",
                    table.columns().stream()
                            .map(TableDescription.Column::name)
                            .filter(name -> !VARIANTS.contains(name))
                            .toList());
            String sql = "select %s from %s".formatted(columns, table.name());
            List<String> expected = rows(duckdb, sql);
            alike.assertThat(expected.isEmpty()).as(table.name()).isEqualTo(EMPTY.contains(table.name()));
            alike.assertThat(rows(spark, sql)).as(table.name()).isEqualTo(expected);
        }
        alike.assertAll();
    }

    @Test
    void figuresAreTheSame() {
        SoftAssertions alike = new SoftAssertions();
        for (String sql : List.of(
                """
                select c.name, count(*), sum(o.company_gross), sum(o.company_net), sum(o.company_cost),
                       count(case when o.is_new_customer then 1 end), count(distinct o.profile_id)
                from orders o left join campaigns c on c.campaign_id = o.campaign_id
                where o.ordered_on between date '2026-03-01' and date '2026-03-31'
                group by c.name""",
                """
                select s.campaign_id, s.channel, sum(cast(round(s.cost * r.rate, 4) as decimal(24, 4))), sum(s.clicks)
                from spend s left join company_rates r on r.day = s.day and r.currency = s.currency
                group by s.campaign_id, s.channel""",
                "select campaign_id, count(distinct profile_id) from events group by campaign_id",
                "select ordered_on, sum(company_amount), sum(company_cost) from order_lines group by ordered_on",
                """
                select r.refunded_on, o.campaign_id, sum(r.company_amount), sum(r.company_amount_ordered)
                from refunds r left join orders o on o.order_id = r.order_id
                group by r.refunded_on, o.campaign_id""",
                "select source_id, reason, count(*) from order_statements where not counted group by source_id, reason")) {
            List<String> expected = rows(duckdb, sql);
            alike.assertThat(expected).as(sql).isNotEmpty();
            alike.assertThat(rows(spark, sql)).as(sql).isEqualTo(expected);
        }
        alike.assertAll();
    }

    /** In an order that does not depend on the engine. */
    private static List<String> rows(Engine engine, String sql) {
        return engine.query(Query.of(sql).within(LIMIT), result -> {
            List<String> rows = new ArrayList<>();
            result.forEachRemaining(row -> rows.add(row.stream()
                    .map(value -> value instanceof Map<?, ?> map ? new TreeMap<>(map) : value)
                    .toList()
                    .toString()));
            return rows.stream().sorted().toList();
        });
    }

    private static void key(Campaign campaign, KeyKind kind, String field, String value) {
        room.keys.add(campaign.id(), KeyDraft.of(kind, Map.of(field, value)), CampaignLake.MIA);
    }

    private static Spend spend(
            String day,
            String channel,
            @Nullable String campaign,
            @Nullable String account,
            String cost,
            @Nullable String currency,
            @Nullable Long clicks) {
        return new Spend(
                LocalDate.parse(day),
                1,
                "import:ads",
                channel,
                campaign,
                account,
                new BigDecimal(cost),
                currency,
                null,
                clicks,
                room.clock.instant());
    }

    private static long person(String user) {
        return Person.hash(user, null, "");
    }

    private static Event sold(
            String order,
            String source,
            String at,
            String user,
            @Nullable String revenue,
            @Nullable String currency,
            @Nullable String campaign,
            String sku) {
        String products = sku.isEmpty()
                ? "{}"
                : "{\"products\":[{\"sku\":\"%1$s\",\"name\":\"%1$s\",\"price\":9.99,\"quantity\":3}]}".formatted(sku);
        return event("Order Completed", order, source, at, user, revenue, currency, campaign, products);
    }

    private static Event coupon(String order, String at, String user, String code) {
        return event("Order Completed", order, "web", at, user, "50", "EUR", null, "{\"coupon\":\"" + code + "\"}");
    }

    private static Event paidBack(String id, String order, String at, @Nullable String amount, String currency) {
        return event("Order Refunded", order, "shop", at, id, amount, currency, null, "{}");
    }

    private static Event event(
            String name,
            String order,
            String source,
            String at,
            String user,
            @Nullable String revenue,
            @Nullable String currency,
            @Nullable String campaign,
            String properties) {
        Instant moment = Instant.parse(at);
        boolean isBrowser = source.equals("web");
        return new Event(
                source + " " + name + " " + order + " " + user,
                source,
                EventType.TRACK,
                name,
                moment,
                moment.plusSeconds(1),
                new Event.Who(null, user, person(user), isBrowser ? "visit-" + order : null),
                new Event.Page(null, null, null, null),
                new Event.Origin(
                        isBrowser ? "paid search" : null,
                        campaign == null ? null : "google",
                        campaign == null ? null : "cpc",
                        campaign,
                        null,
                        null,
                        null),
                new Event.Place("DE", null, null),
                new Event.Device(null, null, null),
                new Event.Order(order, revenue == null ? null : new BigDecimal(revenue), currency),
                Map.of("analytics", true),
                properties,
                "{}");
    }
}
