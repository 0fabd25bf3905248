package io.windrose.http;

import io.windrose.collect.ledger.Ledger;
import io.windrose.collect.ledger.LedgerReport;
import io.windrose.collect.ledger.LedgerRow;
import io.windrose.security.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where every event went. */
public final class LedgerRoutes {
    private static final Duration USUAL = Duration.ofHours(24);

    private final Ledger ledger;
    private final Clock clock;

    public LedgerRoutes(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Buckets(
            long received,
            long stored,
            long duplicates,
            Map<String, Long> dropped,
            Map<String, Long> rejected,
            long pending,
            long notAcknowledged,
            long recovered,
            long foreign,
            long replayed,
            long difference,
            String state) {}

    private record Row(String source, Instant hour, Buckets events) {
        static Row of(LedgerRow row) {
            return new Row(
                    row.sourceId(),
                    row.hour(),
                    new Buckets(
                            row.received(),
                            row.stored(),
                            row.duplicates(),
                            row.dropped(),
                            row.rejected(),
                            row.pending(),
                            row.notAcknowledged(),
                            row.recovered(),
                            row.foreign(),
                            row.replayed(),
                            row.difference(),
                            word(row.state())));
        }
    }

    private record Report(
            Instant at,
            Instant from,
            Instant to,
            Buckets totals,
            Optional<Long> pendingOnStream,
            long lostRecords,
            List<Row> rows) {
        static Report of(LedgerReport report) {
            LedgerReport.Totals totals = report.totals();
            return new Report(
                    report.at(),
                    report.from(),
                    report.to(),
                    new Buckets(
                            totals.received(),
                            totals.stored(),
                            totals.duplicates(),
                            totals.dropped(),
                            totals.rejected(),
                            totals.pending(),
                            totals.notAcknowledged(),
                            totals.recovered(),
                            totals.foreign(),
                            totals.replayed(),
                            totals.difference(),
                            word(totals.state())),
                    report.pendingOnStream(),
                    report.lostRecords(),
                    report.rows().stream().map(Row::of).toList());
        }
    }

    public List<Route> routes() {
        return List.of(new Route(Route.Method.GET, "/api/ledger", new Access.Needs(Permission.LEDGER_VIEW), this::show)
                .keepsToBrands());
    }

    private Reply show(Request request) {
        Instant to = request.time("to").orElseGet(clock::instant);
        Instant from = request.time("from").orElseGet(() -> to.minus(USUAL));
        LedgerReport whole = ledger.report(from, to);
        return Reply.ok(Report.of(request.limit().sources().map(whole::of).orElse(whole)));
    }

    private static String word(LedgerRow.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
