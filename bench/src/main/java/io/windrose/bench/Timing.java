package io.windrose.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How long one rival takes for one query, run by run. */
final class Timing {
    private final List<Duration> runs = new ArrayList<>();
    private String failure = "";

    /** Asks once more; what failed once is not asked again. */
    void run(Rival rival, BenchQuery query) {
        if (hasFailed()) {
            return;
        }
        rival.prepare();
        long begun = System.nanoTime();
        try {
            rival.answer(query);
            runs.add(Duration.ofNanos(System.nanoTime() - begun));
        } catch (SQLException | IOException | RuntimeException e) {
            failure = "%s, %s: %s".formatted(query.name(), rival.name(), e.getMessage());
        }
    }

    boolean hasFailed() {
        return !failure.isEmpty();
    }

    /** Why there are no figures; empty when there are. */
    String failure() {
        return failure;
    }

    /** Milliseconds of the first run, which finds nothing of the query in memory but what the disk's cache has. */
    double first() {
        return hasFailed() ? Double.NaN : milliseconds(runs.getFirst());
    }

    double best() {
        return hasFailed()
                ? Double.NaN
                : runs.stream().mapToDouble(Timing::milliseconds).min().orElse(Double.NaN);
    }

    double median() {
        double[] sorted =
                runs.stream().mapToDouble(Timing::milliseconds).sorted().toArray();
        return hasFailed() ? Double.NaN : sorted[sorted.length / 2];
    }

    OptionalDouble ratioTo(Timing other) {
        return hasFailed() || other.hasFailed() ? OptionalDouble.empty() : OptionalDouble.of(best() / other.best());
    }

    private static double milliseconds(Duration run) {
        return run.toNanos() / 1e6;
    }
}
