package io.windrose.lake;

import io.windrose.core.Event;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Events that did not come by the stream, gathered outside the heap until they are committed together. Copies are not
 * looked for. For one thread at a time; who asked for it closes it, before the lake.
 */
public final class EventChunk implements AutoCloseable {
    private final EventShredding shredding = new EventShredding();
    private final EventFormat format = new EventFormat();
    private final StagedRows rows;
    private final BiConsumer<StagedRows, Map<String, Shredding>> append;

    EventChunk(StagedRows rows, BiConsumer<StagedRows, Map<String, Shredding>> append) {
        this.rows = rows;
        this.append = append;
    }

    /**
     * Adds one.
     *
     * @throws io.windrose.core.Incorrect when the table cannot hold it
     */
    public void add(Event event) {
        rows.add(format, EventRow.of(event, shredding));
    }

    /** How many there are. */
    public int size() {
        return rows.size();
    }

    /** All of them or none; a file for each month, so most is gained by chunks that are months. Once. */
    public void commit() {
        if (rows.size() > 0) {
            append.accept(rows, shredding.next());
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
