package io.windrose.security;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Those who may sign in. Thread-safe. */
public final class Users {
    static final String COLUMNS = "id, name, role, created_at, disabled_at";
    static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._%+@-]{1,100}");

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Users(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** At the very first start: the owner, with the password to print. Empty when there are users already. */
    public Optional<User.WithPassword> createFirstOwner() {
        if (!jdbi.withHandle(Users::isEmpty)) {
            return Optional.empty();
        }
        String password = ids.secret("");
        String hash = Hashes.ofPassword(password);
        return jdbi.inTransaction(handle -> {
            // Several nodes may meet an empty database at once.
            handle.execute("lock table security.users in exclusive mode");
            if (!isEmpty(handle)) {
                return Optional.empty();
            }
            User owner = insert(handle, "owner", Role.OWNER, hash);
            audit.record(handle, "windrose", "user.add", owner.name(), "the first start's owner");
            return Optional.of(new User.WithPassword(owner, password));
        });
    }

    public User.WithPassword add(String name, Role role, Principal by) {
        if (!NAME.matcher(name).matches()) {
            throw new Incorrect(
                    "security.user-name",
                    "\"" + name + "\" cannot be a user's name: use 1 to 100 letters, digits and . _ % + @ -");
        }
        String password = ids.secret("");
        String hash = Hashes.ofPassword(password);
        return jdbi.inTransaction(handle -> {
            handle.execute("lock table security.users in exclusive mode");
            if (findByName(handle, name).isPresent()) {
                throw new Conflict(
                        "security.user-exists", "there is a user \"" + name + "\" already; use another name");
            }
            User user = insert(handle, name, role, hash);
            audit.record(handle, by.name(), "user.add", name, "as " + role.word());
            return new User.WithPassword(user, password);
        });
    }

    /** All users, oldest first. */
    public List<User> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from security.users order by created_at, id")
                        .map((row, context) -> user(row))
                        .list());
    }

    public User changeRole(UUID id, Role role, Principal by) {
        return jdbi.inTransaction(handle -> {
            User user = lock(handle, id);
            handle.execute("update security.users set role = ? where id = ?", role.word(), id);
            requireAnOwner(handle, user);
            audit.record(
                    handle, by.name(), "user.role", user.name(), user.role().word() + " to " + role.word());
            return fetch(handle, id);
        });
    }

    /** Ends the user's sessions; the tokens answer no more while the user is disabled. */
    public User disable(UUID id, Principal by) {
        return jdbi.inTransaction(handle -> {
            User user = lock(handle, id);
            handle.execute("update security.users set disabled_at = coalesce(disabled_at, ?) where id = ?", now(), id);
            handle.execute("delete from security.sessions where user_id = ?", id);
            requireAnOwner(handle, user);
            audit.record(handle, by.name(), "user.disable", user.name(), "");
            return fetch(handle, id);
        });
    }

    public User enable(UUID id, Principal by) {
        return jdbi.inTransaction(handle -> {
            User user = lock(handle, id);
            handle.execute("update security.users set disabled_at = null where id = ?", id);
            audit.record(handle, by.name(), "user.enable", user.name(), "");
            return fetch(handle, id);
        });
    }

    private static boolean isEmpty(Handle handle) {
        return handle.createQuery("select not exists (select from security.users)")
                .mapTo(Boolean.class)
                .one();
    }

    /** A new random password, for one who lost theirs; ends the user's sessions. */
    public User.WithPassword resetPassword(UUID id, Principal by) {
        String password = ids.secret("");
        String hash = Hashes.ofPassword(password);
        return jdbi.inTransaction(handle -> {
            User user = lock(handle, id);
            storePassword(handle, id, hash);
            audit.record(handle, by.name(), "user.reset-password", user.name(), "");
            return new User.WithPassword(user, password);
        });
    }

    /** The user's own change; ends all their sessions, this one too. */
    public void changePassword(Principal by, String current, String replacement) {
        requireGoodPassword(replacement);
        String stored = jdbi.withHandle(handle -> passwordHash(handle, by.userId()));
        if (!Hashes.matches(current, stored)) {
            throw new Incorrect("security.wrong-password", "the current password is wrong; nothing was changed");
        }
        String hash = Hashes.ofPassword(replacement);
        jdbi.useTransaction(handle -> {
            lock(handle, by.userId());
            if (!passwordHash(handle, by.userId()).equals(stored)) {
                throw new Conflict(
                        "security.password-changed", "the password was changed meanwhile; sign in with the new one");
            }
            storePassword(handle, by.userId(), hash);
            audit.record(handle, by.name(), "user.change-password", by.name(), "");
        });
    }

    /** For whoever can read the data folder's key: the oldest owner that is not disabled. */
    public Principal operator() {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from security.users where role = 'owner' and disabled_at is null"
                        + " order by created_at, id limit 1")
                .map((row, context) -> Principal.of(user(row), Principal.Proof.DATA_FOLDER))
                .one());
    }

    /** For what a user asked to be done while they are away, with the rights of now; empty for one who is disabled. */
    public Optional<Principal> acting(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from security.users where id = :id and disabled_at is null")
                .bind("id", id)
                .map((row, context) -> Principal.of(user(row), Principal.Proof.KEPT))
                .findOne());
    }

    static Optional<User> findByName(Handle handle, String name) {
        return handle.createQuery("select " + COLUMNS + " from security.users where lower(name) = lower(:name)")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne();
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.named(row.getString("role")),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("disabled_at")).map(Timestamp::toInstant));
    }

    static String passwordHash(Handle handle, UUID id) {
        return handle.createQuery("select password_hash from security.users where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static void requireGoodPassword(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            throw new Incorrect(
                    "security.password-length",
                    "the new password has " + length + " characters; take " + SHORTEST_PASSWORD + " to "
                            + LONGEST_PASSWORD + ", for example four random words");
        }
    }

    private void storePassword(Handle handle, UUID id, String hash) {
        handle.execute("update security.users set password_hash = ? where id = ?", hash, id);
        handle.execute("delete from security.sessions where user_id = ?", id);
    }

    private User insert(Handle handle, String name, Role role, String hash) {
        UUID id = ids.next();
        handle.execute(
                "insert into security.users (id, name, role, password_hash, created_at) values (?, ?, ?, ?, ?)",
                id,
                name,
                role.word(),
                hash,
                now());
        return fetch(handle, id);
    }

    /** Locks all users, so that two changes at once cannot leave no owner. */
    private static User lock(Handle handle, UUID id) {
        handle.execute("lock table security.users in exclusive mode");
        return fetch(handle, id);
    }

    private static User fetch(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from security.users where id = :id")
                .bind("id", id)
                .map((row, context) -> user(row))
                .findOne()
                .orElseThrow(() -> new NotFound("security.unknown-user", "there is no user with the id " + id));
    }

    private static void requireAnOwner(Handle handle, User changed) {
        boolean left = handle.createQuery(
                        "select exists (select from security.users where role = 'owner' and disabled_at is null)")
                .mapTo(Boolean.class)
                .one();
        if (!left) {
            throw new Conflict(
                    "security.last-owner",
                    "\"" + changed.name() + "\" is the last owner; make another user an owner first");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
