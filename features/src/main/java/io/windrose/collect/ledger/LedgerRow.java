package io.windrose.collect.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * Where the events went that a source sent within an hour. Always {@code received} is the sum of the other buckets and
 * {@code difference}; {@code recovered}, {@code foreign} and {@code replayed} are parts of {@code received}.
 *
 * @param sourceId empty for records of the stream that nobody can read
 * @param stored rows of the lake
 * @param duplicates copies of events that the lake had already
 * @param dropped not wanted, by reason
 * @param rejected wrong and kept whole, by reason
 * @param pending on the stream, not yet in the lake
 * @param notAcknowledged not on the stream: the sender was told to send again, or has no answer yet
 * @param recovered known by the stream alone, because the node was killed before it wrote what its door counted
 * @param foreign written to the stream by another program, or by Windrose itself, not through a door
 * @param replayed received once more, after they had been rejected
 * @param doorToStream acknowledged at the door but not on the stream; negative for what the stream has beyond that
 * @param streamToLake on the stream but not in the lake; negative for what the lake has beyond that
 */
public record LedgerRow(
        String sourceId,
        Instant hour,
        long received,
        long stored,
        long duplicates,
        Map<String, Long> dropped,
        Map<String, Long> rejected,
        long pending,
        long notAcknowledged,
        long recovered,
        long foreign,
        long replayed,
        long doorToStream,
        long streamToLake,
        State state) {
    /** Whether the counts agree. */
    public enum State {
        BALANCED,
        /** They will, as soon as all that is in flight has arrived. */
        SETTLING,
        /** They do not. */
        OFF
    }

    public LedgerRow {
        dropped = Map.copyOf(dropped);
        rejected = Map.copyOf(rejected);
    }

    /** What cannot be explained: positive for events that are missing, negative for too many. */
    public long difference() {
        return doorToStream + streamToLake;
    }

    RowKey key() {
        return new RowKey(sourceId, hour);
    }
}
