package io.windrose.profile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the node that reads the stream finds. */
final class ProfileMetrics {
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong unpublished = new AtomicLong();
    private final Counter merges;
    private final Map<Refusal.Reason, Counter> refused = new EnumMap<>(Refusal.Reason.class);

    ProfileMetrics(MeterRegistry registry) {
        Gauge.builder("windrose.profile.lag", lag, AtomicLong::get)
                .description("Records of the stream that are still to be searched for who is who")
                .register(registry);
        Gauge.builder("windrose.profile.unpublished", unpublished, AtomicLong::get)
                .description("Changes of profiles that the lake was not told at the last attempt")
                .register(registry);
        merges = Counter.builder("windrose.profile.merges")
                .description("Ids that were joined to a user id")
                .register(registry);
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            refused.put(
                    reason,
                    Counter.builder("windrose.profile.refused")
                            .description("Links that took no effect, each counted once")
                            .tag("reason", reason.word())
                            .register(registry));
        }
    }

    void lag(long records) {
        lag.set(records);
    }

    void unpublished(long rows) {
        unpublished.set(rows);
    }

    void count(StoredChanges.Outcome outcome) {
        merges.increment(outcome.merged());
        refused.forEach((reason, counter) -> counter.increment(outcome.refused(reason)));
    }
}
