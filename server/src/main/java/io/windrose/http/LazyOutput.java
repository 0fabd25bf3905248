package io.windrose.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins an answer with its first byte, so that what fails before is still answered as a problem. */
final class LazyOutput extends OutputStream {
    private final Supplier<OutputStream> beginning;
    private @Nullable OutputStream begun;

    LazyOutput(Supplier<OutputStream> beginning) {
        this.beginning = beginning;
    }

    boolean isBegun() {
        return begun != null;
    }

    private OutputStream target() {
        OutputStream now = begun;
        if (now == null) {
            now = beginning.get();
            begun = now;
        }
        return now;
    }

    @Override
    public void write(int one) throws IOException {
        target().write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        target().write(bytes, from, count);
    }

    /** Before the first byte there is nothing to flush. */
    @Override
    public void flush() throws IOException {
        if (begun != null) {
            begun.flush();
        }
    }

    @Override
    public void close() throws IOException {
        target().close();
    }
}
