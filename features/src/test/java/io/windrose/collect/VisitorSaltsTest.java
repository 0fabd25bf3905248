package io.windrose.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.DatabaseBackup;
import io.windrose.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitorSaltsTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration DAY = Duration.ofDays(1);

    private CollectDatabase database;
    private final SettableClock clock = new SettableClock(NOON);

    @BeforeAll
    void start() throws IOException {
        database = new CollectDatabase();
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void clear() {
        clock.set(NOON);
        database.database.jdbi().useHandle(handle -> handle.execute("truncate collect.daily_salts"));
    }

    private VisitorSalts node() {
        return new VisitorSalts(database.database.jdbi(), BERLIN, clock);
    }

    private static byte[] salt(VisitorSalts salts, Instant occurredAt, Instant receivedAt) {
        return salts.salt(occurredAt, receivedAt).orElseThrow();
    }

    private List<LocalDate> days() {
        return database.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select day from collect.daily_salts order by day")
                        .mapTo(LocalDate.class)
                        .list());
    }

    @Test
    void isTheSameOnAllNodesAndAnotherEachDay() {
        VisitorSalts one = node();
        byte[] today = salt(one, NOON, NOON);

        assertThat(today).hasSize(32);
        assertThat(salt(node(), NOON, NOON)).isEqualTo(today);
        clock.tick(DAY);
        assertThat(salt(one, NOON.plus(DAY), NOON.plus(DAY))).isNotEqualTo(today);
    }

    @Test
    void changesAtTheCompanysMidnight() {
        Instant beforeMidnight = Instant.parse("2026-05-04T21:59:59Z");
        Instant midnight = Instant.parse("2026-05-04T22:00:00Z");
        VisitorSalts salts = node();
        clock.set(beforeMidnight);
        byte[] before = salt(salts, beforeMidnight, beforeMidnight);
        clock.set(midnight);

        assertThat(salt(salts, NOON, midnight)).isEqualTo(before);
        assertThat(salt(salts, midnight, midnight)).isNotEqualTo(before);
    }

    @Test
    void servesLateEventsByTheDayOnWhichTheyHappenedWhileItIsKept() {
        VisitorSalts salts = node();
        byte[] first = salt(salts, NOON, NOON);
        clock.tick(DAY);
        byte[] second = salt(salts, NOON.plus(DAY), NOON.plus(DAY));

        assertThat(salt(salts, NOON, NOON.plus(DAY))).isEqualTo(first);
        assertThat(salt(salts, NOON.minus(DAY), NOON.plus(DAY))).isEqualTo(second);
        // A clock that is a little fast.
        assertThat(salt(salts, NOON.plus(DAY.multipliedBy(2)), NOON.plus(DAY))).isEqualTo(second);
    }

    @Test
    void forgetsASaltForGoodOnceLateEventsNoLongerNeedIt() throws IOException {
        VisitorSalts salts = node();
        byte[] first = salt(salts, NOON, NOON);
        rewrite();
        assertThat(inTheDatabasesFiles(first)).isTrue();
        clock.tick(DAY);
        salt(salts, NOON.plus(DAY), NOON.plus(DAY));
        salts.forgetOld();
        assertThat(days()).containsExactly(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 5));

        clock.tick(DAY);
        salts.forgetOld();

        assertThat(days()).containsExactly(LocalDate.of(2026, 5, 5));
        assertThat(inTheDatabasesFiles(first)).isFalse();
        clock.set(NOON);
        assertThat(salt(salts, NOON, NOON)).isNotEqualTo(first);
    }

    @Test
    void isInNoBackup(@TempDir Path folder) throws IOException {
        salt(node(), NOON, NOON);

        new DatabaseBackup(database.database, List.of("collect")).make(folder);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("collect.sources.copy")
                    .doesNotContain("collect.daily_salts.copy");
        }
    }

    /** What is unlogged stays in memory until the server stops, or the table is written anew. */
    private void rewrite() {
        database.database.jdbi().useHandle(handle -> handle.execute("vacuum full collect.daily_salts"));
    }

    /** The table's own files and the write-ahead log, once what is in memory has been written. */
    private boolean inTheDatabasesFiles(byte[] salt) throws IOException {
        String folder = database.database.jdbi().withHandle(handle -> {
            handle.execute("checkpoint");
            return handle.createQuery("show data_directory").mapTo(String.class).one();
        });
        String wanted = HexFormat.of().formatHex(salt);
        try (var files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (HexFormat.of().formatHex(Files.readAllBytes(file)).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
