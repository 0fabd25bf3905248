package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.Database;
import io.windrose.lake.query.Query;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that did not come by the stream, and that are gathered before they are committed. */
class EventChunkTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

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
    void oneIsFilledWhileAnotherIsCommitted() {
        try (EventChunk first = lake.chunk();
                EventChunk second = lake.chunk()) {
            fill(first, 0, 50);
            fill(second, 50, 60);
            first.commit();
            fill(second, 60, 80);
            second.commit();
            assertThat(first.size()).isEqualTo(50);
        }

        assertThat(count()).isEqualTo(80);
    }

    @Test
    void whatIsNotCommittedIsNotThereAndNothingMakesNoCommit() {
        try (EventChunk given = lake.chunk();
                EventChunk empty = lake.chunk()) {
            fill(given, 0, 5);
            empty.commit();
        }

        assertThat(lake.tables().getFirst().lastCommit()).isEmpty();
    }

    @Test
    void eachMonthIsOneFile() {
        try (EventChunk chunk = lake.chunk()) {
            for (int day = 0; day < 90; day++) {
                chunk.add(LakeFixture.event(day, NOON.plus(Duration.ofDays(day))));
            }
            chunk.commit();
        }

        assertThat(lake.tables().getFirst().files()).isEqualTo(3);
    }

    /** The rows are outside the heap: they may be given back only when nothing reads them any more. */
    @Test
    void whoIsInterruptedWaitsUntilTheRowsAreWritten() {
        Thread.currentThread().interrupt();
        lake.importEvents(IntStream.range(0, 20_000)
                .mapToObj(number -> LakeFixture.event(number, NOON))
                .toList());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(count()).isEqualTo(20_000);
    }

    private static void fill(EventChunk chunk, int from, int before) {
        IntStream.range(from, before)
                .mapToObj(number -> LakeFixture.event(number, NOON))
                .forEach(chunk::add);
    }

    private long count() {
        List<Object> row = lake.query(
                Query.of("select count(*) from events"),
                rows -> rows.next().stream().map(Objects::requireNonNull).toList());
        return (Long) row.getFirst();
    }
}
