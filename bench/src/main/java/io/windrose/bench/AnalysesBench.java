package io.windrose.bench;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Timeline;
import io.windrose.analyze.funnel.FunnelQuery;
import io.windrose.analyze.funnel.FunnelRequest;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.path.PathQuery;
import io.windrose.analyze.path.PathRequest;
import io.windrose.analyze.retention.RetentionQuery;
import io.windrose.analyze.retention.RetentionRequest;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.EventType;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What analyses ask the lake, beside DuckDB alone on a table of its own, and beside what people have otherwise: plain
 * SQL on PostgreSQL, and pandas.
 */
@Command(
        name = "analyses",
        description = "Trends, a funnel, retention and paths over all events, beside DuckDB, PostgreSQL and pandas.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class AnalysesBench implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final LocalDate FIRST = LocalDate.parse("2025-07-01");
    private static final LocalDate LAST = LocalDate.parse("2025-10-01");
    private static final int DEPTH = 5;
    private static final int NAMES = 8;
    private static final int TREND_ROWS = 10;
    /** They take far longer. */
    private static final int OTHER_RUNS = 2;

    private static final List<String> OTHERS = List.of("trend", "people", "funnel", "retention", "paths");

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

    @Option(names = "--others", defaultValue = "true", negatable = true, description = "PostgreSQL and pandas too.")
    private boolean others;

    /**
     * Something to ask.
     *
     * @param asked as the product asks it
     * @param sql for DuckDB alone
     */
    private record Question(String name, long budgetMillis, Run asked, String sql) {}

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
                        filled.lake(), Map.of("events", """
                                select profile_id, occurred_at, type, name, session_id, path, device, traffic, channel,
                                       country
                                from events"""), folder.resolve("table"), megabytes, threads)) {
                    measure(filled.lake(), table);
                    if (others) {
                        beside(table, folder);
                    }
                }
            }
        }
        Machine.say(this::say);
        return 0;
    }

    private void measure(Lake lake, NativeTable table) throws SQLException, IOException {
        say("%d MiB and %d threads each, %d runs, in ms".formatted(megabytes, threads, runs));
        say("%-10s %9s %9s %9s %9s %9s".formatted("", "budget", "median", "p95", "alone", "p95"));
        for (Question question : questions(lake)) {
            List<Double> asked = times(question.asked());
            List<Double> alone = times(() -> table.query(question.sql(), Rival::rows));
            say(String.format(
                    Locale.ROOT,
                    "%-10s %9d %9.0f %9.0f %9.0f %9.0f",
                    question.name(),
                    question.budgetMillis(),
                    asked.get(asked.size() / 2),
                    asked.get(asked.size() * 95 / 100),
                    alone.get(alone.size() / 2),
                    alone.get(alone.size() * 95 / 100)));
        }
    }

    /** The same questions of others, in the same run, on what is exported to them. */
    private void beside(NativeTable table, TemporaryFolder folder)
            throws SQLException, IOException, InterruptedException {
        Path csv = folder.resolve("events.csv");
        table.writeCsv("""
                select profile_id, epoch_us(occurred_at), type, name, session_id, path, device, traffic, channel, country
                from events""", csv);
        say("others, the best of %d, in ms".formatted(OTHER_RUNS));
        Optional<Map<String, PandasRun.Took>> pandas = PandasRun.of(csv, folder.path(), OTHER_RUNS);
        if (pandas.isEmpty()) {
            say("pandas is left out: there is none (Debian: apt install python3-pandas)");
        }
        try (PostgresTable postgres = PostgresTable.of(csv, folder.resolve("postgres"))) {
            say("%-10s %12s %12s".formatted("", "pandas", "PostgreSQL"));
            pandas.map(all -> all.get("load"))
                    .ifPresent(load -> say("%-10s %12.0f".formatted("load", load.seconds() * 1_000)));
            for (String name : OTHERS) {
                String sql = text("analyses/" + name + ".sql");
                double best = Double.MAX_VALUE;
                for (int i = 0; i < OTHER_RUNS; i++) {
                    long begun = System.nanoTime();
                    postgres.rows(sql, megabytes / 2);
                    best = Math.min(best, (System.nanoTime() - begun) / 1e6);
                }
                String ofPandas = pandas.map(all -> "%.0f"
                                .formatted(Objects.requireNonNull(all.get(name)).seconds() * 1_000))
                        .orElse("-");
                say(String.format(Locale.ROOT, "%-10s %12s %12.0f", name, ofPandas, best));
            }
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(AnalysesBench.class.getResourceAsStream(name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
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

    private List<Question> questions(Lake lake) throws IOException {
        Engine engine = lake.engine();
        Dialect dialect = engine.dialect();
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
                new Question("trend", 300, trend(lake, Aggregate.COUNT, "channel"), text("analyses/trend.sql")),
                new Question("people", 300, trend(lake, Aggregate.PEOPLE, "country"), text("analyses/people.sql")),
                asked(engine, "funnel", 1_500, new FunnelQuery(dialect, all, funnel).figures()),
                asked(engine, "retention", 1_500, new RetentionQuery(dialect, weeks, retention).sql()),
                asked(engine, "paths", 2_500, new PathQuery(dialect, all, paths).sql()));
    }

    private static Question asked(Engine engine, String name, long budgetMillis, String sql) {
        return new Question(name, budgetMillis, () -> engine.query(Query.of(sql).within(LIMIT), Rival::rows), sql);
    }

    /** By day, as Explore asks it, and never from answers that are kept. */
    private static Run trend(Lake lake, Aggregate aggregate, String field) {
        Formula formula = new Formula.Figure(Source.EVENTS, aggregate, Optional.empty(), 0, EventChoice.ANY);
        TrendRequest request = new TrendRequest(
                new DateRange(FIRST, LAST),
                aggregate == Aggregate.PEOPLE ? Granularity.WEEK : Granularity.DAY,
                Comparison.NONE,
                Set.of(),
                List.of(),
                List.of(TrendRequest.Asked.of("bench", formula)),
                List.of(Field.parse(field)),
                TREND_ROWS,
                TrendRequest.Show.VALUE,
                1);
        return () -> new Trends(new Inquiries(lake, Company.of("UTC", "EUR"), Clock.systemUTC()))
                .trend(request, DataLimit.NONE);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line.stripTrailing());
        spec.commandLine().getOut().flush();
    }
}
