package io.windrose.visualize;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.notice.Delivery;
import io.windrose.notice.Notice;
import io.windrose.notice.Outbox;
import io.windrose.notice.Recipients;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is sent again and again. Thread-safe; of several nodes one sends each time. */
public final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final int MOST_OF_ONE = 20;
    private static final int MOST_DELIVERIES = 50;

    private final Jdbi jdbi;
    private final Dashboards dashboards;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Ids ids;
    private final ZoneId zone;
    private final Clock clock;

    /** @param zone by whose clock they are sent */
    public Schedules(
            Jdbi jdbi, Dashboards dashboards, Outbox outbox, AuditLog audit, Ids ids, ZoneId zone, Clock clock) {
        this.jdbi = jdbi;
        this.dashboards = dashboards;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.zone = zone;
        this.clock = clock;
    }

    public Schedule add(Schedule.Subject subject, Schedule.Draft draft, Principal by) {
        String name = name(subject, by);
        if (subject instanceof Schedule.Subject.Letter && draft.timing().every() != Timing.Every.WEEK) {
            throw new Incorrect(
                    "visualize.letter-timing",
                    "the letter tells of a week, and goes each week, not each "
                            + draft.timing().every().word());
        }
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            if (all(handle, subject, by).size() >= MOST_OF_ONE) {
                throw new Conflict(
                        "visualize.too-many-schedules",
                        "\"%s\" has %d schedules already, which is the most: delete one".formatted(name, MOST_OF_ONE));
            }
            handle.execute(
                    """
                    insert into visualize.schedules
                        (id, dashboard_id, every, day, hour, view, language, recipients, maker_id, maker, made_at, next_at)
                    values (?, cast(? as uuid), ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)""",
                    id,
                    dashboard(subject).orElse(null),
                    draft.timing().every().word(),
                    draft.timing().day(),
                    draft.timing().hour(),
                    draft.view(),
                    draft.language(),
                    Recipients.write(draft.recipients()),
                    by.userId(),
                    by.name(),
                    now(),
                    next(draft.timing()));
            audit.record(
                    handle,
                    by.name(),
                    "schedule.add",
                    id.toString(),
                    "%s, each %s".formatted(name, draft.timing().every().word()));
            return fetch(handle, subject, id, by);
        });
    }

    /** Those of a dashboard; of the letter the caller's own, for owners all. By their ids. */
    public List<Schedule> of(Schedule.Subject subject, Principal by) {
        name(subject, by);
        return jdbi.withHandle(handle -> all(handle, subject, by));
    }

    /** Lets it rest, or go on at its next time. Who lets it go on is the one whose rights it keeps to. */
    public Schedule rest(Schedule.Subject subject, UUID id, boolean rests, Principal by) {
        String name = name(subject, by);
        return jdbi.inTransaction(handle -> {
            Schedule known = fetch(handle, subject, id, by);
            if (rests) {
                handle.execute("update visualize.schedules set next_at = null, resting = null where id = ?", id);
            } else {
                handle.execute(
                        "update visualize.schedules set next_at = ?, resting = null, maker_id = ?, maker = ? where id = ?",
                        next(known.draft().timing()),
                        by.userId(),
                        by.name(),
                        id);
            }
            audit.record(handle, by.name(), rests ? "schedule.rest" : "schedule.go-on", id.toString(), name);
            return fetch(handle, subject, id, by);
        });
    }

    public void delete(Schedule.Subject subject, UUID id, Principal by) {
        String name = name(subject, by);
        jdbi.useTransaction(handle -> {
            fetch(handle, subject, id, by);
            handle.execute("delete from visualize.schedules where id = ?", id);
            audit.record(handle, by.name(), "schedule.delete", id.toString(), name);
        });
    }

    /** Of what the caller sees. */
    private String name(Schedule.Subject subject, Principal by) {
        return switch (subject) {
            case Schedule.Subject.Board board ->
                dashboards.fetch(board.dashboard(), by).draft().name();
            case Schedule.Subject.Letter letter -> "Weekly letter";
        };
    }

    private static Optional<UUID> dashboard(Schedule.Subject subject) {
        return switch (subject) {
            case Schedule.Subject.Board board -> Optional.of(board.dashboard());
            case Schedule.Subject.Letter letter -> Optional.empty();
        };
    }

    /** What became of what it sent, the newest first. */
    public List<Delivery> deliveries(Schedule schedule) {
        return outbox.deliveries(origin(schedule), MOST_DELIVERIES);
    }

    /** Sends one beside its times. */
    public void sendNow(Schedule.Subject subject, UUID id, Function<Schedule, Notice> made, Principal by) {
        String name = name(subject, by);
        Schedule schedule = jdbi.withHandle(handle -> fetch(handle, subject, id, by));
        Notice notice = made.apply(schedule);
        jdbi.useTransaction(handle -> {
            outbox.post(handle, origin(schedule), schedule.draft().recipients(), notice);
            audit.record(handle, by.name(), "schedule.send", id.toString(), name);
        });
    }

    /**
     * Sends what is due. Each time is sent once: its row is held, and knows its next time in the transaction that posts
     * the notice. What cannot be made for good rests and says why; what may be made later is tried again the next time
     * that this is called, and does not hold up the others.
     */
    public void sendDue(Function<Schedule, Notice> made) {
        List<UUID> due = jdbi.withHandle(handle -> handle.createQuery(
                        "select id from visualize.schedules where next_at <= :now order by next_at")
                .bind("now", now())
                .mapTo(UUID.class)
                .list());
        for (UUID id : due) {
            try {
                sendOne(id, made);
            } catch (RuntimeException later) {
                LOG.warn("the schedule {} could not be sent, and is tried again", id, later);
            }
        }
    }

    private void sendOne(UUID id, Function<Schedule, Notice> made) {
        jdbi.useTransaction(handle -> handle.createQuery("""
                        select * from visualize.schedules where id = :id and next_at <= :now
                        for update skip locked""")
                .bind("id", id)
                .bind("now", now())
                .map((row, context) -> schedule(row))
                .findOne()
                .ifPresent(schedule -> send(handle, schedule, made)));
    }

    private void send(Handle handle, Schedule schedule, Function<Schedule, Notice> made) {
        Notice notice;
        try {
            notice = made.apply(schedule);
        } catch (Unavailable later) {
            throw later;
        } catch (Problem refused) {
            LOG.warn("a schedule rests: {}", refused.text());
            handle.execute(
                    "update visualize.schedules set next_at = null, resting = ? where id = ?",
                    refused.text(),
                    schedule.id());
            return;
        }
        outbox.post(handle, origin(schedule), schedule.draft().recipients(), notice);
        handle.execute(
                "update visualize.schedules set next_at = ? where id = ?",
                next(schedule.draft().timing()),
                schedule.id());
    }

    private static String origin(Schedule schedule) {
        return "schedule " + schedule.id();
    }

    private static List<Schedule> all(Handle handle, Schedule.Subject subject, Principal by) {
        return switch (subject) {
            case Schedule.Subject.Board board ->
                handle.createQuery("select * from visualize.schedules where dashboard_id = :dashboard order by id")
                        .bind("dashboard", board.dashboard())
                        .map((row, context) -> schedule(row))
                        .list();
            case Schedule.Subject.Letter letter ->
                handle.createQuery("""
                                select * from visualize.schedules
                                where dashboard_id is null and (maker_id = :by or :all) order by id""")
                        .bind("by", by.userId())
                        .bind("all", by.role() == Role.OWNER)
                        .map((row, context) -> schedule(row))
                        .list();
        };
    }

    private static Schedule fetch(Handle handle, Schedule.Subject subject, UUID id, Principal by) {
        return all(handle, subject, by).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "visualize.unknown-schedule", "there is no schedule with the id " + id + " that you may see"));
    }

    private static Schedule.Subject subject(@Nullable UUID dashboard) {
        return dashboard == null ? new Schedule.Subject.Letter() : new Schedule.Subject.Board(dashboard);
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                row.getObject("id", UUID.class),
                subject(row.getObject("dashboard_id", UUID.class)),
                new Schedule.Draft(
                        new Timing(Timing.Every.named(row.getString("every")), row.getInt("day"), row.getInt("hour")),
                        row.getString("view"),
                        row.getString("language"),
                        Recipients.read(row.getString("recipients"))),
                row.getObject("maker_id", UUID.class),
                row.getString("maker"),
                row.getTimestamp("made_at").toInstant(),
                moment(row.getTimestamp("next_at")),
                Optional.ofNullable(row.getString("resting")));
    }

    private static Optional<Instant> moment(@Nullable Timestamp stamp) {
        return Optional.ofNullable(stamp).map(Timestamp::toInstant);
    }

    private OffsetDateTime next(Timing timing) {
        return timing.after(clock.instant(), zone).atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
