package io.windrose.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The number that stands for a person in every table. */
public final class Person {
    /** Only copied: looking for it costs more than the digest. */
    private static final MessageDigest SHA_256 = sha256();

    private Person() {}

    /**
     * The first 8 bytes, big endian, of the SHA-256 of {@code u:} and the user id; without one, of {@code a:} and the
     * anonymous id; without either, of {@code e:} and the event id. Any tool can compute it anew. By the birthday
     * bound, 100 million people share a number with a chance of 1 in 3,700.
     */
    public static long hash(@Nullable String userId, @Nullable String anonymousId, String eventId) {
        if (userId != null) {
            return first8("u:" + userId);
        }
        return first8(anonymousId != null ? "a:" + anonymousId : "e:" + eventId);
    }

    private static long first8(String text) {
        try {
            MessageDigest fresh = (MessageDigest) SHA_256.clone();
            return ByteBuffer.wrap(fresh.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (CloneNotSupportedException e) {
            throw new Fault("core.no-sha-256", "this Java platform's SHA-256 cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("core.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }
}
