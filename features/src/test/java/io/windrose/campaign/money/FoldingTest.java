package io.windrose.campaign.money;

import static io.windrose.campaign.money.MoneyLake.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.jobs.Brake;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldingTest {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private MoneyLake lake;
    private Handle session;
    private Folding folding;
    private Folding.Rounds rounds;

    @BeforeEach
    void open() throws IOException {
        lake = new MoneyLake(folder.resolve("lake"));
        session = lake.database.jdbi().open();
        folding = new Folding(lake.database, lake.lake, clock);
        rounds = folding.rounds(session, () -> {});
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        lake.close();
    }

    @Test
    void makesNothingWhileItIsHeld() {
        store(1);
        try (Brake.Hold hold = folding.hold()) {
            rounds(3);
            assertThat(orders()).isZero();
        }

        rounds(1);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void waitsWhileFilesOfEventsComeFastButNotForever() {
        store(1);
        rounds(1);
        assertThat(orders()).as("made at the start").isEqualTo(1);
        for (int quiet = 0; quiet < 30; quiet++) {
            rounds(1);
        }

        for (int file = 2; file <= 15; file++) {
            store(file);
            rounds(1);
            assertThat(orders()).as("after file %d", file).isEqualTo(1);
        }
        store(16);
        rounds(2);
        assertThat(orders()).isEqualTo(16);
    }

    private void rounds(int number) {
        for (int round = 0; round < number; round++) {
            clock.tick(PAUSE);
            rounds.next();
        }
    }

    private void store(int order) {
        lake.store(completed("server", "2026-03-01T10:00:00Z").of(String.valueOf(order), "5"));
    }

    private long orders() {
        return (Long)
                List.copyOf(lake.rows("select count(*) from orders")).getFirst().getFirst();
    }
}
