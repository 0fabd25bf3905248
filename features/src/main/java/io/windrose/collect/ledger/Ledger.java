package io.windrose.collect.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.jobs.Repeated;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeWriterStatus;
import io.windrose.stream.EventStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account of every event. Each node keeps one: it writes what the node's door counts, takes its turn in counting
 * the stream, and, on the node whose turn it is, compares the counts and gives alarm. Thread-safe; the opener closes
 * it, after the door and before the lake, the stream and the database.
 */
public final class Ledger implements AutoCloseable {
    /**
     * How the source ids of imported events begin. They do not come by the stream, so the ledger leaves them out; the
     * colon keeps them apart from every source that has a door.
     */
    public static final String IMPORTED = "import:";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final LedgerSettings settings;
    private final EventStream stream;
    private final Supplier<List<LakeWriterStatus>> writers;
    private final Clock clock;
    private final String run;
    private final DoorCounts door = new DoorCounts();
    private final DoorFlush flush;
    private final StreamCounter counter;
    private final KeptCounts counts;
    private final LakeMemory lakeMemory;
    private final LedgerAlerts alerts;
    private final LedgerMetrics metrics;
    private final List<Repeated> repeated = new ArrayList<>();

    /** Counts, but writes and compares nothing until it is started. */
    Ledger(
            LedgerSettings settings,
            Database database,
            EventStream stream,
            Lake lake,
            Supplier<List<LakeWriterStatus>> writers,
            Ids ids,
            Clock clock,
            MeterRegistry registry) {
        this.settings = settings;
        this.stream = stream;
        this.writers = writers;
        this.clock = clock;
        this.run = ids.next().toString();
        this.flush = new DoorFlush(database.jdbi(), door, run);
        this.counter = new StreamCounter(database, stream);
        this.counts = new KeptCounts(database);
        this.lakeMemory = new LakeMemory(new LakeCounts(lake), counts, settings.window());
        this.alerts = new LedgerAlerts(settings, clock);
        this.metrics = new LedgerMetrics(registry);
    }

    /**
     * Begins a run. The schema {@code collect} and the topics must be there.
     *
     * @param writers how this node's lake writers stand
     */
    public static Ledger open(
            LedgerSettings settings,
            Database database,
            EventStream stream,
            Lake lake,
            Supplier<List<LakeWriterStatus>> writers,
            Ids ids,
            Clock clock,
            MeterRegistry registry) {
        Ledger ledger = new Ledger(settings, database, stream, lake, writers, ids, clock, registry);
        ledger.start();
        return ledger;
    }

    private void start() {
        flush();
        counter.start();
        repeated.add(Repeated.start("ledger-flush", "ledger.not-flushed", settings.flushInterval(), this::flush));
        repeated.add(Repeated.start(
                "ledger-evaluation", "ledger.not-evaluated", settings.evaluationInterval(), this::evaluateInTurn));
    }

    /** Writes what the door counted. */
    void flush() {
        flush.flush();
    }

    /** Where the node's door counts. */
    public DoorCounts door() {
        return door;
    }

    /** The name of this start of the node, for the records that its door publishes. */
    public String run() {
        return run;
    }

    /**
     * The rows of the hours from {@code from} until before {@code to}.
     *
     * @throws Unavailable when the database or the lake does not answer; the stream need not
     */
    public LedgerReport report(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new Incorrect("ledger.no-time", "from %s to %s is no time: give an earlier from".formatted(from, to));
        }
        Instant firstHour = from.truncatedTo(ChronoUnit.HOURS);
        return report(read(firstHour), firstHour, to);
    }

    private LedgerReport report(Reading reading, Instant from, Instant to) {
        List<LedgerRow> rows = Balance.rows(reading.readings()).stream()
                .filter(row -> !row.hour().isBefore(from) && row.hour().isBefore(to))
                .toList();
        long lostByWriters =
                writers.get().stream().mapToLong(LakeWriterStatus::lostRecords).sum();
        return new LedgerReport(
                clock.instant(),
                from,
                to,
                rows,
                LedgerReport.Totals.of(rows),
                reading.readings().pendingByOffsets(),
                lostByWriters + reading.lost());
    }

    private record Reading(Readings readings, long lost) {}

    /** The order matters: what is read later must know of everything that was read before, so that only it can lag. */
    private Reading read(Instant from) {
        Instant windowStart = windowStart();
        Optional<Map<TopicPartition, Long>> first = offsets(() -> stream.firstOffsets(StreamPositions.TOPICS));
        LakeReading lake = lakeMemory.read(from, windowStart);
        Instant oldest = lake.rows().keySet().stream()
                .map(RowKey::hour)
                .min(Instant::compareTo)
                .filter(hour -> hour.isBefore(windowStart))
                .orElse(windowStart);
        KeptCounts.Counts kept = counts.read(from.isBefore(oldest) ? from : oldest, settings.silence());
        Optional<Map<TopicPartition, Long>> next = offsets(() -> stream.nextOffsets(StreamPositions.TOPICS));
        return new Reading(new Readings(kept.runs(), lake, kept.counted(), first, next), kept.lost());
    }

    private Instant windowStart() {
        return clock.instant().minus(settings.window()).truncatedTo(ChronoUnit.HOURS);
    }

    private static Optional<Map<TopicPartition, Long>> offsets(Supplier<Map<TopicPartition, Long>> question) {
        try {
            return Optional.of(question.get());
        } catch (Unavailable e) {
            LOG.debug("the stream does not tell its offsets", e);
            return Optional.empty();
        }
    }

    private void evaluateInTurn() {
        if (counter.isCounting()) {
            evaluate();
        } else {
            metrics.clear();
        }
    }

    /** Compares the counts over the window. */
    LedgerReport evaluate() {
        Instant from = windowStart();
        Reading reading = read(from);
        lakeMemory.keep(reading.readings().lake(), from);
        LedgerReport report = report(reading, Instant.MIN, Instant.MAX);
        alerts.look(report);
        metrics.show(report, alerts.isAlerting());
        return report;
    }

    /** Writes the door's last counts; without it they are recovered from the stream. */
    @Override
    public void close() {
        repeated.forEach(Repeated::close);
        counter.close();
        flush.close();
    }
}
