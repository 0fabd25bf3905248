package io.windrose.spark;

import java.io.IOException;
import java.util.Optional;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.apache.spark.connect.proto.ExecutePlanResponse;

/**
 * The answer of an operation as one stream of Arrow. Spark sends each batch as a stream of its own, with the schema
 * again. It closes the operation.
 */
final class ArrowBatches extends ArrowReader {
    private final Operation operation;
    private Optional<MessageChannelReader> open = Optional.empty();
    private long bytes;

    ArrowBatches(Operation operation, BufferAllocator allocator) {
        super(allocator);
        this.operation = operation;
    }

    /** Spark sends a batch without rows when there are none, so that there is always a schema. */
    @Override
    protected Schema readSchema() throws IOException {
        if (!openNext()) {
            throw new IOException("Spark answered without a schema");
        }
        return Variants.marked(MessageSerializer.deserializeSchema(message().getMessage()));
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        while (true) {
            if (open.isEmpty() && !openNext()) {
                return false;
            }
            MessageResult next = open.orElseThrow().readNext();
            if (next == null) {
                open = Optional.empty();
            } else if (next.getMessage().headerType() == MessageHeader.RecordBatch) {
                load(next);
                return true;
            }
        }
    }

    private void load(MessageResult message) throws IOException {
        // Without rows there may be no bytes either.
        ArrowBuf body = message.getBodyBuffer() == null ? allocator.getEmpty() : message.getBodyBuffer();
        loadRecordBatch(MessageSerializer.deserializeRecordBatch(message.getMessage(), body));
    }

    private boolean openNext() {
        for (Optional<ExecutePlanResponse> next = operation.next(); next.isPresent(); next = operation.next()) {
            if (next.get().hasArrowBatch()) {
                var data = next.get().getArrowBatch().getData();
                bytes += data.size();
                // Not a channel of the JDK, which an interrupted thread closes.
                var channel = new ByteArrayReadableSeekableByteChannel(data.toByteArray());
                open = Optional.of(new MessageChannelReader(new ReadChannel(channel), allocator));
                return true;
            }
        }
        return false;
    }

    private MessageResult message() throws IOException {
        MessageResult next = open.orElseThrow().readNext();
        if (next == null) {
            throw new IOException("Spark answered with an empty stream");
        }
        return next;
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    protected void closeReadSource() {
        operation.close();
    }
}
