package io.windrose.collect.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The ledger as it stands.
 *
 * @param rows newest hour first
 * @param pendingOnStream how many records the lake has still to read, by the offsets alone and of all hours: an
 *     independent check of the rows' {@code pending}; empty while the stream does not answer
 * @param lostRecords how many records the stream lost before the lake, or the ledger, came to them
 */
public record LedgerReport(
        Instant at,
        Instant from,
        Instant to,
        List<LedgerRow> rows,
        Totals totals,
        Optional<Long> pendingOnStream,
        long lostRecords) {
    public LedgerReport {
        rows = List.copyOf(rows);
    }

    /** The same of these sources alone. What the stream holds is not told by source. */
    public LedgerReport of(Set<String> sources) {
        List<LedgerRow> some =
                rows.stream().filter(row -> sources.contains(row.sourceId())).toList();
        return new LedgerReport(at, from, to, some, Totals.of(some), Optional.empty(), lostRecords);
    }

    /** The sums of the rows' buckets. */
    public record Totals(
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
            LedgerRow.State state) {
        public Totals {
            dropped = Map.copyOf(dropped);
            rejected = Map.copyOf(rejected);
        }

        static Totals of(Collection<LedgerRow> rows) {
            return new Totals(
                    sum(rows, LedgerRow::received),
                    sum(rows, LedgerRow::stored),
                    sum(rows, LedgerRow::duplicates),
                    byReason(rows, LedgerRow::dropped),
                    byReason(rows, LedgerRow::rejected),
                    sum(rows, LedgerRow::pending),
                    sum(rows, LedgerRow::notAcknowledged),
                    sum(rows, LedgerRow::recovered),
                    sum(rows, LedgerRow::foreign),
                    sum(rows, LedgerRow::replayed),
                    sum(rows, LedgerRow::difference),
                    rows.stream().map(LedgerRow::state).max(Enum::compareTo).orElse(LedgerRow.State.BALANCED));
        }

        private static long sum(Collection<LedgerRow> rows, ToLongFunction<LedgerRow> bucket) {
            return rows.stream().mapToLong(bucket).sum();
        }

        private static Map<String, Long> byReason(
                Collection<LedgerRow> rows, Function<LedgerRow, Map<String, Long>> bucket) {
            return rows.stream().map(bucket).reduce(Map.of(), LakeReading::sum);
        }
    }
}
