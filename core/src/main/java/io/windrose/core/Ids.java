package io.windrose.core;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Makes ids and secrets. Thread-safe. */
public final class Ids {
    private static final int SECRET_BYTES = 24;
    private static final int RANDOM_BYTES = Short.BYTES + Long.BYTES;
    private static final int STOCK_BYTES = 100 * RANDOM_BYTES;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Random bytes in stock: asking for few at a time costs more than the rest of an id. */
    private final ByteBuffer stock = ByteBuffer.allocate(STOCK_BYTES).limit(0);

    private final ReentrantLock lock = new ReentrantLock();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A UUID of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits; sorts by time. */
    public UUID next() {
        long high;
        long low;
        lock.lock();
        try {
            if (stock.remaining() < RANDOM_BYTES) {
                random.nextBytes(stock.array());
                stock.clear();
            }
            high = stock.getShort() & 0xfff;
            low = stock.getLong() & 0x3fff_ffff_ffff_ffffL;
        } finally {
            lock.unlock();
        }
        return new UUID((clock.millis() << 16) | 0x7000 | high, low | 0x8000_0000_0000_0000L);
    }

    /** 192 random bits after a prefix that tells what it is, safe in a URL: {@code wr_wk_...}. */
    public String secret(String prefix) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
