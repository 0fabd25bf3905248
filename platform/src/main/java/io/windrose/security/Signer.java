package io.windrose.security;

import io.windrose.core.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts with a secret (HMAC with SHA-256, RFC 2104). Thread-safe. */
public final class Signer {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param secret as one of {@link Secrets} */
    public Signer(String secret) {
        this.key = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** 32 bytes. */
    public byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Fault("security.no-hmac", "every Java platform has HMAC with SHA-256, this one not", e);
        }
    }

    /** Whether it signed this; takes as long either way. */
    public boolean signed(String text, byte[] signature) {
        return MessageDigest.isEqual(sign(text), signature);
    }

    /** What a receiver needs to check signatures. */
    public byte[] key() {
        return key.clone();
    }
}
