package io.windrose.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lake's engine and its guarded child, beside DuckDB alone on a table of its own, in the same run. */
@Command(
        name = "query",
        description = "ClickBench's 43 kinds of query, a funnel and a retention, beside DuckDB on a table of its own.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class QueryBench implements Callable<Integer> {
    private static final double BUDGET = 1.2;
    private static final int ENGINE = 0;
    private static final int CHILD = 1;
    private static final int OPEN = 2;
    private static final int ALONE = 3;
    private static final Duration IDLE = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", defaultValue = "10000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--memory", defaultValue = "512", description = "MiB of DuckDB, for each (default: 512).")
    private int megabytes;

    @Option(names = "--threads", defaultValue = "2", description = "Of a query, for each (default: 2).")
    private int threads;

    @Option(
            names = "--growth",
            description = "Instead: ten of the queries on growing lakes, with the memory they take at most.")
    private boolean isGrowth;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "1000000,10000000,50000000",
            description = "The lakes of --growth, in events (default: ${DEFAULT-VALUE}).")
    private List<Long> sizes;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Machine.say(this::say);
        if (isGrowth) {
            return new Growth(sizes, megabytes, threads, this::say).run() ? 0 : 1;
        }
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            if (!DiskNeed.ofRace(events).isMet(folder.path(), this::say)) {
                return 1;
            }
            try (FilledLake filled = FilledLake.open(folder.resolve("data"), megabytes, threads)) {
                filled.fill(new GeneratedEvents(events), this::say);
                try (NativeTable table = NativeTable.of(filled.lake(), folder.resolve("table"), megabytes, threads);
                        NativeTable open = NativeTable.open(filled.lake(), folder.resolve("open"), megabytes, threads);
                        Sandbox sandbox = filled.lake()
                                .sandbox(new SandboxSettings(1, megabytes, threads, IDLE), new SimpleMeterRegistry())) {
                    race(new Race(List.of(
                            new Rival.OnLake("engine", filled.lake().engine()),
                            new Rival.OnLake("child", sandbox),
                            new Rival.OnTable("open", open),
                            new Rival.OnTable("alone", table))));
                    return 0;
                }
            }
        }
    }

    private void race(Race race) {
        say("%d MiB and %d threads each; the first run and the best of three, in ms; ratios of the best"
                .formatted(megabytes, threads));
        say("%-10s %9s %9s %9s %9s %9s %9s %9s %9s %7s %7s %7s  %s"
                .formatted(
                        "",
                        "engine 1",
                        "best",
                        "child 1",
                        "best",
                        "open 1",
                        "best",
                        "alone 1",
                        "best",
                        "engine",
                        "child",
                        "open",
                        ""));
        List<Race.Result> results = new ArrayList<>();
        for (BenchQuery query : BenchQuery.clickBench()) {
            results.add(run(race, query));
        }
        summary("engine", results, ENGINE);
        summary("child", results, CHILD);
        summary("open", results, OPEN);
        say(String.format(
                Locale.ROOT,
                "%-10s geometric mean of the ratios to open %.2f",
                "engine",
                Race.geometricMean(results, ENGINE) / Race.geometricMean(results, OPEN)));
        say("");
        say("the budget of these two is 1500 ms; pandas, their ceiling, is no part of this run");
        for (BenchQuery query : BenchQuery.journeys()) {
            run(race, query);
        }
        Machine.say(this::say);
    }

    private Race.Result run(Race race, BenchQuery query) {
        Race.Result result = race.run(query);
        Timing engine = result.timings().get(ENGINE);
        Timing child = result.timings().get(CHILD);
        Timing open = result.timings().get(OPEN);
        Timing alone = result.timings().get(ALONE);
        say(String.format(
                Locale.ROOT,
                "%-10s %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %7.2f %7.2f %7.2f  %s",
                query.name(),
                engine.first(),
                engine.best(),
                child.first(),
                child.best(),
                open.first(),
                open.best(),
                alone.first(),
                alone.best(),
                result.ratio(ENGINE).orElse(Double.NaN),
                result.ratio(CHILD).orElse(Double.NaN),
                result.ratio(OPEN).orElse(Double.NaN),
                query.what()));
        result.timings().stream().filter(Timing::hasFailed).map(Timing::failure).forEach(this::say);
        return result;
    }

    private void summary(String name, List<Race.Result> results, int rival) {
        say(String.format(
                Locale.ROOT,
                "%-10s geometric mean of the ratios %.2f, budget %.1f; above it %d of %d",
                name,
                Race.geometricMean(results, rival),
                BUDGET,
                Race.above(results, rival, BUDGET),
                results.size()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line.stripTrailing());
        spec.commandLine().getOut().flush();
    }
}
