package io.windrose.lake.sandbox;

import io.windrose.core.Incorrect;
import java.time.Duration;

/**
 * What people's queries may take.
 *
 * @param queries how many run at once, each in a process of its own
 * @param megabytes the memory of DuckDB in each; a process takes about 120 MB beside
 * @param threads of each query
 * @param idle after which a process without queries ends
 */
public record SandboxSettings(int queries, int megabytes, int threads, Duration idle) {
    public SandboxSettings {
        check(queries >= 1 && queries <= 64, "queries", queries, "give 1 to 64");
        check(megabytes >= 64, "memory", megabytes, "give 64 or more");
        check(threads >= 1 && threads <= 256, "threads", threads, "give 1 to 256");
        check(idle.isPositive(), "idle", idle, "give more than 0");
    }

    /** For one machine with two processors: a query leaves one of them to the server. */
    public static SandboxSettings usual() {
        return new SandboxSettings(2, 512, 1, Duration.ofMinutes(5));
    }

    private static void check(boolean isRight, String name, Object value, String remedy) {
        if (!isRight) {
            throw new Incorrect("lake.setting-out-of-range", "sql.%s is %s: %s".formatted(name, value, remedy));
        }
    }
}
