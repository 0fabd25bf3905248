package io.windrose.collect.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The ledger's totals over the window as metrics, on the node that evaluates it. */
final class LedgerMetrics {
    private static final String SOURCE = "source";

    private final MultiGauge events;
    private final MultiGauge difference;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicInteger alert = new AtomicInteger();

    LedgerMetrics(MeterRegistry registry) {
        events = MultiGauge.builder("windrose.ledger.events")
                .description("Events of the window by where they went")
                .register(registry);
        difference = MultiGauge.builder("windrose.ledger.difference")
                .description("Events of the window that are missing, or too many")
                .register(registry);
        Gauge.builder("windrose.ledger.pending", pending, AtomicLong::get)
                .description("Records of the stream that the lake has still to read")
                .register(registry);
        Gauge.builder("windrose.ledger.alert", alert, AtomicInteger::get)
                .description("1 while the ledger gives alarm")
                .register(registry);
    }

    void show(LedgerReport report, boolean isAlerting) {
        List<MultiGauge.Row<?>> buckets = new ArrayList<>();
        List<MultiGauge.Row<?>> differences = new ArrayList<>();
        Map<String, List<LedgerRow>> bySource =
                report.rows().stream().collect(Collectors.groupingBy(LedgerRow::sourceId));
        bySource.forEach((source, rows) -> {
            LedgerReport.Totals totals = LedgerReport.Totals.of(rows);
            buckets(totals)
                    .forEach((bucket, number) ->
                            buckets.add(MultiGauge.Row.of(Tags.of(SOURCE, source, "bucket", bucket), number)));
            differences.add(MultiGauge.Row.of(Tags.of(SOURCE, source), totals.difference()));
        });
        events.register(buckets, true);
        difference.register(differences, true);
        pending.set(report.pendingOnStream().orElse(report.totals().pending()));
        alert.set(isAlerting ? 1 : 0);
    }

    private static Map<String, Long> buckets(LedgerReport.Totals totals) {
        return new TreeMap<>(Map.of(
                "received", totals.received(),
                "stored", totals.stored(),
                "duplicate", totals.duplicates(),
                "dropped", LakeReading.sum(totals.dropped()),
                "rejected", LakeReading.sum(totals.rejected()),
                "pending", totals.pending(),
                "not-acknowledged", totals.notAcknowledged(),
                "recovered", totals.recovered(),
                "foreign", totals.foreign(),
                "replayed", totals.replayed()));
    }

    /** Another node evaluates now. */
    void clear() {
        events.register(List.of(), true);
        difference.register(List.of(), true);
        pending.set(0);
        alert.set(0);
    }
}
