package io.windrose.collect.judging;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of one event within its body, which is UTF-8.
 *
 * @param depth how many objects and lists lie within each other
 */
@SuppressWarnings("ArrayRecordComponent") // Slices are never compared.
record Slice(byte[] body, int offset, int length, int depth) {
    String text() {
        return new String(body, offset, length, StandardCharsets.UTF_8);
    }
}
