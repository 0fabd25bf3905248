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
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final Argon2Function ARGON = Argon2Function.getInstance(KIBIBYTES, PASSES, 1, 32, Argon2.ID);

    /** In the place of a hash where there is no such user: as slow to compare with as any, and no password's. */
    static final String OF_NOBODY =
            "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s".formatted(KIBIBYTES, PASSES, "A".repeat(22), "A".repeat(43));

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
