package io.windrose.http;

import io.windrose.collect.health.DataHealth;
import io.windrose.collect.health.HealthReport;
import io.windrose.collect.health.SchemaChange;
import io.windrose.collect.health.Series;
import io.windrose.collect.health.SourceHealth;
import io.windrose.collect.health.VolumeGap;
import io.windrose.collect.ledger.LedgerReport;
import io.windrose.core.Ids;
import io.windrose.security.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the data is as it usually is. */
public final class DataHealthRoutes {
    private final DataHealth health;
    private final Ids ids;
    private final RunningQueries running = new RunningQueries();

    public DataHealthRoutes(DataHealth health, Ids ids) {
        this.health = health;
        this.ids = ids;
    }

    private record Source(
            String source,
            String state,
            Optional<Instant> newest,
            Optional<Long> silentSeconds,
            Optional<Long> usualSilenceSeconds,
            long lastDay) {
        static Source of(SourceHealth source, Instant now) {
            return new Source(
                    source.source(),
                    word(source.state()),
                    source.newest(),
                    source.newest().map(newest -> Duration.between(newest, now).toSeconds()),
                    source.usualSilence().map(Duration::toSeconds),
                    source.lastDay());
        }
    }

    private record Gap(
            String source,
            Optional<String> type,
            Optional<String> name,
            Instant from,
            Instant to,
            String direction,
            long seen,
            double usual) {
        static Gap of(VolumeGap gap) {
            Series series = gap.series();
            return new Gap(
                    series.source(),
                    series.type(),
                    series.name(),
                    gap.from(),
                    gap.to(),
                    word(gap.direction()),
                    gap.seen(),
                    gap.usual());
        }
    }

    private record Change(
            String kind,
            String source,
            Optional<String> type,
            Optional<String> name,
            Optional<String> property,
            Collection<String> before,
            Collection<String> now) {
        static Change of(SchemaChange change) {
            Series series = change.series();
            return new Change(
                    word(change.kind()),
                    series.source(),
                    series.type(),
                    series.name(),
                    change.property(),
                    change.before(),
                    change.now());
        }
    }

    private record Counted(
            long received,
            long stored,
            long duplicates,
            long dropped,
            long rejected,
            long pending,
            long notAcknowledged,
            long difference,
            String state) {
        static Counted of(LedgerReport.Totals totals) {
            return new Counted(
                    totals.received(),
                    totals.stored(),
                    totals.duplicates(),
                    sum(totals.dropped().values()),
                    sum(totals.rejected().values()),
                    totals.pending(),
                    totals.notAcknowledged(),
                    totals.difference(),
                    word(totals.state()));
        }

        private static long sum(Collection<Long> counts) {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Report(
            Instant at, String zone, List<Source> sources, List<Gap> gaps, List<Change> changes, Counted ledger) {
        static Report of(HealthReport report) {
            return new Report(
                    report.at(),
                    report.zone().getId(),
                    report.sources().stream()
                            .map(source -> Source.of(source, report.at()))
                            .toList(),
                    report.gaps().stream().map(Gap::of).toList(),
                    report.changes().stream().map(Change::of).toList(),
                    Counted.of(report.ledger().totals()));
        }
    }

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(new Route(Route.Method.GET, "/api/health/data", access, this::show).keepsToBrands());
    }

    /** Computed until the caller leaves. */
    private Reply show(Request request) {
        AtomicReference<Reply> reply = new AtomicReference<>(Reply.nothing());
        running.run(
                ids.next(),
                request.principal().userId(),
                request.clientIsGone(),
                () -> reply.set(Reply.ok(
                        Report.of(request.limit().sources().map(health::report).orElseGet(health::report)))));
        return reply.get();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
