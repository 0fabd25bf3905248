package io.windrose.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Fault;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    private static Path folder;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.own(), folder);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void runsOnPlatformThreadsAndOnlyOnceAcrossNodes() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch virtual = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Job job = new Job("once", LONG, () -> {
            if (Thread.currentThread().isVirtual()) {
                virtual.countDown();
            }
            runs.incrementAndGet();
            done.countDown();
        });
        try (Jobs first = Jobs.start(database, List.of(job));
                Jobs second = Jobs.start(database, List.of(job))) {
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(runs).hasValue(1);
        assertThat(virtual.getCount()).isEqualTo(1);
        // Its next time is a day away, also after a restart.
        try (Jobs again = Jobs.start(database, List.of(job))) {
            assertThat(next("once")).isGreaterThan(Duration.ofHours(23));
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void aJobThatFailsRunsAgain() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        Job failing = new Job("failing", Duration.ofMillis(100), () -> {
            twice.countDown();
            throw new IllegalStateException("this run fails on purpose");
        });
        try (Jobs jobs = Jobs.start(database, List.of(failing))) {
            assertThat(twice.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aJobWithoutAPauseIsRefused() {
        assertThatThrownBy(() -> new Job("hot", Duration.ZERO, () -> {})).isInstanceOf(Fault.class);
    }

    private static Duration next(String job) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select extract(epoch from execution_time - now())::bigint
                        from jobs.scheduled_tasks where task_name = :job""")
                        .bind("job", job)
                        .mapTo(Long.class)
                        .map(Duration::ofSeconds)
                        .one());
    }
}
