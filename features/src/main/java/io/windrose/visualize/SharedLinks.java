package io.windrose.visualize;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Secrets;
import io.windrose.security.Signer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Links by which whoever has them reads a dashboard, without signing in, until they expire or are revoked. A link is
 * signed, so that none can be guessed or lengthened. Thread-safe.
 */
public final class SharedLinks {
    private static final int MOST_DAYS = 90;
    private static final int MOST_OF_ONE = 50;
    private static final int LONGEST_VIEW = 4_000;

    private final Jdbi jdbi;
    private final Dashboards dashboards;
    private final Signer signer;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public SharedLinks(Jdbi jdbi, Dashboards dashboards, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.dashboards = dashboards;
        this.signer = new Signer(new Secrets(jdbi, ids).named("shared-link"));
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Shares a dashboard.
     *
     * @param days how long it can be read
     */
    public SharedLink share(UUID dashboard, String view, String language, int days, Principal by) {
        String name = dashboards.fetch(dashboard, by).draft().name();
        if (days < 1 || days > MOST_DAYS) {
            throw new Incorrect("visualize.wrong-days", "a link for %d days; give 1 to %d".formatted(days, MOST_DAYS));
        }
        String kept = Texts.checked("the dates and filters of a link", view, LONGEST_VIEW);
        UUID id = ids.next();
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            checkCount(handle, dashboard);
            handle.execute(
                    """
                    insert into visualize.shared_links
                        (id, dashboard_id, view, language, sharer_id, sharer, made_at, expires_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""",
                    id,
                    dashboard,
                    kept,
                    language,
                    by.userId(),
                    by.name(),
                    now.atOffset(ZoneOffset.UTC),
                    now.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC));
            audit.record(
                    handle,
                    by.name(),
                    "dashboard.share",
                    dashboard.toString(),
                    "%s, for %d days".formatted(name, days));
            return find(handle, id).orElseThrow(SharedLinks::closed);
        });
    }

    /** Those of a dashboard, the newest first. */
    public List<SharedLink> of(UUID dashboard, Principal by) {
        dashboards.fetch(dashboard, by);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from visualize.shared_links where dashboard_id = :dashboard order by id desc")
                .bind("dashboard", dashboard)
                .map((row, context) -> link(row))
                .list());
    }

    /** Nobody reads by it from now on. */
    public void revoke(UUID dashboard, UUID id, Principal by) {
        String name = dashboards.fetch(dashboard, by).draft().name();
        jdbi.useTransaction(handle -> {
            int changed = handle.execute(
                    "update visualize.shared_links set revoked_at = coalesce(revoked_at, ?) where id = ? and dashboard_id = ?",
                    clock.instant().atOffset(ZoneOffset.UTC),
                    id,
                    dashboard);
            if (changed == 0) {
                throw new NotFound("visualize.unknown-link", "the dashboard has no link with the id " + id);
            }
            audit.record(handle, by.name(), "dashboard.unshare", dashboard.toString(), name);
        });
    }

    /** What stands in its address: its id, and that it is from here. */
    public String key(SharedLink link) {
        return link.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(signed(link)));
    }

    /**
     * The link that can be read now.
     *
     * @throws NotFound for all others alike, so that nothing can be told of them
     */
    public SharedLink open(String key) {
        String[] parts = key.split("\\.", 2);
        if (parts.length < 2) {
            throw closed();
        }
        try {
            UUID id = UUID.fromString(parts[0]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[1]);
            return jdbi.withHandle(handle -> find(handle, id))
                    .filter(link -> signer.signed(signed(link), signature))
                    .filter(link ->
                            link.revokedAt().isEmpty() && clock.instant().isBefore(link.expiresAt()))
                    .orElseThrow(SharedLinks::closed);
        } catch (IllegalArgumentException e) {
            throw closed();
        }
    }

    private static String signed(SharedLink link) {
        return link.id() + " " + link.dashboard() + " " + link.expiresAt().toEpochMilli();
    }

    private static NotFound closed() {
        return new NotFound(
                "visualize.link-closed",
                "this link leads nowhere: it is not whole, has expired, or was revoked; ask who sent it for another");
    }

    private void checkCount(Handle handle, UUID dashboard) {
        int count = handle.createQuery("""
                        select count(*) from visualize.shared_links
                        where dashboard_id = :dashboard and revoked_at is null and expires_at > :now""")
                .bind("dashboard", dashboard)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_OF_ONE) {
            throw new Conflict(
                    "visualize.too-many-links",
                    "the dashboard has %d links already, which is the most: revoke some".formatted(count));
        }
    }

    private static Optional<SharedLink> find(Handle handle, UUID id) {
        return handle.createQuery("select * from visualize.shared_links where id = :id")
                .bind("id", id)
                .map((row, context) -> link(row))
                .findOne();
    }

    private static SharedLink link(ResultSet row) throws SQLException {
        return new SharedLink(
                row.getObject("id", UUID.class),
                row.getObject("dashboard_id", UUID.class),
                row.getString("view"),
                row.getString("language"),
                row.getObject("sharer_id", UUID.class),
                row.getString("sharer"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
    }
}
