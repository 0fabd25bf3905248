package io.windrose.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.lake.Identity;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.RestoredStream;
import io.windrose.lake.TableState;
import io.windrose.lake.query.Query;
import io.windrose.security.AuditLog;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import io.windrose.stream.StreamSettings;
import io.windrose.testkit.Events;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the stream to the table that SQL sees. */
class ProfilesTest {
    private static final ProfileSettings SETTINGS = ProfileDatabase.settings(500, 5);
    private static final Identifier ADA = Identifier.user("ada");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path broker;

    private static EmbeddedPostgres server;
    private static EventStream stream;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EventCodec codec = new EventCodec();
    private final List<Profiles> opened = new ArrayList<>();

    private Database database;
    private Lake lake;

    @BeforeAll
    static void start() throws Exception {
        server = TestPostgres.start();
        stream = EventStream.open(new StreamSettings(Optional.empty(), Map.of(), 3, 1), broker);
        stream.createTopics(List.of(EventStream.EVENTS));
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
        server.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = ProfileDatabase.open(server, "profiles_" + COUNT.incrementAndGet());
        lake = Lake.open(LakeSettings.usual(), database, folder, Clock.systemUTC());
        // Tests share the broker: what others left on the stream is not to be seen.
        stream.trim(stream.nextOffsets(List.of(EventStream.EVENTS)));
    }

    @AfterEach
    void close() {
        opened.forEach(Profiles::close);
        lake.close();
        database.close();
    }

    @Test
    void whatTheStreamSaysReachesTheLakeInFewCommits() {
        Profiles profiles = profiles();
        publish(IntStream.range(0, 300)
                .mapToObj(i -> identify("e-" + i, "v-" + i, "user-" + i % 100))
                .toList());
        publish(List.of(track("t-1", "v-1")));
        awaitIdentities(300);

        assertThat(profiles.find(Identifier.anonymous("v-1")).orElseThrow().id())
                .isEqualTo(Identifier.user("user-1").person());
        assertThat(profiles.find(Identifier.user("user-1")).orElseThrow().ids())
                .containsExactlyInAnyOrder(
                        Identifier.user("user-1"),
                        Identifier.anonymous("v-1"),
                        Identifier.anonymous("v-101"),
                        Identifier.anonymous("v-201"));
        assertThat(metrics.get("windrose.profile.merges").counter().count()).isEqualTo(300);

        TableState before = state();
        publish(List.of(identify("again", "v-1", "user-1"), track("t-2", "v-1")));
        awaitRead();
        profiles.publisher().publish();
        assertThat(state()).as("nothing new, no commit").isEqualTo(before);
        assertThat(before.files()).isLessThan(10);
    }

    @Test
    void whatTheStreamDoesNotHaveIsReadFromTheLake() {
        String odd = "o'brien %1$s ?";
        lake.importEvents(List.of(
                identify("i-1", "v-1", odd),
                identify("i-2", "v-2", odd),
                event("a-1", EventType.ALIAS, null, "ada", "{\"previousId\":\"%s\"}".formatted(odd)),
                event("a-2", EventType.ALIAS, null, "ada", "{\"previousId\":4711}"),
                track("t-1", "v-3")));
        Profiles profiles = profiles();
        awaitIdentities(6);

        assertThat(profiles.find(ADA).orElseThrow().ids())
                .contains(Identifier.anonymous("v-1"), Identifier.anonymous("v-2"), Identifier.user("4711"));
        assertThat(profiles.find(Identifier.anonymous("v-3"))).isEmpty();
    }

    @Test
    void whatCameByAnotherWayIsKnownAtOnceAndMayBeSaidAgain() {
        Profiles profiles = profiles();
        List<Event> imported = IntStream.range(0, 1_500)
                .mapToObj(i -> identify("e-" + i, "v-" + i, "user-" + i % 50))
                .toList();

        profiles.learn(imported);
        assertThat(joined()).isEqualTo(1_500);
        TableState before = state();
        profiles.learn(imported);
        assertThat(state()).as("nothing new, no commit").isEqualTo(before);
    }

    @Test
    void aGapInTheStreamIsFilledFromTheLake() {
        Profiles profiles = profiles();
        publish(List.of(identify("e-1", "v-1", "ada")));
        awaitIdentities(1);
        profiles.close();
        publish(List.of(identify("e-2", "v-2", "ada")));
        lake.importEvents(List.of(identify("e-2", "v-2", "ada")));
        stream.trim(stream.nextOffsets(List.of(EventStream.EVENTS)));

        profiles();
        awaitIdentities(2);
    }

    @Test
    void aNodeThatLosesItsSessionBeginsAgainWhereItWas() {
        Profiles profiles = profiles();
        for (int round = 0; round < 3; round++) {
            publish(List.of(identify("e-" + round, "v-" + round, "ada")));
            awaitIdentities(round + 1);
            database.jdbi()
                    .useHandle(
                            handle -> handle.createQuery("""
                            select count(pg_terminate_backend(pid, 5000)) from pg_locks
                            where locktype = 'advisory' and granted
                            and database = (select oid from pg_database where datname = current_database())
                            """).mapTo(Long.class).one());
        }
        publish(List.of(identify("last", "v-last", "ada")));
        awaitIdentities(4);

        assertThat(profiles.find(ADA).orElseThrow().merges()).hasSize(4);
    }

    @Test
    void anotherNodeTakesOver() {
        Profiles first = profiles();
        Profiles second = profiles();
        publish(List.of(identify("e-1", "v-1", "ada")));
        awaitIdentities(1);
        first.close();
        publish(List.of(identify("e-2", "v-2", "ada")));
        awaitIdentities(2);

        assertThat(second.find(ADA).orElseThrow().merges()).hasSize(2);
    }

    @Test
    void undoingReachesTheLakeWhichMayBeToldTwice() {
        Profiles profiles = profiles();
        publish(List.of(identify("e-1", "v-1", "ada")));
        awaitIdentities(1);
        profiles.undo(profiles.merges(Long.MAX_VALUE, 1).getFirst().number(), "bob");
        await(() -> joined() == 0);

        long visitor = Identifier.anonymous("v-1").person();
        Instant latest = latest();
        lake.appendIdentities(List.of(new Identity(visitor, visitor, latest), new Identity(visitor, visitor, latest)));
        assertThat(joined()).isZero();
        assertThat(profiles.find(ADA).orElseThrow().ids()).containsExactly(ADA);
    }

    @Test
    void aRestoredLakeThatKnowsMoreIsToldAnew() {
        Profiles profiles = profiles();
        publish(List.of(identify("e-1", "v-1", "ada")));
        awaitIdentities(1);
        profiles.close();
        long visitor = Identifier.anonymous("v-1").person();
        // As if it had been undone after the rows were copied, by a clock that went ahead.
        lake.appendIdentities(List.of(new Identity(visitor, visitor, latest().plusSeconds(3_600))));
        assertThat(joined()).isZero();

        RestoredProfiles.open(database, lake, RestoredStream.NEW, Clock.systemUTC());
        Profiles restored = profiles();
        await(() -> joined() == 1);
        publish(List.of(identify("e-2", "v-2", "ada")));
        await(() -> joined() == 2);
        assertThat(restored.find(ADA).orElseThrow().ids()).hasSize(3);
    }

    private Profiles profiles() {
        Profiles profiles = Profiles.open(
                SETTINGS,
                database,
                stream,
                lake,
                new AuditLog(database.jdbi(), Clock.systemUTC()),
                Clock.systemUTC(),
                opened.isEmpty() ? metrics : new SimpleMeterRegistry());
        opened.add(profiles);
        return profiles;
    }

    private void publish(List<Event> events) {
        stream.publish(events.stream()
                .map(event -> new StreamRecord(EventStream.EVENTS, codec.key(event), codec.encode(event), Map.of()))
                .toList());
    }

    private static Event identify(String eventId, String anonymousId, String userId) {
        return event(eventId, EventType.IDENTIFY, anonymousId, userId, "{}");
    }

    private static Event track(String eventId, String anonymousId) {
        return event(eventId, EventType.TRACK, anonymousId, null, "{}");
    }

    private static Event event(
            String eventId, EventType type, @Nullable String anonymousId, @Nullable String userId, String context) {
        Event plain = Events.track(eventId, "x", "name", Instant.parse("2026-05-01T00:00:00Z"), "{}");
        return new Event(
                plain.eventId(),
                plain.sourceId(),
                type,
                type.word(),
                plain.occurredAt(),
                plain.receivedAt(),
                new Event.Who(anonymousId, userId, Person.hash(userId, anonymousId, eventId), null),
                plain.page(),
                plain.origin(),
                plain.place(),
                plain.device(),
                plain.order(),
                plain.consent(),
                plain.properties(),
                context);
    }

    private void awaitIdentities(int persons) {
        await(() -> number("select count(distinct person) from identities") == persons);
    }

    /** Until the consumer has noted that it is at the end of the stream. */
    private void awaitRead() {
        Map<Integer, Long> ends = stream.nextOffsets(List.of(EventStream.EVENTS)).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        await(() -> ends.equals(database.jdbi()
                .withHandle(handle -> StreamOffsets.read(handle).entrySet().stream()
                        .collect(Collectors.toMap(next -> next.getKey().partition(), Map.Entry::getValue)))));
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("time").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** How many persons are someone else by the newest row. */
    private long joined() {
        return number("""
                select count(*) from (
                    select person, arg_max(profile_id, merged_at) as profile_id from identities group by person)
                where person <> profile_id""");
    }

    private long number(String sql) {
        return lake.query(Query.of(sql), result -> (Long) result.next().getFirst());
    }

    private Instant latest() {
        return lake.query(Query.of("select max(merged_at) from identities"), result ->
                (Instant) result.next().getFirst());
    }

    private TableState state() {
        return lake.tables().stream()
                .filter(table -> table.name().equals("identities"))
                .findAny()
                .orElseThrow();
    }
}
