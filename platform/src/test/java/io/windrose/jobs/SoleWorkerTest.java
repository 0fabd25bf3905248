package io.windrose.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoleWorkerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

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
    void oneWorksAndTheOtherTakesOver() {
        try (Worker first = new Worker("sole.takes-over");
                Worker second = new Worker("sole.takes-over")) {
            await(() -> first.isWorking() || second.isWorking());
            Worker working = first.isWorking() ? first : second;
            Worker waiting = first.isWorking() ? second : first;
            LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
            assertThat(waiting.begun).hasValue(0);
            assertThat(working.begun).hasValue(1);

            working.close();
            await(waiting::isWorking);
            assertThat(working.isWorking()).isFalse();
        }
    }

    @Test
    void worksOfAnotherNameGoOnBeside() {
        try (Worker first = new Worker("sole.one");
                Worker second = new Worker("sole.another")) {
            await(() -> first.isWorking() && second.isWorking());
        }
    }

    @Test
    void beginsAgainAfterAFailure() {
        try (Worker worker = new Worker("sole.fails")) {
            await(worker::isWorking);
            worker.fails = true;
            await(() -> worker.begun.get() == 2 && worker.isWorking());
        }
    }

    @Test
    void whoLosesTheSessionLosesTheLock() {
        try (Worker worker = new Worker("sole.session")) {
            await(worker::isWorking);
            database.jdbi()
                    .useHandle(handle -> handle.createQuery("select pg_terminate_backend(:pid)")
                            .bind("pid", worker.session)
                            .mapTo(Boolean.class)
                            .one());
            await(() -> worker.begun.get() == 2 && worker.isWorking());
        }
    }

    /** Writes every now and then, as works do, so that it meets a lost session. */
    private static final class Worker implements AutoCloseable {
        private final AtomicInteger begun = new AtomicInteger();
        private final SoleWorker worker;
        private volatile int session;
        private volatile boolean fails;

        Worker(String name) {
            worker = new SoleWorker(database, name, "test.failed: this failure was planned", this::work);
            worker.start();
        }

        private void work(Handle handle) {
            session = handle.createQuery("select pg_backend_pid()")
                    .mapTo(Integer.class)
                    .one();
            begun.incrementAndGet();
            while (!worker.isStopping()) {
                if (fails) {
                    fails = false;
                    throw new IllegalStateException("planned");
                }
                handle.execute("select 1");
                LockSupport.parkNanos(10_000_000);
            }
        }

        boolean isWorking() {
            return worker.isWorking() && begun.get() > 0;
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LONG);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("time").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
