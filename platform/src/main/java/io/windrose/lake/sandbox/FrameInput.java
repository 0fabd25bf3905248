package io.windrose.lake.sandbox;

import io.windrose.core.Unavailable;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** The bytes of an answer. What a child refuses comes as the problem that it is. For one thread. */
final class FrameInput extends InputStream {
    private final Child child;
    private byte[] content = new byte[0];
    private int position;
    private boolean isOver;

    FrameInput(Child child) {
        this.child = child;
    }

    /** Whether the child said its last word, so that the next query may have it. */
    boolean isOver() {
        return isOver;
    }

    @Override
    public int read() {
        return fill() ? content[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(count, content.length - position);
        System.arraycopy(content, position, bytes, from, taken);
        position += taken;
        return taken;
    }

    /** As a channel. Not Java's own over a stream, which an interruption closes before the child could be stopped. */
    ReadableByteChannel channel() {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) {
                if (!fill()) {
                    return -1;
                }
                int taken = Math.min(target.remaining(), content.length - position);
                target.put(content, position, taken);
                position += taken;
                return taken;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private boolean fill() {
        while (position == content.length) {
            if (isOver) {
                return false;
            }
            Frame frame = next();
            switch (frame.kind()) {
                case DATA -> {
                    content = frame.content();
                    position = 0;
                }
                case END -> isOver = true;
                case REFUSAL -> {
                    isOver = true;
                    throw Refusal.of(frame.content()).problem();
                }
                case QUESTION, CANCEL -> throw died();
            }
        }
        return true;
    }

    private Frame next() {
        try {
            Optional<Frame> frame = child.next();
            return frame.orElseThrow(FrameInput::died);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("lake.query-cancelled", "the query was cancelled: ask again", e);
        }
    }

    private static Unavailable died() {
        return new Unavailable(
                "lake.sandbox-died",
                "the process that ran the query ended before its answer: it may have wanted too much memory; ask for"
                        + " less, or again");
    }
}
