package io.windrose.http;

import io.windrose.core.Fault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a client may ask with, so that it is not sent again what it has. */
final class EntityTags {
    private EntityTags() {}

    static String of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("http.no-digest", "this Java has no SHA-256", e);
        }
    }

    /** Whether {@code sent}, of {@code If-None-Match}, names {@code tag}, by the weak comparison of that header. */
    static boolean match(Optional<String> sent, String tag) {
        return sent.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }
}
