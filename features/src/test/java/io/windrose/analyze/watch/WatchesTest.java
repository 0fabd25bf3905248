package io.windrose.analyze.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.anomaly.Anomalies;
import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Ids;
import io.windrose.mail.MailServer;
import io.windrose.mail.MailSettings;
import io.windrose.notice.Delivery;
import io.windrose.notice.Outbox;
import io.windrose.notice.Recipient;
import io.windrose.outgoing.OutgoingClient;
import io.windrose.outgoing.OutgoingSettings;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.security.User;
import io.windrose.security.Users;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop of 92 days, which sells by email and search as always, but for one day without email. */
class WatchesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate BAD = FIRST.plusDays(90);
    private static final Instant AFTER_BAD = Instant.parse("2026-04-02T03:30:00Z");

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Users users;
    private static Principal owner;
    private static OutgoingClient client;

    private final SettableClock clock = new SettableClock(AFTER_BAD);
    private Watches watches;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        for (int day = 0; day < 92; day++) {
            LocalDate date = FIRST.plusDays(day);
            sell(date, "email", date.equals(BAD) ? 0 : 60 + day * 7 % 5);
            sell(date, "search", 40 + day * 3 % 4);
        }
        lake.store();
        SettableClock clock = new SettableClock(AFTER_BAD);
        users = new Users(lake.database.jdbi(), new AuditLog(lake.database.jdbi(), clock), new Ids(clock), clock);
        users.createFirstOwner();
        owner = users.operator();
        client = new OutgoingClient(new OutgoingSettings(List.of(), Duration.ofSeconds(5), 10_000));
    }

    private static void sell(LocalDate day, String channel, int count) {
        for (int i = 0; i < count; i++) {
            lake.add(Draft.track("%sT10:%02d:00Z".formatted(day, i % 60), "Sold")
                    .by(channel, null)
                    .of(null, channel + i));
        }
    }

    @AfterAll
    static void close() throws IOException {
        client.close();
        lake.close();
    }

    @BeforeEach
    void open() {
        lake.database.jdbi().useHandle(handle -> handle.execute("delete from \"analyze\".watches"));
        Ids ids = new Ids(clock);
        watches = new Watches(new Watches.Parts(
                lake.database.jdbi(),
                new Anomalies(new Trends(new Inquiries(lake.lake, Company.DEFAULT, clock))),
                (draft, by, range) -> new AnomalyRequest(
                        TrendRequest.Asked.of(
                                "Sold",
                                new Formula.Figure(
                                        Source.EVENTS,
                                        Aggregate.COUNT,
                                        Optional.empty(),
                                        0,
                                        EventChoice.named("Sold"))),
                        range,
                        Set.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                users,
                by -> DataLimit.NONE,
                new Outbox(
                        lake.database,
                        new MailServer(new MailSettings(
                                Optional.empty(),
                                25,
                                MailSettings.Encryption.NONE,
                                Optional.empty(),
                                "",
                                "windrose@shop.example",
                                "Windrose",
                                Duration.ofSeconds(5))),
                        client,
                        ids,
                        clock),
                () -> URI.create("https://windrose.example"),
                new AuditLog(lake.database.jdbi(), clock),
                Company.DEFAULT.zone(),
                ids,
                clock));
    }

    private static Watch.Draft draft(Watch.Activity activity) {
        return new Watch.Draft(
                "Sales",
                "{}",
                Optional.empty(),
                List.of(Recipient.of("mail", "ada@shop.example"), Recipient.of("mail", "bob@shop.example")),
                activity);
    }

    private UUID watched(Principal by) {
        return watches.add(draft(Watch.Activity.ACTIVE), by).id();
    }

    @Test
    void aDayThatIsLowIsToldOnceToEverybodyWithThePartThatExplainsIt() {
        UUID id = watched(owner);

        assertThat(watches.evaluate()).isEqualTo(new Watches.Evaluated(1, 1, 0, 0));
        assertThat(watches.evaluate()).isEqualTo(new Watches.Evaluated(0, 0, 0, 0));

        Watch.Alert alert = watches.alerts(id).getFirst();
        assertThat(alert.verdict()).isEqualTo(Verdict.LOW);
        assertThat(alert.openedOn()).isEqualTo(BAD);
        assertThat(alert.parts()).startsWith("channel \"email\": -6");
        assertThat(watches.deliveries(id).stream().map(Delivery::address))
                .containsExactlyInAnyOrder("ada@shop.example", "bob@shop.example");
        assertThat(watches.deliveries(id).getFirst().subject()).startsWith("Sales is lower than expected: 4");
    }

    @Test
    void whatIsAsExpectedAgainIsClosedAndTold() {
        UUID id = watched(owner);
        watches.evaluate();
        clock.tick(Duration.ofDays(1));

        assertThat(watches.evaluate()).isEqualTo(new Watches.Evaluated(1, 0, 1, 0));

        assertThat(watches.alerts(id).getFirst().closedOn()).contains(BAD.plusDays(1));
        assertThat(watches.deliveries(id)).hasSize(4);
        assertThat(watches.deliveries(id).getFirst().subject()).startsWith("Sales is as expected again");
    }

    @Test
    void aDayIsJudgedThreeHoursAfterItIsOver() {
        UUID id = watched(owner);
        clock.tick(Duration.ofHours(-1));

        assertThat(watches.evaluate()).isEqualTo(new Watches.Evaluated(1, 0, 0, 0));
        assertThat(watches.fetch(id, owner, DataLimit.NONE).judgedOn()).contains(BAD.minusDays(1));
        clock.tick(Duration.ofHours(1));
        assertThat(watches.evaluate().opened()).isEqualTo(1);
    }

    @Test
    void aWatchWhoseOwnerIsDisabledRestsAndSaysSo() {
        User.WithPassword ann = users.add("ann" + UUID.randomUUID(), Role.ANALYST, owner);
        Principal by = users.acting(ann.user().id()).orElseThrow();
        UUID id = watched(by);
        users.disable(ann.user().id(), owner);

        assertThat(watches.evaluate()).isEqualTo(new Watches.Evaluated(0, 0, 0, 1));
        assertThat(watches.fetch(id, owner, DataLimit.NONE).resting().orElseThrow())
                .contains("is disabled");

        users.enable(ann.user().id(), owner);
        users.changeRole(ann.user().id(), Role.VIEWER, owner);
        assertThat(watches.evaluate().resting()).isEqualTo(1);
        assertThat(watches.fetch(id, owner, DataLimit.NONE).resting().orElseThrow())
                .contains("notices.send");

        users.changeRole(ann.user().id(), Role.ANALYST, owner);
        assertThat(watches.evaluate().opened()).isEqualTo(1);
        assertThat(watches.fetch(id, owner, DataLimit.NONE).resting()).isEmpty();
    }

    @Test
    void onlyItsOwnerChangesAWatchAndOwnersSeeAll() {
        User.WithPassword mia = users.add("mia" + UUID.randomUUID(), Role.ANALYST, owner);
        Principal by = users.acting(mia.user().id()).orElseThrow();
        UUID id = watched(owner);
        UUID hers = watched(by);

        assertThat(watches.visibleTo(by, DataLimit.NONE)).extracting(Watch::id).containsExactly(hers);
        assertThat(watches.visibleTo(owner, DataLimit.NONE))
                .extracting(Watch::id)
                .contains(id, hers);
        assertThatThrownBy(() -> watches.change(hers, known -> draft(Watch.Activity.PAUSED), owner))
                .hasMessageContaining("acts with the rights of");
        assertThatThrownBy(() -> watches.fetch(id, by, DataLimit.NONE)).hasMessageContaining("there is no watch");
        watches.change(id, known -> draft(Watch.Activity.PAUSED), owner);
        assertThat(watches.evaluate().judged()).isEqualTo(1);
    }
}
