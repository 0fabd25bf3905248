package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    @Property(tries = 200)
    void neverDeniesWhatItHasSeen(@ForAll @Size(max = 200) Set<String> ids) {
        SeenIds seen = new SeenIds(1_000, START);
        ids.forEach(id -> seen.add(new EventKey("source", id), START));

        assertThat(ids).allMatch(id -> seen.mayContain(new EventKey("source", id)));
    }

    @Test
    void takesFewNewIdsForSeenOnes() {
        SeenIds seen = new SeenIds(10_000_000, START);
        fill(seen, 0, 300_000);

        long wrong = IntStream.range(300_000, 400_000)
                .filter(i -> seen.mayContain(key(i)))
                .count();

        assertThat(wrong).isLessThan(1_500);
    }

    @Test
    void tellsSourcesApart() {
        SeenIds seen = new SeenIds(1_000, START);
        seen.add(new EventKey("a", "1"), START);

        assertThat(seen.mayContain(new EventKey("a1", ""))).isFalse();
        assertThat(seen.mayContain(new EventKey("b", "1"))).isFalse();
    }

    @Test
    void forgetsTheOldestWhenThereAreTooManyAndSaysFromWhenItRemembers() {
        SeenIds seen = new SeenIds(1_000, START);
        for (int i = 0; i < 2_000; i++) {
            seen.add(key(i), START.plusSeconds(i));
        }

        assertThat(seen.size()).isLessThanOrEqualTo(1_000);
        assertThat(seen.remembersFrom()).isEqualTo(START.plusSeconds(2_000 - seen.size() - 1));
        assertThat(IntStream.range(1_000, 2_000)
                        .filter(i -> START.plusSeconds(i).isAfter(seen.remembersFrom())))
                .allMatch(i -> seen.mayContain(key(i)));
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        SeenIds seen = new SeenIds(1_000_000, START);
        fill(seen, 0, 70_000);
        Instant later = START.plus(Duration.ofDays(8));
        IntStream.range(70_000, 200_000).forEach(i -> seen.add(key(i), later));
        seen.forgetBefore(later);

        assertThat(seen.size()).isLessThan(200_000);
        assertThat(seen.remembersFrom()).isEqualTo(later);
    }

    private static void fill(SeenIds seen, int from, int to) {
        IntStream.range(from, to).forEach(i -> seen.add(key(i), START));
    }

    private static EventKey key(int i) {
        return new EventKey("source", "event-" + i);
    }
}
