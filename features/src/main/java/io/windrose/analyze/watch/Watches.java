package io.windrose.analyze.watch;

import io.windrose.analyze.anomaly.Anomalies;
import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.ask.DateRange;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.core.Problem;
import io.windrose.notice.Delivery;
import io.windrose.notice.Outbox;
import io.windrose.notice.Recipients;
import io.windrose.security.AuditLog;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.security.Users;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The watches that people keep. Thread-safe; several nodes may evaluate beside each other. */
public final class Watches {
    /** After midnight, until late events and the costs of the day before are there. */
    private static final Duration GRACE = Duration.ofHours(3);

    private static final int MOST_OF_ONE_OWNER = 100;
    private static final int MOST_SHOWN = 50;

    private final Parts parts;
    private final Jdbi jdbi;

    /**
     * What they are made of.
     *
     * @param limits which data somebody may see
     * @param app where people find the app
     */
    public record Parts(
            Jdbi jdbi,
            Anomalies anomalies,
            Questions questions,
            Users users,
            Function<Principal, DataLimit> limits,
            Outbox outbox,
            Supplier<URI> app,
            AuditLog audit,
            ZoneId zone,
            Ids ids,
            Clock clock) {}

    public Watches(Parts parts) {
        this.parts = parts;
        this.jdbi = parts.jdbi();
    }

    /** What an evaluation did. */
    public record Evaluated(int judged, int opened, int closed, int resting) {}

    /** The caller's own; for owners who see all data, everybody's. */
    public List<Watch> visibleTo(Principal by, DataLimit limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from "analyze".watches where owner_id = :user or :all order by lower(name), id""")
                .bind("user", by.userId())
                .bind("all", seesAll(by, limit))
                .map((row, context) -> WatchRows.watch(row))
                .list());
    }

    public Watch fetch(UUID id, Principal by, DataLimit limit) {
        return jdbi.withHandle(handle -> visible(handle, id, by, limit));
    }

    /** Of a watch, the newest first. */
    public List<Watch.Alert> alerts(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from "analyze".watch_alerts where watch_id = :id order by id desc limit :most""")
                .bind("id", id)
                .bind("most", MOST_SHOWN)
                .map((row, context) -> WatchRows.alert(row))
                .list());
    }

    /** A watch, and that its metric is not as expected. */
    public record Open(Watch watch, Watch.Alert alert) {}

    /** Of the watches that somebody sees, the alerts that are not over. */
    public List<Open> open(Principal by, DataLimit limit) {
        List<Watch> visible = visibleTo(by, limit);
        return jdbi.withHandle(handle -> visible.stream()
                .flatMap(watch -> WatchRows.open(handle, watch.id()).map(alert -> new Open(watch, alert)).stream())
                .toList());
    }

    /** What became of its notices, the newest first. */
    public List<Delivery> deliveries(UUID id) {
        return parts.outbox().deliveries(origin(id), MOST_SHOWN);
    }

    public Watch add(Watch.Draft draft, Principal by) {
        check(draft, by);
        UUID id = parts.ids().next();
        return jdbi.inTransaction(handle -> {
            requireFew(handle, by);
            bound(handle.createUpdate("""
                            insert into "analyze".watches
                                (id, owner_id, owner, name, question, dashboard_id, recipients, active, created_at,
                                 changed_at)
                            values (:id, :user, :by, :name, cast(:question as jsonb), cast(:dashboard as uuid),
                                    cast(:recipients as jsonb), :active, :now, :now)"""), id, draft)
                    .bind("user", by.userId())
                    .bind("by", by.name())
                    .execute();
            parts.audit().record(handle, by.name(), "watch.add", id.toString(), draft.name());
            return WatchRows.find(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    /** Only the owner changes it, for it acts with their rights. */
    public Watch change(UUID id, Function<Watch, Watch.Draft> change, Principal by) {
        return jdbi.inTransaction(handle -> {
            Watch known = locked(handle, id, by);
            if (!known.ownerId().equals(by.userId())) {
                throw new Forbidden(
                        "analyze.watch-of-another",
                        "the watch \"%s\" acts with the rights of %s: make one of your own"
                                .formatted(known.draft().name(), known.owner()));
            }
            Watch.Draft draft = change.apply(known);
            check(draft, by);
            bound(handle.createUpdate("""
                            update "analyze".watches
                            set name = :name, question = cast(:question as jsonb), dashboard_id = cast(:dashboard as uuid),
                                recipients = cast(:recipients as jsonb), active = :active, changed_at = :now,
                                resting = null
                            where id = :id"""), id, draft).execute();
            parts.audit().record(handle, by.name(), "watch.change", id.toString(), draft.name());
            return WatchRows.find(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    public void delete(UUID id, Principal by, DataLimit limit) {
        jdbi.useTransaction(handle -> {
            Watch known = visible(handle, id, by, limit);
            handle.execute("delete from \"analyze\".watches where id = ?", id);
            parts.audit()
                    .record(
                            handle,
                            by.name(),
                            "watch.delete",
                            id.toString(),
                            known.draft().name());
        });
    }

    /** Judges the last day that is whole, for all watches that have not judged it. */
    public Evaluated evaluate() {
        LocalDate day = LocalDateTime.ofInstant(parts.clock().instant(), parts.zone())
                .minus(GRACE)
                .toLocalDate()
                .minusDays(1);
        return evaluate(day);
    }

    /** Judges a day that is whole, for all watches that have judged neither it nor a later one. */
    public Evaluated evaluate(LocalDate day) {
        List<Watch> due = jdbi.withHandle(handle -> handle.createQuery("""
                        select * from "analyze".watches
                        where active and (judged_on is null or judged_on < :day) order by id""")
                .bind("day", day)
                .map((row, context) -> WatchRows.watch(row))
                .list());
        Evaluated sum = new Evaluated(0, 0, 0, 0);
        for (Watch watch : due) {
            Evaluated one = evaluate(watch, day);
            sum = new Evaluated(
                    sum.judged() + one.judged(),
                    sum.opened() + one.opened(),
                    sum.closed() + one.closed(),
                    sum.resting() + one.resting());
        }
        return sum;
    }

    private Evaluated evaluate(Watch watch, LocalDate day) {
        Expectation found;
        try {
            found = judge(watch, day);
        } catch (Problem problem) {
            jdbi.useHandle(handle -> handle.execute(
                    "update \"analyze\".watches set resting = ? where id = ?", problem.text(), watch.id()));
            return new Evaluated(0, 0, 0, 1);
        }
        return jdbi.inTransaction(handle -> keep(handle, watch, day, found));
    }

    /** With what explains it, where it is unusual. */
    private Expectation judge(Watch watch, LocalDate day) {
        Principal owner = parts.users()
                .acting(watch.ownerId())
                .orElseThrow(() -> new Forbidden(
                        "analyze.watch-without-owner",
                        "%s, with whose rights it acts, is disabled".formatted(watch.owner())));
        owner.require(Permission.ANALYZE_VIEW);
        owner.require(Permission.NOTICES_SEND);
        DataLimit limit = parts.limits().apply(owner);
        AnomalyRequest request = parts.questions().read(watch.draft(), owner, new DateRange(day, day));
        Expectation found = parts.anomalies().expectation(request, limit);
        return isUnusual(found)
                ? parts.anomalies()
                        .expectation(
                                new AnomalyRequest(
                                        request.figure(),
                                        request.range(),
                                        request.included(),
                                        request.conditions(),
                                        Optional.of(day),
                                        request.by()),
                                limit)
                : found;
    }

    private static boolean isUnusual(Expectation found) {
        return !found.days().isEmpty() && found.days().getLast().verdict().isUnusual();
    }

    /** Another node may have judged it meanwhile, or its owner changed it. */
    private Evaluated keep(Handle handle, Watch watch, LocalDate day, Expectation found) {
        int judged = handle.execute("""
                update "analyze".watches set judged_on = ?, resting = null
                where id = ? and active and changed_at = ? and (judged_on is null or judged_on < ?)""", day, watch.id(), watch.changedAt().atOffset(ZoneOffset.UTC), day);
        if (judged == 0) {
            return new Evaluated(0, 0, 0, 0);
        }
        if (found.days().isEmpty() || found.days().getLast().verdict() == Verdict.UNKNOWN) {
            return new Evaluated(1, 0, 0, 0);
        }
        Optional<Watch.Alert> open = WatchRows.open(handle, watch.id());
        Wording wording = new Wording(watch, found);
        if (isUnusual(found)) {
            if (open.isPresent()) {
                WatchRows.see(handle, open.get().id(), found.days().getLast());
                return new Evaluated(1, 0, 0, 0);
            }
            WatchRows.open(handle, parts.ids().next(), watch.id(), found.days().getLast(), wording.parts());
            parts.outbox()
                    .post(
                            handle,
                            origin(watch.id()),
                            watch.draft().recipients(),
                            wording.opened(parts.app().get()));
            return new Evaluated(1, 1, 0, 0);
        }
        if (open.isEmpty()) {
            return new Evaluated(1, 0, 0, 0);
        }
        WatchRows.close(handle, open.get().id(), day);
        parts.outbox()
                .post(
                        handle,
                        origin(watch.id()),
                        watch.draft().recipients(),
                        wording.closed(parts.app().get()));
        return new Evaluated(1, 0, 1, 0);
    }

    /** What it asks can be read, and its owner may ask it. */
    private void check(Watch.Draft draft, Principal by) {
        LocalDate day = parts.anomalies().lastDay();
        parts.questions().read(draft, by, new DateRange(day, day));
    }

    private static String origin(UUID id) {
        return "watch:" + id;
    }

    private static boolean seesAll(Principal by, DataLimit limit) {
        return by.role() == Role.OWNER && !limit.isLimited();
    }

    private static Watch visible(Handle handle, UUID id, Principal by, DataLimit limit) {
        return WatchRows.find(handle, id)
                .filter(watch -> watch.ownerId().equals(by.userId()) || seesAll(by, limit))
                .orElseThrow(() -> unknown(id));
    }

    /** Until the end of the transaction. */
    private static Watch locked(Handle handle, UUID id, Principal by) {
        handle.execute("select id from \"analyze\".watches where id = ? for update", id);
        return visible(handle, id, by, DataLimit.NONE);
    }

    private static void requireFew(Handle handle, Principal by) {
        int count = handle.createQuery("select count(*) from \"analyze\".watches where owner_id = :user")
                .bind("user", by.userId())
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_OF_ONE_OWNER) {
            throw new Conflict(
                    "analyze.too-many-watches", "you have %d watches, which is the most: delete some".formatted(count));
        }
    }

    private Update bound(Update update, UUID id, Watch.Draft draft) {
        return update.bind("id", id)
                .bind("name", draft.name())
                .bind("question", draft.question())
                .bind("dashboard", draft.dashboard().orElse(null))
                .bind("recipients", Recipients.write(draft.recipients()))
                .bind("active", draft.activity() == Watch.Activity.ACTIVE)
                .bind("now", now());
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(
                "analyze.unknown-watch",
                "there is no watch with the id " + id + " that you may see; it may be deleted");
    }

    private OffsetDateTime now() {
        return parts.clock().instant().atOffset(ZoneOffset.UTC);
    }
}
