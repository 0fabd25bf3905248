package io.windrose.collect.ledger;

import io.windrose.stream.EventStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Works the rows out of the counts, as {@code docs/spec/ledger.md} says. What a row has in one place and not yet in the
 * next is pending as far as the offsets allow, in the newest rows first; the rest is the difference.
 */
final class Balance {
    private final Map<RowKey, List<RunRow>> runs;
    private final LakeReading lake;
    private final Allowance uncounted;
    private final Allowance eventsAhead;
    private final Allowance eventsBehind;
    private final Allowance rejectionsAhead;
    private final Allowance rejectionsBehind;

    private Balance(Readings readings) {
        runs = readings.runs().stream().collect(Collectors.groupingBy(RunRow::key));
        lake = readings.lake();
        uncounted = new Allowance(readings.uncounted());
        eventsAhead = new Allowance(readings.ahead(EventStream.EVENTS));
        eventsBehind = new Allowance(readings.behind(EventStream.EVENTS));
        rejectionsAhead = new Allowance(readings.ahead(EventStream.REJECTED));
        rejectionsBehind = new Allowance(readings.behind(EventStream.REJECTED));
    }

    /** Newest first. */
    static List<LedgerRow> rows(Readings readings) {
        Balance balance = new Balance(readings);
        Comparator<RowKey> order = RowKey.NEWEST_FIRST;
        Set<RowKey> keys = new TreeSet<>(order);
        keys.addAll(balance.runs.keySet());
        keys.addAll(balance.lake.rows().keySet());
        List<LedgerRow> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(balance.row(key)));
        return rows;
    }

    private LedgerRow row(RowKey key) {
        List<RunRow> parts = runs.getOrDefault(key, List.of());
        LakeReading.Row kept = lake.rows().getOrDefault(key, LakeReading.Row.NONE);
        long missing = 0;
        long surplus = 0;
        for (RunRow part : parts) {
            missing += Math.max(0, part.missingOnStream());
            surplus += Math.min(0, part.missingOnStream());
        }
        long late = uncounted.take(missing);
        long events = parts.stream().mapToLong(RunRow::events).sum() - kept.events();
        long rejections = parts.stream().mapToLong(RunRow::rejections).sum() - kept.rejections();
        long pendingEvents = eventsAhead.take(events) - eventsBehind.take(-events);
        long pendingRejections = rejectionsAhead.take(rejections) - rejectionsBehind.take(-rejections);
        long pending = late + pendingEvents + pendingRejections;
        long doorToStream = missing - late + surplus;
        long streamToLake = events - pendingEvents + rejections - pendingRejections;
        boolean isOff = missing != late || surplus != 0 || events != pendingEvents || rejections != pendingRejections;
        boolean isSettling = pending != 0
                || late != 0
                || pendingEvents != 0
                || pendingRejections != 0
                || parts.stream().anyMatch(RunRow::isInFlight);
        return new LedgerRow(
                key.sourceId(),
                key.hour(),
                parts.stream().mapToLong(RunRow::counted).sum(),
                kept.stored(),
                kept.duplicates(),
                new TreeMap<>(kept.dropped()),
                new TreeMap<>(kept.rejected()),
                pending,
                parts.stream().mapToLong(RunRow::notAcknowledged).sum(),
                parts.stream().mapToLong(RunRow::recovered).sum(),
                parts.stream().mapToLong(RunRow::foreign).sum(),
                parts.stream().mapToLong(RunRow::replayed).sum(),
                doorToStream,
                streamToLake,
                isOff ? LedgerRow.State.OFF : isSettling ? LedgerRow.State.SETTLING : LedgerRow.State.BALANCED);
    }

    /** How many records are known to be in flight. */
    private static final class Allowance {
        private long left;

        Allowance(long records) {
            left = records;
        }

        /** As many of the wanted as there are left. */
        long take(long wanted) {
            long taken = Math.clamp(wanted, 0, left);
            left -= taken;
            return taken;
        }
    }
}
