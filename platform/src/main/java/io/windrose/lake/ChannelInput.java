package io.windrose.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.iceberg.io.SeekableInputStream;

/** Reads a file from any position; the readers of Iceberg's metadata buffer for themselves. For one thread. */
final class ChannelInput extends SeekableInputStream {
    private final FileChannel channel;
    private final ByteBuffer one = ByteBuffer.allocate(1);

    ChannelInput(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
        return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
        channel.position(position);
    }

    @Override
    public int read() throws IOException {
        one.clear();
        return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
