package io.windrose.campaign.alerts;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.campaign.Brand;
import io.windrose.campaign.Brands;
import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Status;
import io.windrose.campaign.Target;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.campaign.results.Pacing;
import io.windrose.campaign.results.Watching;
import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.Spend;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.security.Users;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns of four weeks from 2 March, with a budget of 2,800, looked at on some days of them. */
class AlertsTest {
    private static final Principal CHIEF = new Principal(
            UUID.nameUUIDFromBytes("chief".getBytes(StandardCharsets.UTF_8)),
            "chief",
            Role.OWNER,
            Role.OWNER.permissions(),
            Principal.Proof.TOKEN);
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final LocalDate LAST = LocalDate.parse("2026-03-29");

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Watching watching;
    private Alerts alerts;

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
        watching = new Watching(room.lake, Company.DEFAULT, room.clock);
        alerts = new Alerts(room.database.jdbi(), room.campaigns, watching, room.audit, room.ids, room.clock);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void keepsAnAlertOnceWithItsFiguresThenAndNow() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");

        assertThat(alerts.evaluate()).isEqualTo(new Alerts.Evaluated(1, 1, 0, 0, 1));
        spend(FIRST.plusDays(14), 1, "210.00");
        at("2026-03-17T10:00:00Z");
        assertThat(alerts.evaluate()).isEqualTo(new Alerts.Evaluated(1, 0, 0, 0, 1));

        Alert alert = only(AlertState.OPEN);
        assertThat(alert.kind()).isEqualTo(Pacing.Alert.Kind.OVER_BUDGET);
        assertThat(alert.unit()).isEqualTo("EUR");
        assertThat(alert.openedAt()).isEqualTo("2026-03-16T10:00:00Z");
        assertThat(alert.opened().until()).isEqualTo("2026-03-15");
        assertThat(alert.opened().reached()).isEqualByComparingTo("2800");
        assertThat(alert.opened().planned().orElseThrow()).isEqualByComparingTo("2800");
        assertThat(alert.opened().low().orElseThrow()).isEqualByComparingTo("5600");
        assertThat(alert.seenAt()).isEqualTo("2026-03-17T10:00:00Z");
        assertThat(alert.seen().reached()).isEqualByComparingTo("3010");
        assertThat(alerts.counts(MIA)).isEqualTo(new Alerts.Counts(1, 0));
    }

    @Test
    void closesByItselfComesBackWithinADayAndIsANewOneLater() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");
        alerts.evaluate();
        UUID first = only(AlertState.OPEN).id();
        alerts.acknowledge(first, "The agency knows", MIA);

        spend(FIRST, 14, "100.00");
        at("2026-03-16T11:00:00Z");
        assertThat(alerts.evaluate().closed()).isEqualTo(1);
        assertThat(only(AlertState.CLOSED).closing())
                .contains(new Alert.Closing(Instant.parse("2026-03-16T11:00:00Z"), Alert.Reason.NO_LONGER));

        spend(FIRST, 14, "200.00");
        at("2026-03-17T10:59:00Z");
        spend(FIRST.plusDays(14), 1, "200.00");
        assertThat(alerts.evaluate().reopened()).isEqualTo(1);
        Alert again = only(AlertState.ACKNOWLEDGED);
        assertThat(again.id()).isEqualTo(first);
        assertThat(again.reopened()).isEqualTo(1);
        assertThat(again.acknowledgement().orElseThrow().note()).isEqualTo("The agency knows");

        spend(FIRST, 15, "100.00");
        at("2026-03-17T12:00:00Z");
        alerts.evaluate();
        spend(FIRST, 16, "200.00");
        at("2026-03-18T12:00:01Z");
        assertThat(alerts.evaluate().opened()).as("more than a day later").isEqualTo(1);
        assertThat(only(AlertState.OPEN).id()).isNotEqualTo(first);
        assertThat(only(AlertState.CLOSED).id()).isEqualTo(first);
    }

    @Test
    void historyFromBeforeTheApprovalOpensNone() {
        // Approved in the middle: what was spent before makes the whole too dear, what is spent since does not.
        spend(FIRST, 14, "200.00");
        live("2026-03-16T08:00:00Z", Optional.empty());
        spend(FIRST.plusDays(14), 10, "100.00");
        at("2026-03-26T10:00:00Z");

        assertThat(alerts.evaluate()).isEqualTo(new Alerts.Evaluated(1, 0, 0, 0, 0));

        spend(FIRST.plusDays(14), 10, "300.00");
        assertThat(alerts.evaluate().opened())
                .as("the days since are too dear themselves")
                .isEqualTo(1);
    }

    @Test
    void ordersThatAFileBringsOfNewCustomersOpenNone() {
        live("2026-02-20T10:00:00Z", Optional.of(new Target(Target.Metric.NEW_CUSTOMERS, new BigDecimal("24"))));
        spend(FIRST, 14, "100.00");
        List<Event> orders = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            orders.add(room.order(FIRST.plusDays(i) + "T11:00:00Z", "o" + i, "80.00", null, "spring"));
        }
        room.lake.importEvents(orders);
        at("2026-03-16T10:00:00Z");
        assertThat(alerts.evaluate().open()).as("one each day is enough").isZero();

        List<Event> history = new ArrayList<>();
        for (Event order : orders) {
            Event earlier = room.order("2025-03-16T10:00:00Z", "old-" + order.eventId(), "30.00", null, null);
            history.add(room.from("import:archive", of(order.who(), earlier)));
        }
        room.lake.importEvents(history);
        at("2026-03-16T11:00:00Z");
        assertThat(room.rows("select count(*) from orders where is_new_customer and ordered_on >= date '2026-03-01'"))
                .as("by history none of them is new")
                .containsExactly("0");
        assertThat(alerts.evaluate().open()).as("but that is no news").isZero();
    }

    private static Event of(Event.Who who, Event event) {
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

    @Test
    void isBehindItsTargetWhenNothingComes() {
        live("2026-02-20T10:00:00Z", Optional.of(new Target(Target.Metric.ORDERS, new BigDecimal("100"))));
        spend(FIRST, 14, "100.00");
        at("2026-03-16T10:00:00Z");

        alerts.evaluate();

        Alert alert = only(AlertState.OPEN);
        assertThat(alert.kind()).isEqualTo(Pacing.Alert.Kind.BEHIND_TARGET);
        assertThat(alert.unit()).isEqualTo("orders");
        assertThat(alert.seen().reached()).isEqualByComparingTo("0");
    }

    @Test
    void anotherTargetIsAnotherAlert() {
        Campaign spring =
                live("2026-02-20T10:00:00Z", Optional.of(new Target(Target.Metric.ORDERS, new BigDecimal("100"))));
        spend(FIRST, 14, "100.00");
        at("2026-03-16T10:00:00Z");
        alerts.evaluate();
        Target revenue = new Target(Target.Metric.REVENUE, new BigDecimal("9000"));
        room.campaigns.change(spring.id(), spring.version(), spring.plan().reaching(Optional.of(revenue)), CHIEF);

        assertThat(alerts.evaluate()).isEqualTo(new Alerts.Evaluated(1, 1, 0, 1, 1));

        Alert alert = only(AlertState.OPEN);
        assertThat(alert.unit()).isEqualTo("revenue");
        assertThat(alert.opened().planned().orElseThrow()).isEqualByComparingTo("9000");
        assertThat(only(AlertState.CLOSED).unit()).isEqualTo("orders");
        assertThat(only(AlertState.CLOSED).closing().orElseThrow().because()).isEqualTo(Alert.Reason.NO_LONGER);
    }

    @Test
    void costsThatAreNotBroughtYetAreNotMissing() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 8, "100.00");
        at("2026-03-24T10:00:00Z");
        assertThat(alerts.evaluate().open())
                .as("no cost of any campaign is known since 9 March")
                .isZero();

        spendOf("other", FIRST.plusDays(21), 1, "5.00");
        at("2026-03-24T11:00:00Z");
        assertThat(alerts.evaluate().opened())
                .as("costs of 23 March are known, and none are of the campaign")
                .isEqualTo(1);
        assertThat(only(AlertState.OPEN).kind()).isEqualTo(Pacing.Alert.Kind.UNDER_BUDGET);
    }

    @Test
    void afterTheLastDayOnlySpendOutsideTheDatesIsNews() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 28, "300.00");
        at("2026-03-31T10:00:00Z");
        assertThat(alerts.evaluate().open())
                .as("too late to do anything about the budget")
                .isZero();

        spend(LAST.plusDays(1), 1, "40.00");
        at("2026-04-01T10:00:00Z");
        alerts.evaluate();

        Alert alert = only(AlertState.OPEN);
        assertThat(alert.kind()).isEqualTo(Pacing.Alert.Kind.SPEND_OUTSIDE_DATES);
        assertThat(alert.seen().reached()).isEqualByComparingTo("40");
    }

    @Test
    void spendOutsideTheDatesThatIsOldIsHistory() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(LocalDate.parse("2026-02-19"), 1, "40.00");
        at("2026-03-03T10:00:00Z");
        assertThat(alerts.evaluate().open())
                .as("of the day before the approval")
                .isZero();

        spend(LocalDate.parse("2026-02-21"), 1, "40.00");
        at("2026-03-29T10:00:00Z");
        assertThat(alerts.evaluate().open()).as("36 days ago").isZero();

        at("2026-03-28T10:00:00Z");
        assertThat(alerts.evaluate().opened()).as("35 days ago").isEqualTo(1);
    }

    @Test
    void aCampaignThatEndsClosesItsAlerts() {
        Campaign spring = live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");
        alerts.evaluate();
        room.campaigns.move(spring.id(), spring.version(), Status.ENDED, CHIEF);

        alerts.evaluate();

        assertThat(only(AlertState.CLOSED).closing().orElseThrow().because()).isEqualTo(Alert.Reason.NOT_RUNNING);
        assertThatThrownBy(() -> alerts.acknowledge(only(AlertState.CLOSED).id(), "Seen", MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void aCampaignThatIsDeletedDuringTheLookIsLeftOut() {
        Campaign spring = approved("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");
        List<Watching.Standing> looked = watching.of(List.of(spring));
        room.campaigns.move(spring.id(), spring.version(), Status.DRAFT, CHIEF);
        room.campaigns.delete(spring.id(), CHIEF);

        assertThat(alerts.keep(looked)).isEqualTo(new Alerts.Evaluated(0, 0, 0, 0, 0));
    }

    @Test
    void twoLooksAreNotKeptAtOnce() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");

        try (Handle other = room.database.jdbi().open().begin()) {
            other.execute("select pg_advisory_xact_lock(hashtextextended('windrose.campaign.alerts', 0))");
            assertThat(alerts.evaluate()).isEqualTo(new Alerts.Evaluated(1, 0, 0, 0, 0));
            other.rollback();
        }

        assertThat(alerts.evaluate().opened()).isEqualTo(1);
    }

    @Test
    void draftsAreNotLookedAt() {
        campaign(Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");

        assertThat(alerts.evaluate().judged()).isZero();
    }

    @Test
    void isAcknowledgedOnceWithANoteInTheAuditLog() {
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");
        alerts.evaluate();
        UUID id = only(AlertState.OPEN).id();

        assertThatThrownBy(() -> alerts.acknowledge(id, "  ", MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("say in 1 to 1000");
        Alert known = alerts.acknowledge(id, " Budget is raised on Monday ", MIA);

        assertThat(known.acknowledgement())
                .contains(new Alert.Acknowledgement(room.clock.instant(), "mia", "Budget is raised on Monday"));
        assertThat(alerts.counts(MIA)).isEqualTo(new Alerts.Counts(0, 1));
        assertThat(room.audit.before(Long.MAX_VALUE, 1).getFirst().detail())
                .isEqualTo("over-budget: Budget is raised on Monday");
        assertThatThrownBy(() -> alerts.acknowledge(id, "Mine", CHIEF))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("acknowledged by mia before");
    }

    @Test
    void whoIsLimitedToABrandSeesItsAlertsAlone() {
        Users users = new Users(room.database.jdbi(), room.audit, room.ids, room.clock);
        Brands brands = new Brands(room.database.jdbi(), users, room.audit, room.ids, room.clock);
        Brand north = brands.add("North", CHIEF);
        UUID user = users.add("ann", Role.MARKETER, CHIEF).user().id();
        Principal ann = new Principal(user, "ann", Role.MARKETER, Role.MARKETER.permissions(), Principal.Proof.TOKEN);
        brands.limit(user, Set.of(north.id()), CHIEF);
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");
        alerts.evaluate();
        UUID id = only(AlertState.OPEN).id();

        assertThat(page(Optional.empty(), ann)).isEmpty();
        assertThat(alerts.counts(ann)).isEqualTo(new Alerts.Counts(0, 0));
        assertThatThrownBy(() -> alerts.acknowledge(id, "Mine", ann)).isInstanceOf(NotFound.class);
    }

    @Test
    void theMetricsCountWhatIsOpenByKind() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        alerts.measure(metrics);
        live("2026-02-20T10:00:00Z", Optional.empty());
        spend(FIRST, 14, "200.00");
        at("2026-03-16T10:00:00Z");
        alerts.evaluate();

        assertThat(metrics.get("windrose.campaign.alerts")
                        .tag("kind", "over-budget")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("windrose.campaign.alerts")
                        .tag("kind", "under-budget")
                        .gauge()
                        .value())
                .isZero();
    }

    private Alert only(AlertState state) {
        List<Alert> found = page(Optional.of(state), MIA);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Alert> page(Optional<AlertState> state, Principal by) {
        return alerts.list(new AlertQuery(state, Optional.empty(), Optional.empty(), 10), by)
                .alerts();
    }

    private void at(String moment) {
        room.clock.set(Instant.parse(moment));
        room.settle();
    }

    private void spend(LocalDate from, int days, String each) {
        spendOf("77", from, days, each);
    }

    private void spendOf(String campaign, LocalDate from, int days, String each) {
        List<Spend> rows = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            rows.add(room.spend(from.plusDays(i).toString(), "paid social", campaign, each));
        }
        room.lake.replaceSpend(rows);
        room.settle();
    }

    private Campaign live(String approvedAt, Optional<Target> target) {
        Campaign made = approved(approvedAt, target);
        return room.campaigns.move(made.id(), 2, Status.LIVE, CHIEF);
    }

    private Campaign approved(String at, Optional<Target> target) {
        Campaign made = campaign(target);
        room.clock.set(Instant.parse(at));
        return room.campaigns.move(made.id(), 1, Status.APPROVED, CHIEF);
    }

    private Campaign campaign(Optional<Target> target) {
        Campaign made = room.campaigns.add(
                new CampaignPlan(
                        "Spring",
                        "",
                        "mia",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FIRST),
                        Optional.of(LAST),
                        Optional.empty(),
                        Optional.of(Budget.even("EUR", new BigDecimal("2800"), FIRST, LAST)),
                        target,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                MIA);
        room.keys.add(made.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", "77")), MIA);
        room.keys.add(made.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring")), MIA);
        return made;
    }
}
