package io.windrose.collect.ledger;

import io.windrose.collect.Collector;
import io.windrose.stream.EventStream;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What it costs to count a stream, and to compare the counts: a program, which prints and asserts nothing. Run it with
 * the test class path: {@code java -cp ... io.windrose.collect.ledger.LedgerSpeed <empty folder>}.
 */
final class LedgerSpeed {
    private static final int BATCHES = 2_000;
    private static final int BATCH = 100;

    private LedgerSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedPostgres server = Installation.server();
                EventStream stream = Installation.broker(folder.resolve("broker"));
                Installation installation = Installation.open(server, stream, folder.resolve("lake"), "speed")) {
            Collector collector = installation.collector(installation.unstartedLedger());
            for (int i = 0; i < BATCHES; i++) {
                collector.collect(installation.events(i * BATCH, (i + 1) * BATCH));
            }
            long start = System.nanoTime();
            Ledger ledger = installation.ledger();
            installation.awaitCounted((long) BATCHES * BATCH);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "counted %,d records in %.1f s, %.1f us of the thread's time each%n",
                    BATCHES * BATCH,
                    seconds,
                    cpuOf("ledger-stream") / 1e3 / (BATCHES * BATCH));
            installation.startWriters();
            installation.awaitBalance(ledger, (long) BATCHES * BATCH);
            for (int round = 0; round < 10; round++) {
                // Another window is another count of the lake.
                installation.clock.tick(Duration.ofHours(1));
                long began = System.nanoTime();
                ledger.evaluate();
                long counted = System.nanoTime();
                ledger.evaluate();
                System.out.printf(
                        Locale.ROOT,
                        "evaluated in %d ms, the lake unchanged in %d ms%n",
                        (counted - began) / 1_000_000,
                        (System.nanoTime() - counted) / 1_000_000);
            }
        }
    }

    private static long cpuOf(String thread) {
        var threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo each : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (each != null && each.getThreadName().equals(thread)) {
                return threads.getThreadCpuTime(each.getThreadId());
            }
        }
        throw new IllegalStateException("no thread " + thread);
    }
}
