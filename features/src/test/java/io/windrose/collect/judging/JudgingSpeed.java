package io.windrose.collect.judging;

import io.windrose.core.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How many events a second one core judges, and what the user agents cost: a program, which prints and asserts nothing.
 * Run it with the test class path: {@code java -cp ... io.windrose.collect.JudgingSpeed}.
 */
final class JudgingSpeed {
    private static final int ROUNDS = 8;
    private static final int CALLS = 20_000;

    private JudgingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        long before = usedBytes();
        long start = System.nanoTime();
        UserAgents userAgents = new UserAgents(10_000);
        userAgents.describe(CallMaker.FIREFOX);
        System.out.printf(
                Locale.ROOT,
                "user agents: ready after %d ms, %.1f MiB%n",
                (System.nanoTime() - start) / 1_000_000,
                (usedBytes() - before) / 1048576.0);
        userAgentsUncached();
        speed("single browser page", CallMaker.call(new Form.Single(EventType.PAGE), page()), 1);
        speed("batch of 100 browser pages", CallMaker.call(new Form.Batch(), batchOf(page(), 100)), 100);
        if (userAgents.hashCode() == 0) {
            System.out.println("kept until here, so that its memory was counted");
        }
    }

    private static void userAgentsUncached() {
        UserAgents none = new UserAgents(0);
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                none.describe("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                        + (100 + i) + ".0.0.0 Safari/537.36");
            }
            System.out.printf(Locale.ROOT, "user agent, unknown: %d us%n", (System.nanoTime() - start) / 2_000_000);
        }
    }

    private static void speed(String name, Call call, int events) {
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            int judged = 0;
            for (int i = 0; i < CALLS / events * 2; i++) {
                List<Verdict> verdicts = CallMaker.judge(call);
                judged += verdicts.size();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,.0f events/s by the clock, %,.0f a second of processor, %d bytes each%n",
                    name,
                    judged / seconds,
                    judged / cpuSeconds,
                    call.body().length / events);
        }
    }

    private static byte[] page() throws IOException {
        try (InputStream body = JudgingSpeed.class.getResourceAsStream("clients/segment-browser-1.84.3.json")) {
            return body.readAllBytes();
        }
    }

    private static byte[] batchOf(byte[] event, int count) {
        String one = new String(event, StandardCharsets.UTF_8).strip();
        return ("{\"batch\":[" + String.join(",", Collections.nCopies(count, one)) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
