package io.windrose.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of a text that somebody wrote.
 *
 * @param line from 1
 * @param column of its first character in that line, from 1, in UTF-16 units, as editors count
 * @param length in UTF-16 units; 0 where only its beginning is known
 */
public record TextPlace(int line, int column, int length) {
    public TextPlace {
        if (line < 1 || column < 1 || length < 0) {
            throw new IllegalArgumentException("line %d, column %d, length %d".formatted(line, column, length));
        }
    }

    /** Where in {@code text} the bytes from {@code from} to {@code end} of its UTF-8 form are. */
    public static TextPlace ofBytes(String text, int from, int end) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String before = decoded(bytes, 0, from);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return new TextPlace(
                line,
                before.length() - lineStart + 1,
                decoded(bytes, from, Math.max(from, end)).length());
    }

    private static String decoded(byte[] bytes, int from, int end) {
        return new String(
                Arrays.copyOfRange(bytes, Math.min(from, bytes.length), Math.min(end, bytes.length)),
                StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "line %d, column %d".formatted(line, column);
    }
}
