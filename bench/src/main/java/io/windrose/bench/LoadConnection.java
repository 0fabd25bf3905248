package io.windrose.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection with one request under way. Understands of HTTP what the measured servers answer. */
final class LoadConnection implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final RequestTemplate template;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private ByteBuffer request = ByteBuffer.allocate(0);
    private boolean isAcknowledged;

    private LoadConnection(SocketChannel channel, Selector selector, RequestTemplate template) throws IOException {
        this.channel = channel;
        this.template = template;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static LoadConnection open(SocketAddress address, Selector selector, RequestTemplate template) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new LoadConnection(channel, selector, template);
    }

    void send() throws IOException {
        request = ByteBuffer.wrap(template.next());
        write();
    }

    private void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on when the channel is ready; says whether the answer is complete now. */
    boolean proceed() throws IOException {
        if (key.isWritable() && request.hasRemaining()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        if (channel.read(answer) < 0) {
            throw new IOException("the server closed a connection that was to be kept");
        }
        return isComplete();
    }

    private boolean isComplete() {
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0 || answer.position() < head + 4 + length(text.substring(0, head))) {
            return false;
        }
        isAcknowledged = text.startsWith("2", "HTTP/1.1 ".length());
        answer.clear();
        return true;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int start = at + LENGTH.length();
        int end = head.indexOf('\r', start);
        return Integer.parseInt(
                head.substring(start, end < 0 ? head.length() : end).strip());
    }

    boolean isAcknowledged() {
        return isAcknowledged;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
