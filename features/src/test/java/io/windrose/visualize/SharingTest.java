package io.windrose.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.ask.Comparison;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.mail.MailServer;
import io.windrose.mail.MailSettings;
import io.windrose.notice.Notice;
import io.windrose.notice.Outbox;
import io.windrose.notice.Recipient;
import io.windrose.outgoing.OutgoingClient;
import io.windrose.outgoing.OutgoingSettings;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards that go to others, by a link or by a schedule. */
class SharingTest {
    private static final Principal ADA = person("ada", Role.MARKETER);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Schedule.Draft WEEKLY = new Schedule.Draft(
            new Timing(Timing.Every.WEEK, 1, 8),
            "range=last-7-days",
            "en",
            List.of(
                    Recipient.of("mail", "bob@shop.example"),
                    Recipient.of("slack", "https://hooks.example/T1/secret")));
    private static final Schedule.Subject LETTER = new Schedule.Subject.Letter();
    private static final Notice NOTICE =
            Notice.of("report.dashboard", "Monday", List.of("What came in."), List.of(), Optional.empty());

    private static EmbeddedPostgres postgres;
    private static Database database;

    /** A Friday. */
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));

    private final AuditLog audit = new AuditLog(database.jdbi(), clock);
    private final Ids ids = new Ids(clock);
    private final Dashboards dashboards = new Dashboards(database.jdbi(), audit, ids, clock);
    private final SharedLinks links = new SharedLinks(database.jdbi(), dashboards, audit, ids, clock);
    private OutgoingClient client;
    private Schedules schedules;
    private UUID dashboard;
    private Schedule.Subject board;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 6), Path.of("unused"));
        database.migrate("security");
        database.migrate("notice");
        database.migrate("visualize");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void open() {
        database.jdbi()
                .useHandle(handle -> handle.execute("truncate visualize.dashboards, visualize.schedules cascade"));
        client = new OutgoingClient(OutgoingSettings.usual());
        Outbox outbox = new Outbox(database, new MailServer(MailSettings.none()), client, ids, clock);
        schedules = new Schedules(database.jdbi(), dashboards, outbox, audit, ids, BERLIN, clock);
        dashboard = dashboards
                .add(
                        new DashboardDraft(
                                "Monday",
                                "",
                                new Dates.Last(7),
                                Comparison.NONE,
                                List.of(),
                                List.of(),
                                DashboardDraft.Sharing.OWN),
                        ADA)
                .id();
        board = new Schedule.Subject.Board(dashboard);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static Principal person(String name, Role role) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Principal(id, name, role, role.permissions(), Principal.Proof.SESSION);
    }

    @Test
    void aLinkOpensUntilItExpires() {
        String key = links.key(links.share(dashboard, "compare=none", "en", 2, ADA));

        clock.tick(Duration.ofDays(2).minusSeconds(1));
        assertThat(links.open(key).view()).isEqualTo("compare=none");
        clock.tick(Duration.ofSeconds(1));
        assertClosed(key);
    }

    @Test
    void aLinkOpensUntilItIsRevoked() {
        SharedLink link = links.share(dashboard, "", "en", 90, ADA);
        String key = links.key(link);
        assertThat(links.open(key).id()).isEqualTo(link.id());

        links.revoke(dashboard, link.id(), ADA);

        assertClosed(key);
        assertThat(links.of(dashboard, ADA).getFirst().revokedAt()).isPresent();
    }

    @Test
    void whatWasChangedOrMadeUpOpensNothing() {
        SharedLink link = links.share(dashboard, "", "en", 30, ADA);
        SharedLink other = links.share(dashboard, "", "en", 30, ADA);
        String key = links.key(link);
        String signature = key.substring(key.indexOf('.'));

        assertClosed(other.id() + signature);
        assertClosed(link.id() + ".");
        assertClosed(link.id().toString());
        assertClosed(link.id() + "." + "A".repeat(43));
        assertClosed("x" + signature);
        assertClosed(key + "A");
        // A later end is no longer what was signed.
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("update visualize.shared_links set expires_at = expires_at + interval '1 day'"));
        assertClosed(key);
    }

    private void assertClosed(String key) {
        assertThatThrownBy(() -> links.open(key))
                .isInstanceOfSatisfying(
                        NotFound.class, closed -> assertThat(closed.code()).isEqualTo("visualize.link-closed"));
    }

    @ParameterizedTest
    @CsvSource({"0", "91"})
    void aLinkLastsOneToNinetyDays(int days) {
        assertThatThrownBy(() -> links.share(dashboard, "", "en", days, ADA)).isInstanceOf(Incorrect.class);
    }

    @Test
    void onlyWhoSeesADashboardSharesIt() {
        Principal eve = person("eve", Role.ANALYST);
        assertThatThrownBy(() -> links.share(dashboard, "", "en", 3, eve)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> schedules.add(board, WEEKLY, eve)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 0, 8, 2026-05-01T05:59:59Z, 2026-05-01T06:00:00Z",
        "DAY, 0, 8, 2026-05-01T06:00:00Z, 2026-05-02T06:00:00Z",
        "WEEK, 1, 8, 2026-05-01T10:00:00Z, 2026-05-04T06:00:00Z",
        "WEEK, 5, 8, 2026-05-01T10:00:00Z, 2026-05-08T06:00:00Z",
        "MONTH, 28, 0, 2026-01-31T12:00:00Z, 2026-02-27T23:00:00Z",
        "MONTH, 1, 8, 2026-12-01T12:00:00Z, 2027-01-01T07:00:00Z",
        // The clocks of that night go from 2 to 3.
        "DAY, 0, 2, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
    })
    void timesAreThoseOfTheCompanysClock(Timing.Every every, int day, int hour, Instant after, Instant due) {
        assertThat(new Timing(every, day, hour).after(after, BERLIN)).isEqualTo(due);
    }

    @Test
    void eachTimeIsSentOnceHoweverManyNodesLook() throws InterruptedException {
        Schedule kept = schedules.add(board, WEEKLY, ADA);
        assertThat(kept.nextAt()).contains(Instant.parse("2026-05-04T06:00:00Z"));
        schedules.sendDue(schedule -> NOTICE);
        assertThat(schedules.deliveries(kept)).isEmpty();

        clock.tick(Duration.ofDays(3));
        AtomicInteger made = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(3);
        List<Thread> nodes = IntStream.range(0, 3)
                .mapToObj(node -> Thread.ofPlatform().start(() -> {
                    ready.countDown();
                    schedules.sendDue(schedule -> {
                        made.incrementAndGet();
                        return NOTICE;
                    });
                }))
                .toList();
        for (Thread node : nodes) {
            node.join();
        }

        assertThat(made).hasValue(1);
        assertThat(schedules.deliveries(kept)).hasSize(2);
        assertThat(schedules.of(board, ADA).getFirst().nextAt()).contains(Instant.parse("2026-05-11T06:00:00Z"));
    }

    @Test
    void whatMayBeMadeLaterIsTriedAgain() {
        Schedule kept = schedules.add(board, WEEKLY, ADA);
        clock.tick(Duration.ofDays(3));

        schedules.sendDue(schedule -> {
            throw new Unavailable("report.busy", "busy");
        });
        assertThat(schedules.of(board, ADA).getFirst().nextAt()).isEqualTo(kept.nextAt());
        schedules.sendDue(schedule -> NOTICE);
        assertThat(schedules.deliveries(kept)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatCannotBeMadeNowDoesNotHoldUpTheOthers(boolean isKnown) {
        Schedule.Draft earlier = new Schedule.Draft(new Timing(Timing.Every.WEEK, 1, 7), "", "en", WEEKLY.recipients());
        Schedule head = schedules.add(board, earlier, ADA);
        Schedule next = schedules.add(board, WEEKLY, ADA);
        clock.tick(Duration.ofDays(3));

        schedules.sendDue(schedule -> {
            if (schedule.id().equals(head.id())) {
                throw isKnown ? new Unavailable("report.busy", "busy") : new IllegalStateException("a mistake of ours");
            }
            return NOTICE;
        });

        assertThat(schedules.deliveries(next)).hasSize(2);
        assertThat(schedules.deliveries(head)).isEmpty();
        assertThat(schedules.of(board, ADA))
                .filteredOn(one -> one.id().equals(head.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.nextAt()).isEqualTo(head.nextAt()));
        schedules.sendDue(schedule -> NOTICE);
        assertThat(schedules.deliveries(head)).hasSize(2);
        assertThat(schedules.deliveries(next)).hasSize(2);
    }

    @Test
    void theLetterGoesOnceAWeekThroughARestart() {
        Schedule kept = schedules.add(LETTER, WEEKLY, ADA);
        assertThat(kept.subject()).isEqualTo(LETTER);
        clock.tick(Duration.ofDays(3));
        AtomicInteger made = new AtomicInteger();
        schedules.sendDue(schedule -> {
            made.incrementAndGet();
            return NOTICE;
        });

        Schedules restarted = new Schedules(
                database.jdbi(),
                dashboards,
                new Outbox(database, new MailServer(MailSettings.none()), client, ids, clock),
                audit,
                ids,
                BERLIN,
                clock);
        restarted.sendDue(schedule -> {
            made.incrementAndGet();
            return NOTICE;
        });
        assertThat(made).hasValue(1);
        assertThat(restarted.deliveries(kept)).hasSize(2);
        // A standstill of three weeks is not made up for.
        clock.tick(Duration.ofDays(21));
        restarted.sendDue(schedule -> {
            made.incrementAndGet();
            return NOTICE;
        });
        restarted.sendDue(schedule -> {
            made.incrementAndGet();
            return NOTICE;
        });
        assertThat(made).hasValue(2);
        assertThat(restarted.of(LETTER, ADA).getFirst().nextAt()).contains(Instant.parse("2026-06-01T06:00:00Z"));
    }

    @Test
    void lettersAreSeenByTheirMakersAndByOwners() {
        Schedule kept = schedules.add(LETTER, WEEKLY, ADA);
        Principal eve = person("eve", Role.ANALYST);
        Principal owner = person("olga", Role.OWNER);

        assertThat(schedules.of(LETTER, eve)).isEmpty();
        assertThatThrownBy(() -> schedules.delete(LETTER, kept.id(), eve)).isInstanceOf(NotFound.class);
        assertThat(schedules.of(LETTER, owner)).hasSize(1);
        assertThat(schedules.of(board, ADA)).isEmpty();
        schedules.rest(LETTER, kept.id(), true, owner);
        Schedule taken = schedules.rest(LETTER, kept.id(), false, owner);
        assertThat(taken.makerId()).isEqualTo(owner.userId());
    }

    @Test
    void theLetterIsWeekly() {
        Schedule.Draft daily = new Schedule.Draft(new Timing(Timing.Every.DAY, 0, 8), "", "en", WEEKLY.recipients());
        assertThatThrownBy(() -> schedules.add(LETTER, daily, ADA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("goes each week, not each day");
    }

    @Test
    void whatCannotBeMadeRestsAndSaysWhyUntilSomebodyLetsItGoOn() {
        Schedule kept = schedules.add(board, WEEKLY, ADA);
        clock.tick(Duration.ofDays(3));
        schedules.sendDue(schedule -> {
            throw new Conflict("visualize.maker-gone", "ada is disabled");
        });

        Schedule resting = schedules.of(board, ADA).getFirst();
        assertThat(resting.nextAt()).isEmpty();
        assertThat(resting.resting()).contains("ada is disabled");
        assertThat(schedules.deliveries(kept)).isEmpty();

        Schedule going = schedules.rest(board, kept.id(), false, ADA);
        assertThat(going.nextAt()).contains(Instant.parse("2026-05-11T06:00:00Z"));
        assertThat(going.resting()).isEmpty();
    }

    @Test
    void whatSomebodyLetsRestIsNotSent() {
        Schedule kept = schedules.add(board, WEEKLY, ADA);
        assertThat(schedules.rest(board, kept.id(), true, ADA).nextAt()).isEmpty();
        clock.tick(Duration.ofDays(30));
        schedules.sendDue(schedule -> NOTICE);
        assertThat(schedules.deliveries(kept)).isEmpty();

        schedules.sendNow(board, kept.id(), schedule -> NOTICE, ADA);
        assertThat(schedules.deliveries(kept)).hasSize(2);
        schedules.delete(board, kept.id(), ADA);
        assertThat(schedules.of(board, ADA)).isEmpty();
    }
}
