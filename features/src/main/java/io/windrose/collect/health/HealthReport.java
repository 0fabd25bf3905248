package io.windrose.collect.health;

import io.windrose.collect.ledger.LedgerReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the data is.
 *
 * @param zone by whose weekdays and clock it is told what is usual
 * @param gaps the largest first
 * @param ledger of the last 24 hours
 */
public record HealthReport(
        Instant at,
        ZoneId zone,
        List<SourceHealth> sources,
        List<VolumeGap> gaps,
        List<SchemaChange> changes,
        LedgerReport ledger) {
    public HealthReport {
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
        changes = List.copyOf(changes);
    }

    /** The same of these sources alone, and at most so many findings of a kind. */
    HealthReport of(Predicate<String> wanted, int most, Function<LedgerReport, LedgerReport> counted) {
        return new HealthReport(
                at,
                zone,
                sources.stream().filter(source -> wanted.test(source.source())).toList(),
                gaps.stream()
                        .filter(gap -> wanted.test(gap.series().source()))
                        .limit(most)
                        .toList(),
                changes.stream()
                        .filter(change -> wanted.test(change.series().source()))
                        .limit(most)
                        .toList(),
                counted.apply(ledger));
    }
}
