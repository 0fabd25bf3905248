package io.windrose.collect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds the source of a write key, for every request. Remembers each for some seconds. Thread-safe. */
public final class WriteKeys {
    /** Within this time a revoked key lets nothing in any more, on every node. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 10_000;

    private final Jdbi jdbi;
    private final Cache<String, Optional<String>> sources = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    public WriteKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The name of the key's source; empty when the key is unknown or revoked. */
    public Optional<String> source(String key) {
        Optional<String> known = sources.getIfPresent(key);
        if (known != null) {
            return known;
        }
        // Outside the cache's own loading: that would hold its lock, and a virtual thread's carrier, around I/O.
        Optional<String> found = jdbi.withHandle(handle -> handle.createQuery(
                        "select source_id from collect.write_keys where key = :key and revoked_at is null")
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
        sources.put(key, found);
        return found;
    }
}
