package io.windrose.lake.sandbox;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Cuts a child's answer into frames. */
final class FrameOutput extends OutputStream {
    private static final int SIZE = 64 << 10;

    private final DataOutputStream out;
    private final byte[] gathered = new byte[SIZE];
    private int length;

    FrameOutput(DataOutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int next = from;
        int left = count;
        while (left > 0) {
            int taken = Math.min(left, SIZE - length);
            System.arraycopy(bytes, next, gathered, length, taken);
            length += taken;
            next += taken;
            left -= taken;
            if (length == SIZE) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            new Frame(Frame.Kind.DATA, Arrays.copyOf(gathered, length)).write(out);
            length = 0;
        }
    }
}
