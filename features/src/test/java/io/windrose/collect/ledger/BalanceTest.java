package io.windrose.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.collect.ledger.RunRow.Phase;
import io.windrose.stream.EventStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final TopicPartition EVENTS = new TopicPartition(EventStream.EVENTS, 0);
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void givesWhatIsInFlightToTheNewestRowsAndShowsTheRestAsMissing() {
        RowKey old = key(0);
        RowKey young = key(1);
        List<LedgerRow> rows = Balance.rows(new Readings(
                List.of(settled(old, 10, 10), settled(young, 10, 10)),
                lake(Map.of(old, 7L, young, 4L), 12),
                Map.of(EVENTS, 20L),
                Optional.of(Map.of(EVENTS, 0L)),
                Optional.of(Map.of(EVENTS, 20L))));

        assertThat(rows).extracting(LedgerRow::pending).containsExactly(6L, 2L);
        assertThat(rows).extracting(LedgerRow::streamToLake).containsExactly(0L, 1L);
        assertThat(rows).extracting(LedgerRow::state).containsExactly(LedgerRow.State.SETTLING, LedgerRow.State.OFF);
    }

    @Test
    void isOffThoughWhatIsMissingInOnePlaceIsTooMuchInTheNext() {
        LedgerRow row = only(settled(key(0), 10, 8), 10, 8, 8, Optional.of(8L));

        assertThat(row.doorToStream()).isEqualTo(2);
        assertThat(row.streamToLake()).isEqualTo(-2);
        assertThat(row.difference()).isZero();
        assertThat(row.state()).isEqualTo(LedgerRow.State.OFF);
    }

    @Test
    void waitsForTheCounterThatIsBehindTheLake() {
        LedgerRow row = only(settled(key(0), 10, 8), 10, 10, 8, Optional.of(10L));

        assertThat(row.pending()).isZero();
        assertThat(row.state()).isEqualTo(LedgerRow.State.SETTLING);
    }

    @Test
    void takesWhatIsNotCountedForPendingWhileTheStreamIsSilent() {
        LedgerRow row = only(settled(key(0), 10, 8), 8, 8, 8, Optional.empty());

        assertThat(row.pending()).isEqualTo(2);
        assertThat(row.state()).isEqualTo(LedgerRow.State.SETTLING);
    }

    @Test
    void tellsAnUnknownPublicationThatArrivedFromOneThatDidNot() {
        RunRow row = new RunRow(key(0), Phase.SETTLED, 20, 10, 3, 7, 14, 0, 0);

        assertThat(row.notAcknowledged()).isEqualTo(6);
        assertThat(row.missingOnStream()).isZero();
    }

    @Test
    void countsWhatHadNoAnswerWhenItsNodeWasKilled() {
        RunRow row = new RunRow(key(0), Phase.KILLED, 20, 10, 0, 0, 14, 0, 0);

        assertThat(row.notAcknowledged()).isEqualTo(6);
        assertThat(row.recovered()).isZero();
        assertThat(row.missingOnStream()).isZero();
    }

    @Test
    void findsAnOutcomeThatWasNeverCounted() {
        RunRow row = new RunRow(key(0), Phase.SETTLED, 20, 10, 0, 0, 10, 0, 0);

        assertThat(row.missingOnStream()).isEqualTo(10);
    }

    /** Whatever the counts are, the buckets and the difference always add up to what was received. */
    @Property
    void alwaysAddsUp(
            @ForAll @Size(8) List<@IntRange(max = 50) Integer> numbers, @ForAll Phase phase, @ForAll boolean silent) {
        int[] n = numbers.stream().mapToInt(Integer::intValue).toArray();
        RunRow run = new RunRow(key(0), phase, n[0], n[1], n[2], n[3], n[4], 0, 0);
        LedgerRow row = only(run, n[5], n[6], n[7], silent ? Optional.empty() : Optional.of(60L));

        Installation.assertSum(row);
        assertThat(row.notAcknowledged()).isNotNegative();
        assertThat(row.recovered()).isNotNegative();
    }

    /** Once an event is on the stream, it is acknowledged, counted and stored in any order. */
    @Property
    void findsNothingMissingWhileEverythingIsOnItsWay(
            @ForAll @IntRange(max = 50) int received,
            @ForAll @IntRange(max = 50) int published,
            @ForAll @IntRange(max = 50) int acknowledged,
            @ForAll @IntRange(max = 50) int counted,
            @ForAll @IntRange(max = 50) int stored) {
        long end = Math.min(published, received);
        long seen = Math.min(counted, end);
        long kept = Math.min(stored, end);
        RunRow run = new RunRow(key(0), Phase.OPEN, received, Math.min(acknowledged, end), 0, 0, seen, 0, 0);
        LedgerRow row = only(run, kept, kept, seen, Optional.of(end));

        assertThat(row.state()).isNotEqualTo(LedgerRow.State.OFF);
        assertThat(row.received()).isEqualTo(received);
        assertThat(row.notAcknowledged()).isBetween(received - end, received - seen);
    }

    private static LedgerRow only(RunRow run, long stored, long inLake, long counted, Optional<Long> end) {
        return Balance.rows(new Readings(
                        List.of(run),
                        lake(Map.of(run.key(), stored), inLake),
                        Map.of(EVENTS, counted),
                        end.map(any -> Map.of(EVENTS, 0L)),
                        end.map(offset -> Map.of(EVENTS, offset))))
                .getFirst();
    }

    private static RunRow settled(RowKey key, long acknowledged, long events) {
        return new RunRow(key, Phase.SETTLED, acknowledged, acknowledged, 0, 0, events, 0, 0);
    }

    private static LakeReading lake(Map<RowKey, Long> stored, long next) {
        Map<RowKey, LakeReading.Row> rows = new HashMap<>();
        stored.forEach((key, number) -> rows.put(key, new LakeReading.Row(number, 0, Map.of(), Map.of(), 0)));
        return new LakeReading(rows, Map.of(EVENTS, next));
    }

    private static RowKey key(int hour) {
        return new RowKey("shop", NOON.plusSeconds(3_600L * hour));
    }
}
