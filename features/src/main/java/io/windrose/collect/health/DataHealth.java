package io.windrose.collect.health;

import io.windrose.collect.ledger.LedgerReport;
import io.windrose.core.Unavailable;
import io.windrose.lake.Lake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whether the data is as it usually is. Thread-safe; who asks while another does waits for the same answer. */
public final class DataHealth {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RECENT = Duration.ofDays(7);

    /** What happened before an hour's end is here so long after it, but for browsers that were offline. */
    private static final Duration ARRIVAL = Duration.ofMinutes(10);

    private static final int MOST_FINDINGS = 200;

    private final Lake lake;
    private final Jdbi jdbi;
    private final Function<Instant, LedgerReport> ledger;
    private final ZoneId zone;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HealthReport kept;

    /** @param ledger since a moment */
    public DataHealth(Lake lake, Jdbi jdbi, Function<Instant, LedgerReport> ledger, ZoneId zone, Clock clock) {
        this.lake = lake;
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.zone = zone;
        this.clock = clock;
    }

    /** As it is now, or was within the last minute. */
    public HealthReport report() {
        return known().of(any -> true, MOST_FINDINGS, whole -> whole);
    }

    /** The same of these sources alone. */
    public HealthReport report(Set<String> sources) {
        return known().of(sources::contains, MOST_FINDINGS, whole -> whole.of(sources));
    }

    private HealthReport known() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("health.cancelled", "the question was cancelled: ask again", e);
        }
        try {
            Instant now = clock.instant();
            HealthReport known = kept;
            if (known == null || Duration.between(known.at(), now).compareTo(KEPT) >= 0) {
                known = compute(now);
                kept = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private HealthReport compute(Instant now) {
        LakeVolumes volumes = new LakeVolumes(lake, now.minus(Duration.ofDays(7L * Gaps.WEEKS + 2)), now);
        Map<String, SourceHours> sources = volumes.sources();
        Map<Series, HourlyCounts> named = volumes.named();
        return new HealthReport(
                now,
                zone,
                freshness(sources, now),
                gaps(sources, named, now),
                changes(volumes, sources, named, now),
                ledger.apply(now.minus(DAY)));
    }

    private List<SourceHealth> freshness(Map<String, SourceHours> sources, Instant now) {
        Set<String> names = new TreeSet<>(sources.keySet());
        names.addAll(
                jdbi.withHandle(handle -> handle.createQuery("select id from collect.sources where archived_at is null")
                        .mapTo(String.class)
                        .list()));
        return names.stream()
                .map(name -> Optional.ofNullable(sources.get(name))
                        .map(hours -> hours.health(name, now))
                        .orElseGet(() -> new SourceHealth(
                                name, SourceHealth.State.SILENT, Optional.empty(), Optional.empty(), 0)))
                .toList();
    }

    private List<VolumeGap> gaps(Map<String, SourceHours> sources, Map<Series, HourlyCounts> named, Instant now) {
        Gaps gaps = new Gaps(zone, hour(now.minus(ARRIVAL)));
        List<VolumeGap> found = new ArrayList<>();
        sources.forEach((source, hours) -> found.addAll(gaps.find(Series.of(source), hours.counts())));
        named.forEach((series, counts) -> found.addAll(gaps.find(series, counts)));
        return found.stream()
                .sorted(Comparator.comparingDouble(VolumeGap::size).reversed())
                .toList();
    }

    private static List<SchemaChange> changes(
            LakeVolumes volumes, Map<String, SourceHours> sources, Map<Series, HourlyCounts> named, Instant now) {
        Instant recent = now.minus(RECENT);
        long events = sources.values().stream()
                .mapToLong(hours -> hours.counts().sum(0, Long.MAX_VALUE))
                .sum();
        List<SchemaChange> found = new ArrayList<>(new EventChanges(hour(recent)).find(named, sources));
        found.addAll(volumes.properties(recent, events).find());
        return found.stream()
                .sorted(Comparator.comparing(SchemaChange::kind)
                        .thenComparing(change -> change.series().toString())
                        .thenComparing(change -> change.property().orElse("")))
                .toList();
    }

    private static long hour(Instant moment) {
        return moment.getEpochSecond() / Duration.ofHours(1).toSeconds();
    }
}
