package io.windrose.security;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Personal tokens, with which programs act for a user. Thread-safe. */
public final class Tokens {
    private static final String PREFIX = "wr_pt_";
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);
    private static final String SELECT = """
            select t.id, t.user_id, u.name as user_name, t.name, t.role, t.created_at, t.last_used_at, t.revoked_at
            from security.tokens t join security.users u on u.id = t.user_id
            """;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Tokens(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A token of the caller's own. */
    public Token.WithSecret add(String name, Role role, Principal by) {
        if (!NAME.matcher(name).matches()) {
            throw new Incorrect(
                    "security.token-name",
                    "\"" + name + "\" cannot be a token's name: use 1 to 100 printable characters");
        }
        if (!by.permissions().containsAll(role.permissions())) {
            throw new Forbidden(
                    "security.token-role",
                    "a token of the role " + role.word() + " could do more than you, who act as "
                            + by.role().word() + "; take a lesser role");
        }
        String secret = ids.secret(PREFIX);
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            int added = handle.execute("""
                    insert into security.tokens (id, user_id, name, role, hash, created_at) values (?, ?, ?, ?, ?, ?)
                    on conflict (user_id, name) where revoked_at is null do nothing""", id, by.userId(), name, role.word(), Hashes.ofSecret(secret), now());
            if (added == 0) {
                throw new Conflict(
                        "security.token-exists",
                        "you have a token \"" + name + "\" already; revoke it or use another name");
            }
            audit.record(handle, by.name(), "token.add", id.toString(), name + ", as " + role.word());
            Token token = handle.createQuery(SELECT + "where t.id = :id")
                    .bind("id", id)
                    .map((row, context) -> token(row))
                    .one();
            return new Token.WithSecret(token, secret);
        });
    }

    /** The caller's own, or everybody's for one who may manage them; oldest first, the revoked ones too. */
    public List<Token> visibleTo(Principal by) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where :all or t.user_id = :user order by t.id")
                .bind("all", by.may(Permission.TOKENS_MANAGE))
                .bind("user", by.userId())
                .map((row, context) -> token(row))
                .list());
    }

    /** Revoking a revoked token changes nothing. */
    public void revoke(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            Token token = handle.createQuery(SELECT + "where t.id = :id and (:all or t.user_id = :user)")
                    .bind("id", id)
                    .bind("all", by.may(Permission.TOKENS_MANAGE))
                    .bind("user", by.userId())
                    .map((row, context) -> token(row))
                    .findOne()
                    .orElseThrow(() -> new NotFound("security.unknown-token", "there is no token with the id " + id));
            int revoked = handle.execute(
                    "update security.tokens set revoked_at = ? where id = ? and revoked_at is null", now(), id);
            if (revoked == 1) {
                audit.record(handle, by.name(), "token.revoke", id.toString(), token.name());
            }
        });
    }

    /** Empty when the token is unknown or revoked, or its user disabled. */
    public Optional<Principal> find(String secret) {
        String hash = Hashes.ofSecret(secret);
        record Found(UUID tokenId, User user, Role role, Optional<Instant> lastUsedAt) {}
        Optional<Found> found = jdbi.withHandle(handle -> handle.createQuery("""
                        select t.id as token_id, t.role as token_role, t.last_used_at,
                               u.id, u.name, u.role, u.created_at, u.disabled_at
                        from security.tokens t join security.users u on u.id = t.user_id
                        where t.hash = :hash and t.revoked_at is null and u.disabled_at is null""")
                .bind("hash", hash)
                .map((row, context) -> new Found(
                        row.getObject("token_id", UUID.class),
                        Users.user(row),
                        Role.named(row.getString("token_role")),
                        instant(row, "last_used_at")))
                .findOne());
        found.ifPresent(token -> {
            Instant step = clock.instant().minus(SEEN_STEP);
            if (token.lastUsedAt().isEmpty() || token.lastUsedAt().get().isBefore(step)) {
                jdbi.useHandle(handle -> handle.execute(
                        "update security.tokens set last_used_at = ? where id = ?", now(), token.tokenId()));
            }
        });
        return found.map(token -> Principal.of(token.user(), token.role()));
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                row.getString("name"),
                Role.named(row.getString("role")),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
