package io.windrose.campaign.keys;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvingTest {
    private static final String EVENTS = """
            select c.name, count(*) from events e join campaigns c on c.campaign_id = e.campaign_id
            group by c.name order by c.name""";
    private static final String SPEND = """
            select coalesce(c.name, 'nobody'), sum(s.cost) from spend s left join campaigns c on c.campaign_id = s.campaign_id
            group by 1 order by 1""";

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Campaign spring;
    private Campaign winter;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        room = new CampaignLake(postgres, folder);
        spring = room.campaign("Spring", "2026-03-01", "2026-03-31");
        winter = room.campaign("Winter", "2026-01-01", "2026-01-31");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void mendingAKeyMendsHistory() {
        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/", "google", "cpc", "Spring_Sale"),
                room.view("2026-03-03T10:00:00Z", "/", "gogle", "cpc", "spring-sale"),
                room.view("2026-03-03T11:00:00Z", "/tents/", null, null, null),
                room.view("2026-03-03T12:00:00Z", "/about", null, null, null)));
        room.lake.replaceSpend(List.of(
                room.spend("2026-03-02", "paid search", "1234", "10.00"),
                room.spend("2026-03-03", "paid search", "1234", "20.00"),
                room.spend("2026-03-03", "tv", null, "5.00")));
        Key first = add(spring, KeyKind.UTM, Map.of("campaign", "spring_sale"));
        add(spring, KeyKind.PLATFORM_ID, Map.of("campaign", "1234"));
        room.resolving.settle();

        assertThat(room.rows(EVENTS)).containsExactly("Spring 1");
        assertThat(room.rows(SPEND)).containsExactly("Spring 30.0000", "nobody 5.0000");

        room.keys.delete(spring.id(), first.id(), MIA);
        add(spring, KeyKind.UTM, Map.of("campaign", "spring?sale".replace('?', '*')));
        add(winter, KeyKind.PLATFORM_ID, Map.of("channel", "tv"));
        add(spring, KeyKind.LANDING_PAGE, Map.of("path", "/tents*"));
        room.resolving.settle();

        assertThat(room.rows(EVENTS)).containsExactly("Spring 3");
        assertThat(room.rows(SPEND)).containsExactly("Spring 30.0000", "Winter 5.0000");
    }

    @Test
    void knowsValuesThatComeLater() {
        add(spring, KeyKind.UTM, Map.of("campaign", "spring*"));
        room.lake.importEvents(List.of(room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring-1")));
        room.resolving.settle();
        assertThat(room.rows(EVENTS)).containsExactly("Spring 1");

        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring-1"),
                room.view("2026-01-02T10:00:00Z", "/", "a", "b", "spring-2")));
        room.lake.compact();
        room.resolving.settle();
        assertThat(room.rows(EVENTS)).containsExactly("Spring 3");
    }

    @Test
    void goesOnWhenTheSnapshotIsForgotten() {
        add(spring, KeyKind.UTM, Map.of("campaign", "spring*"));
        room.lake.importEvents(List.of(room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring-1")));
        room.resolving.settle();
        room.lake.importEvents(List.of(room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring-2")));
        room.database.jdbi().useHandle(handle -> handle.execute("update campaign.collected set snapshot = 1"));
        room.clock.tick(Duration.ofHours(1));

        room.resolving.settle();

        assertThat(room.rows(EVENTS)).containsExactly("Spring 2");
    }

    @Test
    void theMarksOfALinkGoBeforeItsPage() {
        room.lake.importEvents(List.of(room.view("2026-03-02T10:00:00Z", "/tents", "a", "b", "winter")));
        add(spring, KeyKind.LANDING_PAGE, Map.of("path", "/tents"));
        room.resolving.settle();
        assertThat(room.rows(EVENTS)).containsExactly("Spring 1");

        add(winter, KeyKind.UTM, Map.of("campaign", "winter"));
        room.resolving.settle();
        assertThat(room.rows(EVENTS)).containsExactly("Winter 1");
    }

    @Test
    void anOrderWithoutMarksCameAsItsVisitDid() {
        room.lake.importEvents(List.of(
                room.in("ada", "1", room.view("2026-03-02T10:00:00Z", "/", null, null, null)),
                room.in("ada", "1", room.view("2026-03-02T10:01:00Z", "/", "a", "b", "spring")),
                room.in("ada", "1", room.view("2026-03-02T10:02:00Z", "/", "a", "b", "winter")),
                room.in("ada", "1", room.order("2026-03-02T10:03:00Z", "by visit", "1", null, null)),
                room.in("ada", "1", room.order("2026-03-02T10:04:00Z", "by mark", "2", null, "winter")),
                room.in("ada", "1", room.order("2026-03-02T10:04:00Z", "by coupon", "4", "WINTER", null)),
                room.in("ada", "2", room.order("2026-03-02T12:00:00Z", "another visit", "8", null, null)),
                room.in("bob", "1", room.order("2026-03-02T10:03:00Z", "another visitor", "16", null, null)),
                room.order("2026-03-02T10:03:00Z", "no visit", "32", null, null),
                room.in("fay", "4", room.view("2026-03-02T10:02:00Z", "/", "a", "b", "spring")),
                room.in("fay", "4", room.view("2026-03-02T10:01:00Z", "/", "a", "b", "winter")),
                room.in("fay", "4", room.order("2026-03-02T10:03:00Z", "by the first", "128", null, null)),
                room.in("eve", "3", room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring")),
                room.in("eve", "3", room.order("2026-03-02T10:05:00Z", "told twice", "64", null, null)),
                room.from(
                        "import:orders",
                        room.in("eve", null, room.order("2026-03-02T10:05:00Z", "told twice", "64", null, null)))));
        add(spring, KeyKind.UTM, Map.of("campaign", "spring"));
        add(winter, KeyKind.UTM, Map.of("campaign", "winter"));
        add(winter, KeyKind.COUPON, Map.of("code", "winter"));
        room.settle();

        assertThat(room.rows("""
                select o.order_id, c.name from orders o join campaigns c on c.campaign_id = o.campaign_id
                order by o.gross"""))
                .containsExactly(
                        "by visit Spring",
                        "by mark Winter",
                        "by coupon Winter",
                        "told twice Spring",
                        "by the first Winter");
        assertThat(room.rows("select count(*) from orders")).containsExactly("8");
    }

    @Test
    void anOrderCameByWhatTheFirstSourceSaysThatSaysIt() {
        String at = "2026-03-02T10:05:00Z";
        room.lake.importEvents(List.of(
                room.from("import:orders", room.order(at, "o1", "1", null, null)),
                room.from("a-server", room.order(at, "o1", "1", "WINTER", null)),
                room.from("b-shop", room.in("ada", "7", room.order(at, "o1", "1", "SPRING", "spring"))),
                room.from("c-shop", room.in("ada", "8", room.order(at, "o1", "1", null, "winter"))),
                room.from("c-shop", room.in("ada", "9", room.order(at, "o2", "1", null, "summer")))));
        room.settle();

        assertThat(room.rows("""
                select concat_ws(' ', order_id, source_id, campaign, session_id, '|', origin_campaign, origin_coupon,
                                 origin_session_id)
                from orders order by order_id"""))
                .containsExactly("o1 import:orders | spring WINTER 7", "o2 c-shop summer 9 | summer 9");

        room.lake.importEvents(List.of(room.from("import:orders", room.order(at, "o2", "1", "SUMMER", null))));
        room.settle();
        assertThat(room.rows("""
                select concat_ws(' ', source_id, '|', origin_campaign, origin_coupon, origin_session_id)
                from orders where order_id = 'o2'""")).containsExactly("import:orders | summer SUMMER 9");
    }

    @Test
    void exactGoesBeforePatternAndLongBeforeShort() {
        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/", "a", "b", "sale_spring_de"),
                room.view("2026-03-02T10:00:00Z", "/", "a", "b", "sale_winter_de"),
                room.view("2026-03-02T10:00:00Z", "/", "a", "b", "sale_x")));
        add(spring, KeyKind.UTM, Map.of("campaign", "sale_*"));
        add(winter, KeyKind.UTM, Map.of("campaign", "sale_winter*"));
        add(winter, KeyKind.UTM, Map.of("campaign", "sale_x"));
        room.resolving.settle();

        assertThat(room.rows(EVENTS)).containsExactly("Spring 1", "Winter 2");
        assertThat(room.keys.problems(MIA).overlaps()).singleElement().satisfies(overlap -> {
            assertThat(overlap.isDecided()).isTrue();
            assertThat(overlap.first().campaign()).isEqualTo(winter.id());
            assertThat(overlap.named()).containsEntry("campaign", "sale_winter");
        });
    }

    @Test
    void refusesAKeyThatAnotherCampaignHas() {
        add(spring, KeyKind.COUPON, Map.of("code", "HELLO10"));

        assertThatThrownBy(() -> add(winter, KeyKind.COUPON, Map.of("code", " hello10 ")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("\"Spring\" has the key coupon code=hello10");
        assertThatThrownBy(() -> add(winter, KeyKind.COUPON, Map.of("code", "*")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("names its code");
        assertThatThrownBy(() -> add(winter, KeyKind.UTM, Map.of("code", "x")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("no field \"code\"; its fields are campaign, source");
    }

    @Test
    void whatSeveralClaimIsNobodysAndIsListed() {
        room.lake.importEvents(List.of(room.view("2026-03-02T10:00:00Z", "/", "a", "b", "spring_sale")));
        add(spring, KeyKind.UTM, Map.of("campaign", "spring*"));
        Key other = add(winter, KeyKind.UTM, Map.of("campaign", "*g_sale"));
        room.resolving.settle();

        assertThat(room.rows(EVENTS)).isEmpty();
        KeyProblems problems = room.keys.problems(MIA);
        assertThat(problems.contested()).singleElement().satisfies(contested -> {
            assertThat(contested.value().named()).containsEntry("campaign", "spring_sale");
            assertThat(contested.keys()).extracting(Key::campaign).containsExactlyInAnyOrder(spring.id(), winter.id());
        });
        assertThat(problems.overlaps()).singleElement().satisfies(overlap -> {
            assertThat(overlap.isDecided()).isFalse();
            assertThat(overlap.named()).containsEntry("campaign", "spring_sale");
        });

        room.keys.delete(winter.id(), other.id(), MIA);
        room.resolving.settle();
        assertThat(room.rows(EVENTS)).containsExactly("Spring 1");
        assertThat(room.keys.problems(MIA).contested()).isEmpty();
    }

    @Test
    void ordersResolveByTheirMarksElseByTheirCoupon() {
        room.lake.importEvents(List.of(
                room.order("2026-03-02T10:00:00Z", "o1", "10.00", "HELLO10", null),
                room.order("2026-03-02T11:00:00Z", "o2", "20.00", "HELLO10", "winter"),
                room.order("2026-03-02T12:00:00Z", "o3", "40.00", null, null)));
        add(spring, KeyKind.COUPON, Map.of("code", "hello*"));
        add(winter, KeyKind.UTM, Map.of("campaign", "winter"));
        room.settle();

        assertThat(room.rows("""
                        select o.order_id, coalesce(c.name, 'nobody'), o.gross
                        from orders o left join campaigns c on c.campaign_id = o.campaign_id order by o.order_id""")).containsExactly("o1 Spring 10.0000", "o2 Winter 20.0000", "o3 nobody 40.0000");
    }

    @Test
    void anOrderHasTheMarksOfWhicheverSourceTellsThem() {
        room.lake.importEvents(List.of(
                room.from("shop-server", room.order("2026-03-02T10:00:00Z", "o1", "10.00", null, null)),
                room.from("browser", room.order("2026-03-02T10:00:01Z", "o1", "10.00", null, "winter"))));
        add(winter, KeyKind.UTM, Map.of("campaign", "winter"));
        room.settle();

        assertThat(room.rows("select order_id, campaign_id from orders")).containsExactly("o1 " + winter.id());
    }

    private Key add(Campaign campaign, KeyKind kind, Map<String, String> fields) {
        return room.keys.add(campaign.id(), KeyDraft.of(kind, fields), MIA);
    }
}
