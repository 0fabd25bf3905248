package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call whose body was taken apart, but not yet judged: its write key is known, so its source can be found. */
public final class Opened {
    private final Call call;
    private final Optional<String> writeKey;
    private final Contents contents;

    Opened(Call call, Optional<String> writeKey, Contents contents) {
        this.call = call;
        this.writeKey = writeKey;
        this.contents = contents;
    }

    /** The key that the transport carried, else the body's. */
    public Optional<String> writeKey() {
        return writeKey;
    }

    /** The bytes of the event at a place in the call, as they were sent; empty where the body could not be read. */
    public Optional<byte[]> sent(int index) {
        return switch (contents) {
            case Split(List<Slice> events, Shared shared) -> {
                Slice slice = events.get(index);
                yield Optional.of(Arrays.copyOfRange(slice.body(), slice.offset(), slice.offset() + slice.length()));
            }
            case Refused refused -> Optional.empty();
        };
    }

    Call call() {
        return call;
    }

    Contents contents() {
        return contents;
    }

    sealed interface Contents {}

    /** Every event by itself, and what the batch says for all: its context and its {@code sentAt}. */
    record Split(List<Slice> events, Shared shared) implements Contents {}

    /** The body as a whole cannot be used. */
    record Refused(Flaw flaw) implements Contents {}

    record Shared(@Nullable ObjectNode context, JsonNode sentAt) {}
}
