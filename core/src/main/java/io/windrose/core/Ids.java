package io.windrose.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/** Makes ids and secrets. Thread-safe. */
public final class Ids {
    private static final int SECRET_BYTES = 24;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A UUID of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits; sorts by time. */
    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000 | random.nextInt(1 << 12);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** 192 random bits after a prefix that tells what it is, safe in a URL: {@code wr_wk_...}. */
    public String secret(String prefix) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
