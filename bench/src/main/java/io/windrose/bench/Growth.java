package io.windrose.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Some of the queries on lakes of growing size: whether time grows with it, and whether memory does not. */
final class Growth {
    private static final Set<String> CHOSEN =
            Set.of("Q04", "Q08", "Q12", "Q15", "Q18", "Q20", "Q28", "Q32", "Q33", "Q36");

    private static final Duration IDLE = Duration.ofHours(1);

    private final List<Long> sizes;
    private final int megabytes;
    private final int threads;
    private final Consumer<String> out;
    private boolean isWhole = true;

    Growth(List<Long> sizes, int megabytes, int threads, Consumer<String> out) {
        this.sizes = List.copyOf(sizes);
        this.megabytes = megabytes;
        this.threads = threads;
        this.out = out;
    }

    /** Says whether every size was measured and every query answered. */
    boolean run() throws IOException, InterruptedException {
        for (long size : sizes) {
            // Each in a folder that goes before the next comes.
            try (TemporaryFolder folder = TemporaryFolder.make()) {
                out.accept("");
                out.accept(size + " events");
                if (DiskNeed.ofLake(size).isMet(folder.path(), out)) {
                    fill(size, folder);
                    measure(folder);
                } else {
                    isWhole = false;
                }
            }
        }
        return isWhole;
    }

    private void fill(long size, TemporaryFolder folder) throws InterruptedException {
        try (FilledLake filled = FilledLake.open(folder.resolve("data"), megabytes, threads)) {
            filled.fill(new GeneratedEvents(size), out);
        }
    }

    /**
     * Opened anew, so that the lake's engine has nothing from the filling. This process has, though: free memory that
     * it did not give back. So it is the child, a process of its own, whose memory says what a query takes.
     */
    private void measure(TemporaryFolder folder) throws IOException {
        try (FilledLake filled = FilledLake.open(folder.resolve("data"), megabytes, threads);
                Sandbox sandbox = filled.lake()
                        .sandbox(new SandboxSettings(1, megabytes, threads, IDLE), new SimpleMeterRegistry())) {
            Rival.OnLake child = new Rival.OnLake("child", sandbox);
            Race race =
                    new Race(List.of(new Rival.OnLake("engine", filled.lake().engine()), child));
            child.answer(BenchQuery.clickBench().getFirst());
            out.accept("%-6s %10s %10s %10s %10s %12s %12s"
                    .formatted("", "engine 1", "best, ms", "child 1", "best, ms", "child before", "peak, MiB"));
            for (BenchQuery query : BenchQuery.clickBench()) {
                if (CHOSEN.contains(query.name())) {
                    PeakMemory memory = PeakMemory.from(child());
                    line(race.run(query), memory);
                }
            }
        }
    }

    /** The one that was started last; the kernel cuts long command lines, so that its name is not to be had. */
    private static ProcessHandle child() {
        return ProcessHandle.current()
                .children()
                .max(Comparator.comparing(
                        process -> process.info().startInstant().orElse(Instant.MIN)))
                .orElseThrow(() -> new IllegalStateException("the process for queries has ended"));
    }

    private void line(Race.Result result, PeakMemory memory) throws IOException {
        List<Timing> failed =
                result.timings().stream().filter(Timing::hasFailed).toList();
        isWhole &= failed.isEmpty();
        failed.stream().map(Timing::failure).forEach(out);
        Timing engine = result.timings().getFirst();
        Timing child = result.timings().getLast();
        out.accept(String.format(
                Locale.ROOT,
                "%-6s %10.1f %10.1f %10.1f %10.1f %12d %12d  %s",
                result.query().name(),
                engine.first(),
                engine.best(),
                child.first(),
                child.best(),
                memory.before(),
                memory.peak(),
                result.query().what()));
    }
}
