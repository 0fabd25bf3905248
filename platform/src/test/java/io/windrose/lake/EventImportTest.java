package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.database.Database;
import io.windrose.lake.query.Query;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventImportTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);

    @TempDir
    Path folder;

    private Database database;
    private Lake lake;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        lake = Lake.open(LakeSettings.usual(), database, folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lake.close();
        database.close();
    }

    @Test
    void leavesOutWhatTheLakeHasAlready() {
        assertThat(bring(0, 50, FIRST)).isEqualTo(new EventImport.Outcome(50, 0));

        assertThat(bring(0, 50, LATER)).isEqualTo(new EventImport.Outcome(0, 50));
        assertThat(bring(40, 70, LATER)).isEqualTo(new EventImport.Outcome(20, 10));

        assertThat(count("count(*), count(distinct event_id)")).containsExactly(70L, 70L);
    }

    /** As after an end between the commit and the note of it. */
    @Test
    void countsWhatItBroughtItselfAsStored() {
        bring(0, 30, FIRST);

        assertThat(bring(0, 30, FIRST)).isEqualTo(new EventImport.Outcome(30, 0));

        assertThat(count("count(*)")).containsExactly(30L);
    }

    @Test
    void keepsTheSameIdOfAnotherSource() {
        lake.importEvents(List.of(LakeFixture.event(1, NOON)));

        assertThat(bring(0, 5, FIRST)).isEqualTo(new EventImport.Outcome(5, 0));
    }

    @Test
    void importsThatRaceStoreEachEventOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Lake other = Lake.open(LakeSettings.usual(), database, folder, Clock.systemUTC());
        try (other;
                var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<EventImport.Outcome>> both = List.of(
                    () -> {
                        start.await();
                        return bring(lake, 0, 2_000, FIRST);
                    },
                    () -> {
                        start.await();
                        return bring(other, 0, 2_000, LATER);
                    });
            List<EventImport.Outcome> outcomes = new ArrayList<>();
            for (Future<EventImport.Outcome> each : threads.invokeAll(both)) {
                outcomes.add(each.get());
            }

            assertThat(outcomes.stream().mapToLong(EventImport.Outcome::stored).sum())
                    .isEqualTo(2_000);
            assertThat(outcomes.stream().mapToLong(EventImport.Outcome::known).sum())
                    .isEqualTo(2_000);
        }
        assertThat(count("count(*), count(distinct event_id)")).containsExactly(2_000L, 2_000L);
    }

    private EventImport.Outcome bring(int from, int to, Instant receivedAt) {
        return bring(lake, from, to, receivedAt);
    }

    private static EventImport.Outcome bring(Lake lake, int from, int to, Instant receivedAt) {
        try (EventImport.Chunk chunk = lake.importing("import:orders").chunk()) {
            IntStream.range(from, to)
                    .mapToObj(i -> imported(LakeFixture.event(i, NOON.plusSeconds(i * 3_600L)), receivedAt))
                    .forEach(chunk::add);
            chunk.seal();
            return chunk.commit();
        }
    }

    private static Event imported(Event event, Instant receivedAt) {
        return new Event(
                event.eventId(),
                "import:orders",
                event.type(),
                event.name(),
                event.occurredAt(),
                receivedAt,
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

    private List<Object> count(String what) {
        return lake.query(
                Query.of("select %s from events where source_id = 'import:orders'".formatted(what)),
                result -> List.copyOf(result.next()));
    }
}
