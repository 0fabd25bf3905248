package io.windrose.lake.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * One message between server and child: a byte for its kind, four for its length, then so many.
 *
 * @param content belongs to whoever has the frame
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares frames.
record Frame(Kind kind, byte[] content) {
    static final int LARGEST = 16 << 20;

    enum Kind {
        /** To the child: a {@link Question}. */
        QUESTION('Q'),
        /** To the child: stop the query that runs, if one does. */
        CANCEL('C'),
        /** From the child: a piece of the answer. */
        DATA('D'),
        /** From the child: the answer is complete. */
        END('E'),
        /** From the child: a {@link Refusal}; nothing follows. */
        REFUSAL('R');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        static Kind of(int letter) throws IOException {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IOException("what came is no frame: its kind is %d".formatted(letter));
        }
    }

    static Frame of(Kind kind) {
        return new Frame(kind, new byte[0]);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.letter);
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    /** @throws EOFException when the other side is gone */
    static Frame read(DataInputStream in) throws IOException {
        Kind kind = Kind.of(in.readUnsignedByte());
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("what came is no frame: its length is %d".formatted(length));
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("a frame ended early");
        }
        return new Frame(kind, content);
    }
}
