package io.windrose.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.collect.judging.Call;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.CollectSettings;
import io.windrose.collect.judging.Expectations;
import io.windrose.collect.judging.Form;
import io.windrose.collect.judging.Limits;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.stream.EventStream;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path broker;

    private static EmbeddedPostgres server;
    private static EventStream stream;

    @TempDir
    Path folder;

    private Installation installation;
    private Ledger ledger;

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
        installation = Installation.open(server, stream, folder, "rejected" + COUNT.incrementAndGet());
        installation.startWriters();
        ledger = installation.ledger();
    }

    @AfterEach
    void close() throws Exception {
        installation.close();
        installation.trimAll();
    }

    @Test
    void listsWhatIsWrongByPages() {
        installation
                .collector(ledger)
                .collect(installation.batch(String.join(",", nameless("a"), nameless("b"), nameless("c"), untyped())));
        installation.awaitBalance(ledger, 4);
        Rejected rejected = installation.rejected(ledger);

        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            RejectedPage page = rejected.list(RejectedFilter.ALL, cursor, 3);
            page.events().forEach(event -> seen.add(event.reason()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "collect.missing", "collect.missing", "collect.missing", "collect.unknown-type");
        assertThat(found(rejected, byReason("collect.unknown-type"))).hasSize(1);
        assertThat(found(rejected, byReason("' or true --"))).isEmpty();
        assertThat(found(
                        rejected,
                        new RejectedFilter(
                                Optional.of("shop"),
                                Optional.empty(),
                                Optional.of(installation.now),
                                Optional.of(installation.now.plusMillis(1)))))
                .hasSize(4);
        assertThat(found(
                        rejected,
                        new RejectedFilter(
                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(installation.now))))
                .isEmpty();
        assertThatThrownBy(() -> rejected.list(RejectedFilter.ALL, Optional.of("1.x' or true --"), 3))
                .isInstanceOf(Incorrect.class);
    }

    @Test
    void replaysOnceWhatIsGoodNowAndStaysBalanced() throws Exception {
        installation
                .collector(ledger)
                .collect(installation.batch(String.join(",", deep("d-1"), deep("d-2"), nameless("n"))));
        installation.awaitBalance(ledger, 3);

        try (Calls patient = new Calls(deeper(), new Ids(Clock.systemUTC()), Expectations.NONE)) {
            Rejected rejected = installation.rejected(ledger, patient);
            assertThat(rejected.replay(RejectedFilter.ALL, Optional.empty()))
                    .isEqualTo(new ReplayResult(2, 0, 1, Optional.empty()));
            LedgerRow row = installation.awaitBalance(ledger, 5);
            assertThat(row.replayed()).isEqualTo(2);
            assertThat(row.stored()).isEqualTo(2);
            assertThat(LakeReading.sum(row.rejected())).isEqualTo(3);

            assertThat(rejected.replay(RejectedFilter.ALL, Optional.empty()))
                    .isEqualTo(new ReplayResult(0, 0, 1, Optional.empty()));
            assertThat(found(rejected, RejectedFilter.ALL))
                    .extracting(RejectedEvent::reason)
                    .containsExactly("collect.missing");
        }
        List<Object> stored = installation.lake.query(
                Query.of("select count(*), min(event_id), max(event_id), max(received_at), min(backfill) from events"),
                QueryResult::next);
        assertThat(stored).containsExactly(2L, "d-1", "d-2", installation.now, "replay");
    }

    @Test
    void replaysACallAsWhatItWasWithWhatItsHeadersSaid() throws Exception {
        String properties = "\"properties\":{\"a\":%s}".formatted("[".repeat(20) + "]".repeat(20));
        String page = "{\"anonymousId\":\"a\",\"messageId\":\"p-1\",%s}".formatted(properties);
        String pixel = "data="
                + Base64.getUrlEncoder()
                        .encodeToString("{\"messageId\":\"p-2\",%s}"
                                .formatted(properties)
                                .getBytes(StandardCharsets.UTF_8));
        installation.collector(ledger).collect(call(new Form.Single(EventType.PAGE), page, true));
        installation.collector(ledger).collect(call(new Form.Pixel(EventType.SCREEN), pixel, false));
        installation.awaitBalance(ledger, 2);

        try (Calls patient = new Calls(deeper(), new Ids(Clock.systemUTC()), Expectations.NONE)) {
            assertThat(installation.rejected(ledger, patient).replay(RejectedFilter.ALL, Optional.empty()))
                    .isEqualTo(new ReplayResult(2, 0, 0, Optional.empty()));
        }
        installation.awaitBalance(ledger, 4);

        String sql = "select event_id, type, browser, coalesce(consent['marketing']::varchar, 'not asked') from events"
                + " order by 1";
        List<List<Object>> stored = installation.lake.query(Query.of(sql), rows -> {
            List<List<Object>> all = new ArrayList<>();
            while (rows.hasNext()) {
                all.add(rows.next());
            }
            return all;
        });
        assertThat(stored)
                .containsExactly(
                        List.of("p-1", "page", "Firefox", "false"), List.of("p-2", "screen", "Firefox", "not asked"));
    }

    private Call call(Form form, String body, boolean globalPrivacyControl) {
        return new Call(
                form,
                body.getBytes(StandardCharsets.UTF_8),
                Optional.of(installation.writeKey),
                Optional.empty(),
                Optional.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
                Optional.empty(),
                globalPrivacyControl,
                false,
                installation.now);
    }

    @Test
    void storesNothingTwiceWhenAReplayWasForgotten() throws Exception {
        installation.collector(ledger).collect(installation.batch(deepWithoutId()));
        installation.awaitBalance(ledger, 1);

        try (Calls patient = new Calls(deeper(), new Ids(Clock.systemUTC()), Expectations.NONE)) {
            Rejected rejected = installation.rejected(ledger, patient);
            rejected.replay(RejectedFilter.ALL, Optional.empty());
            installation.awaitBalance(ledger, 2);
            installation.database.jdbi().useHandle(handle -> handle.execute("delete from collect.replays"));
            rejected.replay(RejectedFilter.ALL, Optional.empty());
        }

        LedgerRow row = installation.awaitBalance(ledger, 3);
        assertThat(row.stored()).isEqualTo(1);
        assertThat(row.duplicates()).isEqualTo(1);
    }

    private static List<RejectedEvent> found(Rejected rejected, RejectedFilter filter) {
        return rejected.list(filter, Optional.empty(), 100).events();
    }

    private static RejectedFilter byReason(String reason) {
        return new RejectedFilter(Optional.empty(), Optional.of(reason), Optional.empty(), Optional.empty());
    }

    private static CollectSettings deeper() {
        CollectSettings usual = CollectSettings.DEFAULT;
        Limits limits = usual.limits();
        return new CollectSettings(
                new Limits(
                        limits.eventBytes(),
                        limits.batchBytes(),
                        limits.batchContextBytes(),
                        limits.batchEvents(),
                        50,
                        limits.keys(),
                        limits.idCharacters(),
                        limits.nameCharacters()),
                usual.maximumAge(),
                usual.futureTolerance(),
                usual.doNotTrack(),
                usual.ownDomains(),
                usual.places(),
                usual.cachedUserAgents());
    }

    private static String nameless(String id) {
        return "{\"type\":\"track\",\"userId\":\"u\",\"messageId\":\"%s\"}".formatted(id);
    }

    private static String untyped() {
        return "{\"type\":\"dance\",\"event\":\"Clicked\",\"userId\":\"u\"}";
    }

    private static String deep(String id) {
        return "{\"messageId\":\"%s\",%s".formatted(id, deepWithoutId().substring(1));
    }

    private static String deepWithoutId() {
        return "{\"type\":\"track\",\"event\":\"Clicked\",\"userId\":\"u\",\"properties\":{\"a\":%s}}"
                .formatted("[".repeat(20) + "]".repeat(20));
    }
}
