package io.windrose.collect.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives alarm once when something stays wrong, and says once that it is over. Thread-safe. */
final class LedgerAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerAlerts.class);

    private final LedgerSettings settings;
    private final Clock clock;
    private final Map<RowKey, Instant> offSince = new HashMap<>();
    private final Set<RowKey> alerted = new HashSet<>();
    private @Nullable Instant stuckSince;
    private long pendingBefore;
    private boolean isStuck;

    LedgerAlerts(LedgerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized void look(LedgerReport report) {
        Map<RowKey, LedgerRow> off = report.rows().stream()
                .filter(row -> row.state() == LedgerRow.State.OFF)
                .collect(Collectors.toMap(LedgerRow::key, row -> row));
        lookAtRows(off);
        lookAtPending(report.pendingOnStream());
    }

    private void lookAtRows(Map<RowKey, LedgerRow> off) {
        Instant now = clock.instant();
        offSince.keySet().retainAll(off.keySet());
        off.forEach((key, row) -> {
            Instant since = offSince.computeIfAbsent(key, any -> now);
            if (!now.isBefore(since.plus(settings.offLimit())) && alerted.add(key)) {
                LOG.warn(
                        "ledger.off: source {}, hour {}: received {}, door to stream {}, stream to lake {}; docs/spec/ledger.md says what each means",
                        key.sourceId(),
                        key.hour(),
                        row.received(),
                        row.doorToStream(),
                        row.streamToLake());
            }
        });
        alerted.removeIf(key -> {
            boolean isOver = !off.containsKey(key);
            if (isOver) {
                LOG.info("ledger.off: source {}, hour {}: agrees again", key.sourceId(), key.hour());
            }
            return isOver;
        });
    }

    /** Without an answer of the stream nothing is known, so nothing changes. */
    private void lookAtPending(Optional<Long> pending) {
        if (pending.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        long number = pending.get();
        boolean fell = number == 0 || number < pendingBefore;
        pendingBefore = number;
        Instant since = stuckSince;
        if (fell || since == null) {
            stuckSince = number == 0 ? null : now;
            if (fell && isStuck) {
                isStuck = false;
                LOG.info("ledger.pending: falls again, {} records are pending", number);
            }
        } else if (!isStuck && !now.isBefore(since.plus(settings.pendingLimit()))) {
            isStuck = true;
            LOG.warn(
                    "ledger.pending: {} records are pending, not falling since {}: see the lake writers' status",
                    number,
                    since);
        }
    }

    synchronized boolean isAlerting() {
        return isStuck || !alerted.isEmpty();
    }
}
