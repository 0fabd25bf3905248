package io.windrose.collect.importing;

import io.windrose.collect.importing.mapping.ImportKind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that somebody brought, and what became of it.
 *
 * @param sourceId under which its events are stored; begins with {@code import:}
 * @param bytes of the file as it came
 * @param startedAt when it was first started
 * @param problem why it failed or was broken off
 */
public record Import(
        UUID id,
        ImportKind kind,
        String sourceId,
        String fileName,
        String sha256,
        long bytes,
        State state,
        String createdBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> problem,
        Counts counts) {

    /** How far it is. */
    public enum State {
        /** The file is here, and nothing was written. */
        RECEIVED,
        RUNNING,
        /** Broken off; starting it goes on. */
        STOPPED,
        /** Something went wrong; starting it goes on. */
        FAILED,
        COMPLETE;

        /** As in the API and the database: {@code running}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
