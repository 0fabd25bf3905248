package io.windrose.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.windrose.core.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Passwords are hashed slowly (Argon2id, 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first
 * choice). Our own secrets hold 192 random bits, so one SHA-256 is enough and can be looked up.
 */
final class Hashes {
    private static final Argon2Function ARGON = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private Hashes() {}

    static String ofPassword(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON).getResult();
    }

    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    static String ofSecret(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("security.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }
}
