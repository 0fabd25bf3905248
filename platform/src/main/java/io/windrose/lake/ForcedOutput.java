package io.windrose.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.iceberg.io.PositionOutputStream;

/** Writes a file that is on the disk, with its name, once it is closed. For one thread. */
final class ForcedOutput extends PositionOutputStream {
    private final FileChannel channel;
    private final Path path;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private long written;

    ForcedOutput(FileChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /** Also of a closed file: Iceberg asks for its length then. */
    @Override
    public long getPos() {
        return written + buffer.position();
    }

    @Override
    public void write(int value) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.remaining()) {
            flush();
        }
        if (length > buffer.capacity()) {
            writeFully(ByteBuffer.wrap(bytes, offset, length));
        } else {
            buffer.put(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        writeFully(buffer.flip());
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            written += channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            flush();
        }
        LocalFileIO.force(path);
    }
}
