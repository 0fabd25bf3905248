package io.windrose.lake;

import io.windrose.core.Event;
import io.windrose.core.Fault;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Brings events of one source into the lake in chunks. What it was given before, in this run or in another, is known by
 * its event id and left out, so that breaking off and beginning again changes nothing. Events are added by one thread;
 * another may commit the chunks meanwhile, one after the other.
 */
public final class EventImport {
    private final Function<TableDefinition, StagedRows> stage;
    private final String sourceId;
    private final Function<Chunk, Outcome> commit;
    private final EventShredding shredding = new EventShredding();
    private final EventFormat format = new EventFormat();

    EventImport(Function<TableDefinition, StagedRows> stage, String sourceId, Function<Chunk, Outcome> commit) {
        this.stage = stage;
        this.sourceId = sourceId;
        this.commit = commit;
    }

    /**
     * What became of a chunk's events.
     *
     * @param stored which the lake now has by this import
     * @param known which it had already from elsewhere
     */
    public record Outcome(long stored, long known) {}

    /** A new, empty chunk. Whoever asked closes it. */
    public Chunk chunk() {
        return new Chunk(this, stage.apply(format.definition()));
    }

    /** Events that will be committed together. For one thread at a time. */
    public static final class Chunk implements AutoCloseable {
        private final EventImport of;
        private final StagedRows rows;
        private Map<String, Shredding> shredded = Map.of();
        private Instant receivedAt = Instant.EPOCH;

        private Chunk(EventImport of, StagedRows rows) {
            this.of = of;
            this.rows = rows;
        }

        /**
         * Adds an event of the import's source. All events of an import bear the same time of reception, which no other
         * import of that source has: by it the lake knows what it has from this one.
         *
         * @throws io.windrose.core.Incorrect when the table cannot hold it
         */
        public void add(Event event) {
            if (!event.sourceId().equals(of.sourceId)) {
                throw new Fault(
                        "lake.foreign-event",
                        "an event of %s is imported as one of %s".formatted(event.sourceId(), of.sourceId));
            }
            receivedAt = event.receivedAt();
            rows.add(of.format, EventRow.of(event, of.shredding));
        }

        /** How many were added. */
        public int size() {
            return rows.size();
        }

        /** How large the JSON of those is, as it will be written. */
        public long bytes() {
            return rows.variantBytes();
        }

        /** Nothing more will be added; on the thread that added. */
        public void seal() {
            shredded = of.shredding.next();
        }

        /** Writes and commits what the lake does not have yet. */
        public Outcome commit() {
            return of.commit.apply(this);
        }

        String sourceId() {
            return of.sourceId;
        }

        Instant receivedAt() {
            return receivedAt;
        }

        StagedRows rows() {
            return rows;
        }

        Map<String, Shredding> shredding() {
            return shredded;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
