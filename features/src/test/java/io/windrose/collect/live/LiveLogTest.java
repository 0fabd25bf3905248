package io.windrose.collect.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveLogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final LiveLog log = new LiveLog();

    @Test
    void givesWhatCameAfterANumberAndWhereToGoOn() {
        log.add(List.of(arrival("one"), arrival("two")), NOW);
        LiveLog.Slice all = log.after(log.beginning(), Duration.ZERO);
        log.add(List.of(arrival("three")), NOW);
        LiveLog.Slice rest = log.after(all.next(), Duration.ZERO);

        assertThat(names(all)).containsExactly("one", "two");
        assertThat(names(rest)).containsExactly("three");
        assertThat(rest.arrivals().getFirst().number()).isEqualTo(3);
        assertThat(names(log.after(rest.next(), Duration.ZERO))).isEmpty();
    }

    @Test
    void whoIsSlowMissesWhatWasForgottenAndIsToldHowMuch() {
        log.add(List.of(arrival("first")), NOW);
        log.add(Collections.nCopies(LiveLog.MOST_ENTRIES + 36, arrival("flood")), NOW);

        LiveLog.Slice slice = log.after(0, Duration.ZERO);

        assertThat(slice.missed()).isEqualTo(37);
        assertThat(slice.arrivals()).hasSize(LiveLog.MOST_ENTRIES);
        assertThat(slice.next()).isEqualTo(LiveLog.MOST_ENTRIES + 37);
    }

    @Test
    void isBoundedByBytes() {
        Arrival large = arrival("large", new byte[1 << 20]);
        log.add(Collections.nCopies(40, large), NOW);

        assertThat(log.after(0, Duration.ZERO).arrivals()).hasSize((int) (LiveLog.MOST_BYTES / large.bytes()));
    }

    @Test
    void forgetsWhatIsOlderThanHalfAnHour() {
        log.add(List.of(arrival("old")), NOW);
        log.add(List.of(arrival("new")), NOW.plus(LiveLog.OLDEST).plusSeconds(1));

        assertThat(names(log.after(log.beginning(), Duration.ZERO))).containsExactly("new");
    }

    @Test
    void nobodyWaitsOnceItIsStopped() {
        log.stop();

        assertThat(log.after(0, Duration.ofDays(1)).arrivals()).isEmpty();
        assertThat(log.isEnded()).isTrue();
    }

    @Test
    void aViewShowsTheLatestOfAFloodAndCountsTheRest() {
        log.add(Collections.nCopies(LiveView.MOST_AT_ONCE + 7, arrival("wanted")), NOW);
        log.add(Collections.nCopies(50, arrival("other")), NOW);
        LiveFilter filter = new LiveFilter(
                Optional.empty(), Optional.empty(), Optional.of("wanted"), Optional.empty(), Optional.empty());
        try (LiveView view = new LiveView(log, filter, new Details(new SentForms()), 0, () -> {})) {
            LiveBatch batch = view.next(Duration.ZERO);

            assertThat(batch.entries())
                    .hasSize(LiveView.MOST_AT_ONCE)
                    .allMatch(entry -> entry.name().equals(Optional.of("wanted")));
            assertThat(batch.entries().getFirst().number()).isEqualTo(8);
            assertThat(batch.skipped()).isEqualTo(7);
            assertThat(view.next(Duration.ZERO)).isEqualTo(new LiveBatch(List.of(), 0));
        }
    }

    private static List<String> names(LiveLog.Slice slice) {
        return slice.arrivals().stream()
                .map(one -> one.arrival().name().orElseThrow())
                .toList();
    }

    static Arrival arrival(String name) {
        return arrival(name, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Arrival arrival(String name, byte[] record) {
        return new Arrival(
                NOW,
                LiveVerdict.ACCEPTED,
                "shop",
                Optional.of("track"),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.of(1L),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                record);
    }
}
