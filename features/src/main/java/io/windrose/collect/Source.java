package io.windrose.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where events come from: a site, an app, a server.
 *
 * @param id chosen by people, kept for good, the {@code source_id} of its events
 * @param writeKeys oldest first, the revoked ones too
 */
public record Source(String id, Instant createdAt, Optional<Instant> archivedAt, List<WriteKey> writeKeys) {
    public Source {
        writeKeys = List.copyOf(writeKeys);
    }

    /** Lets events in for its source, until it is revoked. */
    public record WriteKey(String key, Instant createdAt, Optional<Instant> revokedAt) {}
}
