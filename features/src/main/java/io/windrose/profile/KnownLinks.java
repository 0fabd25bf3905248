package io.windrose.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Links that are worked in already, so that saying them again costs no look into the database. Each is forgotten after
 * a while, for a link that was refused may fit in later. Thread-safe.
 */
final class KnownLinks {
    private static final long MOST = 200_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<Link.Key, Instant> earliest =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Whether the link is worked in with a call as early as this. */
    boolean contain(Link link) {
        Instant known = earliest.getIfPresent(link.key());
        return known != null && !link.cause().occurredAt().isBefore(known);
    }

    /** Once they are committed. */
    void add(Collection<Link> links) {
        for (Link link : links) {
            Instant occurred = link.cause().occurredAt();
            earliest.asMap().merge(link.key(), occurred, (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    void clear() {
        earliest.invalidateAll();
    }
}
