package io.windrose.security;

import io.windrose.core.Ids;
import io.windrose.core.Unauthenticated;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Sign-ins of the web app. Thread-safe. */
public final class Sessions {
    private static final String PREFIX = "wr_ss_";
    private static final Duration THROTTLE_WINDOW = Duration.ofMinutes(15);
    private static final int FAILURES_OF_A_NAME_FROM_AN_ADDRESS = 10;
    private static final int FAILURES_FROM_AN_ADDRESS = 100;
    /** A session's last use is written at most so often: a write per request would be waste. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final SecuritySettings settings;

    public Sessions(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock, SecuritySettings settings) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** A session's secret, for a cookie that scripts cannot read, and what a page must send beside it. */
    public record Started(Principal principal, String secret, String csrfToken) {}

    /**
     * Starts a session for whoever knows the password.
     *
     * @param address where the attempt comes from; only failures are kept, hashed, for a quarter of an hour
     * @throws Unauthenticated for a wrong name or password alike, and after too many failures
     */
    public Started signIn(String name, String password, String address) {
        String byName = Hashes.ofSecret(name.toLowerCase(Locale.ROOT) + "\n" + address);
        String byAddress = Hashes.ofSecret(address);
        requireFewFailures(byName, byAddress);
        Optional<User> user = jdbi.withHandle(handle -> Users.findByName(handle, name));
        String hash = user.map(found -> jdbi.withHandle(handle -> Users.passwordHash(handle, found.id())))
                .orElse(Hashes.OF_NOBODY);
        boolean matches = Hashes.matches(password, hash);
        if (user.isEmpty() || !matches || user.get().disabledAt().isPresent()) {
            jdbi.useTransaction(handle -> {
                recordFailure(handle, byName);
                recordFailure(handle, byAddress);
            });
            throw new Unauthenticated("security.wrong-credentials", "the name or the password is wrong");
        }
        return start(user.get(), byName);
    }

    private Started start(User user, String failureKey) {
        String secret = ids.secret(PREFIX);
        jdbi.useTransaction(handle -> {
            handle.execute("delete from security.failed_sign_ins where key = ?", failureKey);
            handle.execute(
                    "delete from security.sessions where created_at < ? or last_seen_at < ?",
                    ago(settings.sessionLength()),
                    ago(settings.sessionIdle()));
            handle.execute(
                    "insert into security.sessions (hash, user_id, created_at, last_seen_at) values (?, ?, ?, ?)",
                    Hashes.ofSecret(secret),
                    user.id(),
                    ago(Duration.ZERO),
                    ago(Duration.ZERO));
            audit.record(handle, user.name(), "session.start", user.name(), "");
        });
        return new Started(Principal.of(user, Principal.Proof.SESSION), secret, csrfToken(secret));
    }

    /** Empty when the session is unknown, over, or its user disabled. */
    public Optional<Principal> find(String secret) {
        String hash = Hashes.ofSecret(secret);
        record Found(User user, Instant lastSeenAt) {}
        Optional<Found> found = jdbi.withHandle(handle -> handle.createQuery("""
                        select u.id, u.name, u.role, u.created_at, u.disabled_at, s.last_seen_at
                        from security.sessions s join security.users u on u.id = s.user_id
                        where s.hash = :hash and u.disabled_at is null
                          and s.created_at > :oldest_start and s.last_seen_at > :oldest_use""")
                .bind("hash", hash)
                .bind("oldest_start", ago(settings.sessionLength()))
                .bind("oldest_use", ago(settings.sessionIdle()))
                .map((row, context) -> new Found(
                        Users.user(row), row.getTimestamp("last_seen_at").toInstant()))
                .findOne());
        if (found.isPresent()
                && found.get().lastSeenAt().isBefore(clock.instant().minus(SEEN_STEP))) {
            jdbi.useHandle(handle -> handle.execute(
                    "update security.sessions set last_seen_at = ? where hash = ?", ago(Duration.ZERO), hash));
        }
        return found.map(session -> Principal.of(session.user(), Principal.Proof.SESSION));
    }

    public void end(String secret, Principal by) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from security.sessions where hash = ?", Hashes.ofSecret(secret));
            audit.record(handle, by.name(), "session.end", by.name(), "");
        });
    }

    /**
     * What a page must send with every change: another site can make a browser send the cookie, but can neither read
     * nor compute this. A one-way function of the session's secret, so that nothing more needs to be stored.
     */
    public static String csrfToken(String secret) {
        return Hashes.ofSecret("csrf:" + secret);
    }

    public static boolean csrfMatches(String secret, String sent) {
        return MessageDigest.isEqual(
                csrfToken(secret).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private void requireFewFailures(String byName, String byAddress) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from security.failed_sign_ins where at < ?", ago(THROTTLE_WINDOW));
            if (failures(handle, byName) >= FAILURES_OF_A_NAME_FROM_AN_ADDRESS
                    || failures(handle, byAddress) >= FAILURES_FROM_AN_ADDRESS) {
                throw new Unauthenticated(
                        "security.too-many-failures",
                        "too many failed sign-ins from this address; wait " + THROTTLE_WINDOW.toMinutes()
                                + " minutes and try again");
            }
        });
    }

    private static int failures(Handle handle, String key) {
        return handle.createQuery("select count(*) from security.failed_sign_ins where key = :key")
                .bind("key", key)
                .mapTo(Integer.class)
                .one();
    }

    private void recordFailure(Handle handle, String key) {
        handle.execute("insert into security.failed_sign_ins (key, at) values (?, ?)", key, ago(Duration.ZERO));
    }

    private OffsetDateTime ago(Duration duration) {
        return clock.instant().minus(duration).atOffset(ZoneOffset.UTC);
    }
}
