package io.windrose.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.collect.Collector;
import io.windrose.core.Event;
import io.windrose.core.Unavailable;
import io.windrose.lake.LakeRows;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import io.windrose.testkit.Events;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final String MIXED = "%s,%s,%s,%s"
            .formatted(
                    Installation.event(1),
                    Installation.event(1),
                    "{\"type\":\"track\",\"event\":\"Clicked\",\"userId\":\"u\",\"context\":{\"consent\":{\"analytics\":false}}}",
                    "{\"type\":\"track\",\"userId\":\"u\",\"messageId\":\"nameless\"}");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path broker;

    private static EmbeddedPostgres server;
    private static EventStream stream;

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeAll
    static void start() throws Exception {
        server = Installation.server();
        stream = Installation.broker(broker);
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
        server.close();
    }

    @BeforeEach
    void open() {
        installation = Installation.open(server, stream, folder, "ledger" + COUNT.incrementAndGet());
    }

    @AfterEach
    void close() throws Exception {
        installation.close();
        installation.trimAll();
    }

    @Test
    void findsEveryEventOfMixedInput() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        Collector collector = installation.collector(ledger);
        collector.collect(installation.batch(MIXED));
        collector.collect(installation.events(10, 60));
        collector.collect(installation.events(50, 70));

        LedgerRow row = installation.awaitBalance(ledger, 74);

        assertThat(row.stored()).isEqualTo(61);
        assertThat(row.duplicates()).isEqualTo(11);
        assertThat(row.dropped()).isEqualTo(Map.of("consent", 1L));
        assertThat(row.rejected()).isEqualTo(Map.of("collect.missing", 1L));
        assertThat(row.difference()).isZero();
        LedgerReport report = ledger.evaluate();
        assertThat(report.pendingOnStream()).contains(0L);
        assertThat(report.totals().state()).isEqualTo(LedgerRow.State.BALANCED);
        assertThat(metric("windrose.ledger.events", "bucket", "stored")).isEqualTo(61);
        assertThat(metric("windrose.ledger.events", "bucket", "duplicate")).isEqualTo(11);
    }

    @Test
    void countsAsPendingWhatTheLakeHasNotReadAndGivesAlarmWhenThatDoesNotFall() {
        Ledger ledger = installation.ledger();
        installation.collector(ledger).collect(installation.events(0, 30));
        LedgerRow row = installation.await(ledger, each -> each.pending() == 30);
        assertThat(row.state()).isEqualTo(LedgerRow.State.SETTLING);

        assertThat(ledger.evaluate().pendingOnStream()).contains(30L);
        installation.clock.tick(Duration.ofSeconds(59));
        ledger.evaluate();
        assertThat(metric("windrose.ledger.alert")).isZero();
        installation.clock.tick(Duration.ofSeconds(1));
        ledger.evaluate();
        assertThat(metric("windrose.ledger.alert")).isOne();
        assertThat(metric("windrose.ledger.pending")).isEqualTo(30);

        installation.startWriters();
        installation.awaitBalance(ledger, 30);
        ledger.evaluate();
        assertThat(metric("windrose.ledger.alert")).isZero();
    }

    @Test
    void seesRecordsThatTheStreamLostAfterTheyWereCounted() {
        Ledger ledger = installation.ledger();
        installation.collector(ledger).collect(installation.events(0, 30));
        installation.awaitCounted(30);

        installation.trimAll();

        LedgerRow row = installation.await(ledger, each -> each.state() == LedgerRow.State.OFF);
        assertThat(row.streamToLake()).isEqualTo(30);
        assertThat(row.doorToStream()).isZero();
        assertThat(row.pending()).isZero();
    }

    @Test
    void seesRecordsThatTheStreamLostBeforeTheyWereCounted() {
        Ledger door = installation.unstartedLedger();
        installation.collector(door).collect(installation.events(0, 20));
        installation.trimAll();
        door.flush();

        LedgerRow row = installation.await(installation.ledger(), each -> each.state() == LedgerRow.State.OFF);

        assertThat(row.doorToStream()).isEqualTo(20);
        assertThat(row.streamToLake()).isZero();
    }

    @Test
    void seesACountThatWasAlteredAtTheDoorAndSaysWhenItIsMended() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        installation.collector(ledger).collect(installation.events(0, 30));
        installation.awaitBalance(ledger, 30);

        installation.tamper("update collect.door_counts set number = number - 5 where count = 'received'");
        LedgerRow row = installation.await(ledger, each -> each.state() == LedgerRow.State.OFF);
        assertThat(row.difference()).isEqualTo(-5);
        ledger.evaluate();
        assertThat(metric("windrose.ledger.alert")).isZero();
        installation.clock.tick(Duration.ofSeconds(60));
        ledger.evaluate();
        assertThat(metric("windrose.ledger.alert")).isOne();
        assertThat(metric("windrose.ledger.difference", "source", "shop")).isEqualTo(-5);

        installation.tamper("update collect.door_counts set number = number + 5 where count = 'received'");
        installation.awaitBalance(ledger, 30);
        ledger.evaluate();
        assertThat(metric("windrose.ledger.alert")).isZero();
    }

    @Test
    void seesRowsThatWereTakenOutOfTheLake() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        installation.collector(ledger).collect(installation.events(0, 30));
        installation.awaitBalance(ledger, 30);

        ledger.evaluate();
        assertThat(installation.kept("stored")).isEqualTo(30);

        LakeRows.deleteEvents(installation.database, folder);

        LedgerRow row = installation.await(ledger, each -> each.state() == LedgerRow.State.OFF);
        assertThat(row.streamToLake()).isEqualTo(30);
        assertThat(row.stored()).isZero();
        ledger.evaluate();
        assertThat(installation.kept("stored")).isZero();
    }

    @Test
    void recoversWhatAKilledNodeDidNotWriteDown() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        Collector killed = installation.collector(installation.unstartedLedger());
        killed.collect(installation.events(0, 25));

        LedgerRow row = installation.awaitBalance(ledger, 25);

        assertThat(row.recovered()).isEqualTo(25);
        assertThat(row.stored()).isEqualTo(25);
    }

    @Test
    void countsAsNotAcknowledgedWhatTheStreamDidNotTake() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        try (EventStream silent = Installation.silent(folder.resolve("other"))) {
            Collector failing = installation.collector(ledger, silent);
            assertThatThrownBy(() -> failing.collect(installation.events(0, 7))).isInstanceOf(Unavailable.class);
        }
        installation.collector(ledger).collect(installation.events(0, 3));

        LedgerRow row = installation.awaitBalance(ledger, 10);
        assertThat(row.notAcknowledged()).isEqualTo(7);
        assertThat(row.stored()).isEqualTo(3);
    }

    @Test
    void tellsWhatDidNotComeThroughADoor() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        stream.publish(
                List.of(foreign(new EventCodec().encode(Events.track("e-1", "u", "Sent", installation.now, "{}")))));

        LedgerRow row = installation.awaitBalance(ledger, 1);

        assertThat(row.sourceId()).isEqualTo("src-1");
        assertThat(row.foreign()).isEqualTo(1);
        assertThat(row.stored()).isEqualTo(1);
    }

    @Test
    void countsWhatTheLakeCannotReadAsRejected() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        stream.publish(List.of(foreign("no event".getBytes(StandardCharsets.UTF_8))));

        LedgerRow row = installation.awaitBalance(ledger, 1);

        assertThat(row.rejected()).isEqualTo(Map.of("lake.undecodable", 1L));
    }

    @Test
    void countsWhatTheLakeCannotReadUnderItsSource() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        Map<String, String> headers = Map.of(
                Headers.SOURCE, "shop",
                Headers.RECEIVED,
                        String.valueOf(installation.now.minusSeconds(120).toEpochMilli()),
                Headers.RUN, "a run that is gone",
                Headers.VERDICT, "accepted",
                Headers.REASON, "");
        stream.publish(List.of(new StreamRecord(EventStream.EVENTS, new byte[] {1}, new byte[] {2}, headers)));

        LedgerRow row = installation.awaitBalance(ledger, 1);

        assertThat(row.sourceId()).isEqualTo("shop");
        assertThat(row.hour()).isEqualTo(installation.now.minusSeconds(3_660));
        assertThat(row.rejected()).isEqualTo(Map.of("lake.undecodable", 1L));
        assertThat(row.recovered()).isEqualTo(1);
    }

    @Test
    void keepsTheCountsOfHoursThatLeftTheWindow() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        Collector collector = installation.collector(ledger);
        collector.collect(installation.batch(MIXED));
        collector.collect(installation.events(10, 20));
        LedgerRow row = installation.awaitBalance(ledger, 14);
        ledger.evaluate();

        installation.clock.tick(Duration.ofDays(4));
        installation.tamper("update collect.stream_counts set counted_at = counted_at - interval '4 days'");
        LakeRows.deleteEvents(installation.database, folder);

        assertThat(installation.row(ledger)).isEqualTo(row);
    }

    @Test
    void countsEachRecordOnceThoughItsSessionDies() {
        installation.ledger();
        installation.ledger();
        Collector collector = installation.collector(installation.unstartedLedger());
        for (int i = 0; i < 4; i++) {
            collector.collect(installation.events(i * 50, i * 50 + 50));
            installation.killCountingSession();
        }

        installation.awaitCounted(200);

        assertThat(installation.counted()).isEqualTo(200);
    }

    @Test
    void leavesImportsOut() {
        installation.startWriters();
        Ledger ledger = installation.ledger();
        installation.collector(ledger).collect(installation.events(0, 3));
        installation.lake.importEvents(List.of(imported()));

        assertThat(installation.awaitBalance(ledger, 3).stored()).isEqualTo(3);
    }

    private Event imported() {
        Event event = Events.track("e", "u", "Old", installation.now, "{}");
        return new Event(
                event.eventId(),
                Ledger.IMPORTED + "shop",
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

    private static StreamRecord foreign(byte[] value) {
        return new StreamRecord(EventStream.EVENTS, new byte[] {1}, value, Map.of());
    }

    private double metric(String name, String... tags) {
        return installation.metrics.get(name).tags(tags).gauge().value();
    }
}
