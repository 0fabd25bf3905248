package io.windrose.collect.judging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keeps an unreadable body whole, in a text that every store can hold. */
final class Payload {
    private Payload() {}

    /** The body if it is a text; else a {@code data:} URL of its bytes. */
    static String of(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            return encoded(body);
        }
        return encoded(body);
    }

    private static String encoded(byte[] body) {
        return "data:application/octet-stream;base64," + Base64.getEncoder().encodeToString(body);
    }
}
