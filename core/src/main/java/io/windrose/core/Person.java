package io.windrose.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The number that stands for a person in every table. */
public final class Person {
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
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("core.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }
}
