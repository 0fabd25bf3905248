package io.windrose.collect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.windrose.collect.judging.DailySalts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The salts of today and yesterday, made at random when they are first needed, the same on all nodes. Once a salt is
 * deleted nobody can tell any more which address a visitor's id was made of. Thread-safe.
 */
public final class VisitorSalts implements DailySalts {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int BYTES = 32;

    private final Jdbi jdbi;
    private final ZoneId zone;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<LocalDate, byte[]> salts = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** @param zone whose midnight makes a new visitor of everybody */
    public VisitorSalts(Jdbi jdbi, ZoneId zone, Clock clock) {
        this.jdbi = jdbi;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Optional<byte[]> salt(Instant occurredAt, Instant receivedAt) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate yesterday = today.minusDays(1);
        LocalDate happened = LocalDate.ofInstant(occurredAt, zone);
        LocalDate came = LocalDate.ofInstant(receivedAt, zone);
        boolean isKept = happened.equals(today) || happened.equals(yesterday);
        LocalDate day = isKept ? happened : came;
        return Optional.of(salt(day.equals(yesterday) ? yesterday : today));
    }

    private byte[] salt(LocalDate day) {
        byte[] known = salts.getIfPresent(day);
        if (known != null) {
            return known;
        }
        // Outside the cache's own loading: that would hold its lock, and a virtual thread's carrier, around I/O.
        byte[] found = jdbi.withHandle(handle -> stored(handle, day));
        salts.put(day, found);
        return found;
    }

    /** Of nodes that need one at once, the first makes it. */
    private byte[] stored(Handle handle, LocalDate day) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        handle.execute("insert into collect.daily_salts (day, salt) values (?, ?) on conflict do nothing", day, fresh);
        return handle.createQuery("select salt from collect.daily_salts where day = :day")
                .bind("day", day)
                .mapTo(byte[].class)
                .one();
    }

    /** Deletes all but those of today and yesterday, and what the database's files still hold of them. */
    public void forgetOld() {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        salts.asMap().keySet().removeIf(day -> day.isBefore(yesterday));
        jdbi.useHandle(handle -> {
            if (handle.execute("delete from collect.daily_salts where day < ?", yesterday) > 0) {
                // Writes the file anew: a deleted row would lie in the old one until something else needs its place.
                handle.execute("vacuum full collect.daily_salts");
            }
        });
    }
}
