package io.windrose.bench;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.funnel.FunnelRequest;
import io.windrose.analyze.funnel.Funnels;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.path.PathRequest;
import io.windrose.analyze.path.Paths;
import io.windrose.analyze.retention.RetentionRequest;
import io.windrose.analyze.retention.Retentions;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.core.Problem;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Breakdowns by a value that no two events share: an answer or a clear refusal, within memory, and life goes on. */
@Command(
        name = "values",
        description = "Breakdowns by as many values as there are events: answers, time and memory.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ValuesBench implements Callable<Integer> {
    private static final int AT_ONCE = 100_000;
    private static final int ROWS = 5;
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final Instant START = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Event.Origin NO_ORIGIN = new Event.Origin(null, null, null, null, null, null, null);
    private static final Field TOKEN = Field.parse("properties.token");
    private static final Field PATH = Field.parse("path");

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", defaultValue = "10000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--memory", defaultValue = "512", description = "MiB of DuckDB (default: ${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(names = "--threads", defaultValue = "2", description = "Of a query (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Override
    public Integer call() throws IOException {
        Machine.say(this::say);
        try (TemporaryFolder folder = TemporaryFolder.make();
                FilledLake filled = FilledLake.open(folder.resolve("data"), megabytes, threads)) {
            long begun = System.nanoTime();
            fill(filled.lake());
            filled.lake().compact();
            say(String.format(
                    Locale.ROOT, "%d events imported and merged in %.1f s", events, (System.nanoTime() - begun) / 1e9));
            say("%d MiB of the engine, %d threads".formatted(megabytes, threads));
            say("%-28s %9s %9s  %s".formatted("", "s", "MiB", "answer"));
            for (var question : questions(filled.lake()).entrySet()) {
                ask(question.getKey(), question.getValue());
            }
            long counted = filled.lake().query(Query.of("select count(*) from events"), rows ->
                    (Long) Objects.requireNonNull(rows.next().getFirst()));
            say("after all, " + counted + " events are counted");
            return counted == events ? 0 : 1;
        }
    }

    private void ask(String name, Supplier<String> question) throws IOException {
        PeakMemory memory = PeakMemory.from(ProcessHandle.current());
        long begun = System.nanoTime();
        String answer;
        try {
            answer = question.get();
        } catch (Problem e) {
            answer = e.code() + ": " + e.text();
        }
        say(String.format(
                Locale.ROOT, "%-28s %9.1f %9d  %s", name, (System.nanoTime() - begun) / 1e9, memory.peak(), answer));
    }

    /** All views of a day; each of another page, by another person, with another token. */
    private void fill(Lake lake) {
        for (long from = 0; from < events; from += AT_ONCE) {
            List<Event> some = new ArrayList<>(AT_ONCE);
            for (long number = from; number < Math.min(events, from + AT_ONCE); number++) {
                some.add(event(number));
            }
            lake.importEvents(some);
        }
    }

    private Event event(long number) {
        String id = "m-" + number;
        String user = "u-" + number;
        String path = "/p" + number;
        Instant at = START.plusMillis(number * Duration.ofDays(1).toMillis() / events);
        return new Event(
                id,
                "shop",
                EventType.PAGE,
                "Page",
                at,
                at,
                new Event.Who(null, user, Person.hash(user, null, id), "s-" + number),
                new Event.Page("https://shop.example" + path, path, null, null),
                NO_ORIGIN,
                new Event.Place(null, null, null),
                new Event.Device("desktop", null, null),
                new Event.Order(null, null, null),
                Map.of(),
                "{\"token\":\"a-value-of-its-own-" + number + "\"}",
                "{}");
    }

    private static Map<String, Supplier<String>> questions(Lake lake) {
        Inquiries inquiries = new Inquiries(lake, Company.DEFAULT, Clock.systemUTC());
        Trends trends = new Trends(inquiries);
        Map<String, Supplier<String>> all = new LinkedHashMap<>();
        all.put("trend", () -> trend(trends, Aggregate.COUNT, null));
        all.put("trend by path", () -> trend(trends, Aggregate.COUNT, PATH));
        all.put("trend by token", () -> trend(trends, Aggregate.COUNT, TOKEN));
        all.put("trend of people by token", () -> trend(trends, Aggregate.PEOPLE, TOKEN));
        all.put(
                "funnel by token",
                () -> new Funnels(inquiries)
                                .funnel(new FunnelRequest(
                                        scope(),
                                        List.of(
                                                new FunnelRequest.Step(EventChoice.ANY, FunnelRequest.Need.REQUIRED),
                                                new FunnelRequest.Step(EventChoice.ANY, FunnelRequest.Need.REQUIRED)),
                                        List.of(),
                                        FunnelRequest.Order.ORDERED,
                                        Duration.ofHours(6),
                                        Optional.of(TOKEN),
                                        ROWS))
                                .rows()
                                .size()
                        + " rows");
        all.put(
                "retention by token",
                () -> new Retentions(inquiries)
                                .retention(new RetentionRequest(
                                        scope(),
                                        EventChoice.ANY,
                                        EventChoice.ANY,
                                        RetentionRequest.Counting.FIRST,
                                        RetentionRequest.Unit.DAY,
                                        2,
                                        RetentionRequest.Mode.ON,
                                        RetentionRequest.Value.PEOPLE,
                                        Optional.of(TOKEN),
                                        ROWS))
                                .rows()
                                .size()
                        + " rows");
        all.put(
                "paths",
                () -> new Paths(inquiries)
                                .paths(new PathRequest(
                                        scope(),
                                        new PathRequest.Anchor.VisitStart(),
                                        2,
                                        PathRequest.Nodes.PAGE,
                                        ROWS,
                                        PathRequest.Loops.FOLDED))
                                .nodes()
                                .size()
                        + " nodes");
        return all;
    }

    private static Scope scope() {
        return Scope.of(new DateRange(DAY, DAY));
    }

    private static String trend(Trends trends, Aggregate aggregate, @Nullable Field by) {
        int series = trends.trend(
                        new TrendRequest(
                                new DateRange(DAY, DAY),
                                Granularity.HOUR,
                                Comparison.NONE,
                                Set.of(),
                                List.of(),
                                List.of(TrendRequest.Asked.of(
                                        "figure",
                                        new Formula.Figure(
                                                Source.EVENTS, aggregate, Optional.empty(), 0, EventChoice.ANY))),
                                by == null ? List.of() : List.of(by),
                                ROWS,
                                TrendRequest.Show.VALUE,
                                1),
                        DataLimit.NONE)
                .series()
                .size();
        return series + " series";
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
