package io.windrose.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final AtomicLong used = new AtomicLong(500);
    private final DiskSpace disk = new DiskSpace(
            new DiskSpace.Sizes() {
                @Override
                public long total() {
                    return 1_000;
                }

                @Override
                public long used() {
                    return used.get();
                }
            },
            90,
            clock);

    @Test
    void refusesAboveTheLimitAndRecovers() {
        assertThatCode(disk::check).doesNotThrowAnyException();

        become(901, Duration.ofSeconds(2));
        assertThatThrownBy(disk::check)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("90.1% full")
                .hasMessageContaining("disk.limit");

        become(899, Duration.ofSeconds(2));
        assertThatCode(disk::check).doesNotThrowAnyException();
    }

    @Test
    void foreseesTheDayOnWhichItIsFull() {
        assertThat(disk.daysToFull()).isInfinite();

        become(600, Duration.ofHours(12));
        assertThat(disk.growthADay()).isCloseTo(200, within(0.001));
        assertThat(disk.daysToFull()).isCloseTo(1.5, within(0.001));

        become(600, Duration.ofHours(25));
        become(600, Duration.ofHours(25));
        assertThat(disk.growthADay()).isZero();
    }

    @Test
    void readsARealDisk(@TempDir Path folder) {
        assertThatCode(() -> DiskSpace.of(folder, 100, Clock.systemUTC()).check())
                .doesNotThrowAnyException();
    }

    @Test
    void namesAWrongLimit(@TempDir Path folder) {
        assertThatThrownBy(() -> DiskSpace.of(folder, 0, clock))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("disk.limit is 0");
    }

    private void become(long bytes, Duration later) {
        used.set(bytes);
        clock.tick(later);
    }
}
