package io.windrose.bench;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Timeline;
import io.windrose.analyze.funnel.FunnelQuery;
import io.windrose.analyze.funnel.FunnelRequest;
import io.windrose.analyze.path.PathQuery;
import io.windrose.analyze.path.PathRequest;
import io.windrose.analyze.retention.RetentionQuery;
import io.windrose.analyze.retention.RetentionRequest;
import io.windrose.core.EventType;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What analyses ask the lake, beside DuckDB alone on a table of its own that is asked the same. */
@Command(
        name = "analyses",
        description = "A funnel, retention and paths over all events, beside DuckDB on a table of its own.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class AnalysesBench implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final LocalDate FIRST = LocalDate.parse("2025-07-01");
    private static final LocalDate LAST = LocalDate.parse("2025-10-01");
    private static final int DEPTH = 5;
    private static final int NAMES = 8;

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", defaultValue = "10000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--memory", defaultValue = "512", description = "MiB of DuckDB, for each (default: 512).")
    private int megabytes;

    @Option(names = "--threads", defaultValue = "2", description = "Of a query, for each (default: 2).")
    private int threads;

    @Option(names = "--runs", defaultValue = "20", description = "Of each question (default: ${DEFAULT-VALUE}).")
    private int runs;

    private record Question(String name, long budgetMillis, String sql) {}

    /** Does what takes time. */
    private interface Run {
        void once() throws SQLException, IOException;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Machine.say(this::say);
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            if (!DiskNeed.ofRace(events).isMet(folder.path(), this::say)) {
                return 1;
            }
            try (FilledLake filled = FilledLake.open(folder.resolve("data"), megabytes, threads)) {
                filled.fill(new GeneratedEvents(events), this::say);
                try (NativeTable table = NativeTable.of(
                        filled.lake(),
                        Map.of(
                                "events",
                                "select profile_id, occurred_at, type, name, session_id, path, device, traffic from events"),
                        folder.resolve("table"),
                        megabytes,
                        threads)) {
                    measure(filled.lake().engine(), table);
                }
            }
        }
        Machine.say(this::say);
        return 0;
    }

    private void measure(Engine engine, NativeTable table) throws SQLException, IOException {
        say("%d MiB and %d threads each, %d runs, in ms".formatted(megabytes, threads, runs));
        say("%-10s %9s %9s %9s %9s %9s".formatted("", "budget", "median", "p95", "alone", "p95"));
        for (Question question : questions(engine.dialect())) {
            List<Double> lake =
                    times(() -> engine.query(Query.of(question.sql()).within(LIMIT), Rival::rows));
            List<Double> alone = times(() -> table.query(question.sql(), Rival::rows));
            say(String.format(
                    Locale.ROOT,
                    "%-10s %9d %9.0f %9.0f %9.0f %9.0f",
                    question.name(),
                    question.budgetMillis(),
                    lake.get(lake.size() / 2),
                    lake.get(lake.size() * 95 / 100),
                    alone.get(alone.size() / 2),
                    alone.get(alone.size() * 95 / 100)));
        }
    }

    /** In order, without the first, which reads what is not in memory yet. */
    private List<Double> times(Run run) throws SQLException, IOException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            long begun = System.nanoTime();
            run.once();
            if (i > 0) {
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return times.stream().sorted().toList();
    }

    private static List<Question> questions(Dialect dialect) {
        DateRange range = new DateRange(FIRST, LAST);
        Scope scope = Scope.of(range);
        Instant now = LAST.plusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Period all = Timeline.of(range, Comparison.NONE, ZoneOffset.UTC, now).period();
        FunnelRequest funnel = FunnelRequest.of(
                scope,
                Duration.ofDays(7),
                List.of(
                        EventChoice.of(EventType.PAGE),
                        EventChoice.named("Product Viewed"),
                        EventChoice.named("Product Added"),
                        EventChoice.named("Checkout Started"),
                        EventChoice.named("Order Completed")));
        RetentionRequest retention = new RetentionRequest(
                scope,
                EventChoice.ANY,
                EventChoice.ANY,
                RetentionRequest.Counting.FIRST,
                RetentionRequest.Unit.WEEK,
                12,
                RetentionRequest.Mode.ON,
                RetentionRequest.Value.PEOPLE,
                Optional.empty(),
                1);
        Period weeks = Timeline.of(
                        new DateRange(FIRST.minusDays(1), LAST.plusWeeks(12)),
                        Granularity.WEEK,
                        Comparison.NONE,
                        ZoneOffset.UTC,
                        now)
                .period();
        PathRequest paths = new PathRequest(
                scope,
                new PathRequest.Anchor.VisitStart(),
                DEPTH,
                PathRequest.Nodes.PAGE,
                NAMES,
                PathRequest.Loops.FOLDED);
        return List.of(
                new Question("funnel", 1_500, new FunnelQuery(dialect, all, funnel).figures()),
                new Question("retention", 1_500, new RetentionQuery(dialect, weeks, retention).sql()),
                new Question("paths", 2_500, new PathQuery(dialect, all, paths).sql()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line.stripTrailing());
        spec.commandLine().getOut().flush();
    }
}
