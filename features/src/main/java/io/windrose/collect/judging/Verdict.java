package io.windrose.collect.judging;

import io.windrose.core.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of one event of a call. */
public sealed interface Verdict {
    /** The event's place in its call, from 0. */
    int index();

    /** The message id, where one could be read or was given. */
    Optional<String> messageId();

    /** It is to be stored. */
    record Accepted(int index, Event event) implements Verdict {
        @Override
        public Optional<String> messageId() {
            return Optional.of(event.eventId());
        }
    }

    /** It must not be stored. Nothing but its id is kept, since the person refused. */
    record Dropped(int index, Optional<String> messageId, DropReason reason) implements Verdict {}

    /**
     * It cannot be stored as it is, and is kept whole until the sender or the operator mends it.
     *
     * @param payload the event as JSON in ASCII, its network address truncated; if the body could not be read, the
     *     body, as a {@code data:} URL where it is no text
     */
    record Quarantined(int index, Optional<String> messageId, String payload, List<Flaw> flaws) implements Verdict {
        public Quarantined {
            if (flaws.isEmpty()) {
                throw new IllegalArgumentException("a quarantined event needs the flaw that brought it there");
            }
            flaws = List.copyOf(flaws);
        }

        /** Without the payload: this text may be logged. */
        @Override
        public String toString() {
            return "Quarantined[" + index + ", " + payload.length() + " characters, " + flaws + "]";
        }
    }

    /** Why an event must not be stored. */
    enum DropReason {
        /** The person refused the purpose {@code analytics}. */
        CONSENT,
        /** The browser sent {@code DNT: 1}, and the operator lets it refuse analytics. */
        DO_NOT_TRACK;

        /** {@code do-not-track}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
