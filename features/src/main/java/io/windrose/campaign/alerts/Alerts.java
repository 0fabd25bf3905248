package io.windrose.campaign.alerts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.results.Pacing;
import io.windrose.campaign.results.Watching;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The kept alerts of campaigns. Thread-safe. */
public final class Alerts {
    private static final int LONGEST_NOTE = 1_000;

    private final Jdbi jdbi;
    private final Campaigns campaigns;
    private final Watching watching;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Alerts(Jdbi jdbi, Campaigns campaigns, Watching watching, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.campaigns = campaigns;
        this.watching = watching;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What an evaluation did.
     *
     * @param judged how many campaigns were looked at
     * @param open how many alerts are open after it, acknowledged or not
     */
    public record Evaluated(int judged, int opened, int reopened, int closed, int open) {}

    /** How many there are. */
    public record Counts(long open, long acknowledged) {}

    /** Looks at all campaigns that are approved or live, and keeps what is off. */
    public Evaluated evaluate() {
        List<Campaign> running = campaigns.everything().stream()
                .filter(campaign -> switch (campaign.status()) {
                    case APPROVED, LIVE -> true;
                    case DRAFT, ENDED -> false;
                })
                .toList();
        return keep(watching.of(running));
    }

    /** One at a time; while another look is being kept, that one stands. */
    Evaluated keep(List<Watching.Standing> standings) {
        return jdbi.inTransaction(handle -> {
            boolean isAlone = handle.createQuery(
                            "select pg_try_advisory_xact_lock(hashtextextended('windrose.campaign.alerts', 0))")
                    .mapTo(Boolean.class)
                    .one();
            if (!isAlone) {
                return new Evaluated(
                        standings.size(), 0, 0, 0, AlertRows.open(handle).size());
            }
            Set<UUID> running = AlertRows.lockRunning(handle);
            List<Watching.Standing> still = standings.stream()
                    .filter(standing -> running.contains(standing.campaign().id()))
                    .toList();
            return new Evaluation(handle, ids, now()).of(still, watching.currency());
        });
    }

    /** Of the campaigns that the caller may see, the newest first. */
    public AlertPage list(AlertQuery query, Principal by) {
        Set<UUID> visible = campaigns.idsVisibleTo(by);
        List<Alert> found = jdbi.withHandle(handle -> handle.createQuery(AlertRows.SELECT
                        + "where a.campaign_id = any (:visible)"
                        + query.state().map(state -> " and " + state.condition).orElse("") + """

                                and (cast(:campaign as uuid) is null or a.campaign_id = cast(:campaign as uuid))
                                and (cast(:before as uuid) is null or a.id < cast(:before as uuid))
                                order by a.id desc limit :limit""")
                .bindArray("visible", UUID.class, visible)
                .bind("campaign", query.campaign().orElse(null))
                .bind("before", query.before().orElse(null))
                .bind("limit", query.limit() + 1)
                .map((row, context) -> AlertRows.alert(row))
                .list());
        List<Alert> shown = found.subList(0, Math.min(found.size(), query.limit()));
        return new AlertPage(
                shown,
                found.size() <= query.limit()
                        ? Optional.empty()
                        : Optional.of(shown.getLast().id()));
    }

    /** Of the campaigns that the caller may see. */
    public Counts counts(Principal by) {
        Set<UUID> visible = campaigns.idsVisibleTo(by);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) filter (where acknowledged_at is null), count(acknowledged_at)
                        from campaign.alerts where closed_at is null and campaign_id = any (:visible)""")
                .bindArray("visible", UUID.class, visible)
                .map((row, context) -> new Counts(row.getLong(1), row.getLong(2)))
                .one());
    }

    /**
     * Notes that somebody knows; the alert stays open until it is no longer so.
     *
     * @throws Conflict when it is closed, or somebody said so before
     */
    public Alert acknowledge(UUID id, String note, Principal by) {
        String said = note.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE || said.indexOf('\0') >= 0) {
            throw new Incorrect(
                    "campaign.note",
                    "the note has %d characters: say in 1 to %d what is done about the alert"
                            .formatted(said.length(), LONGEST_NOTE));
        }
        Set<UUID> visible = campaigns.idsVisibleTo(by);
        return jdbi.inTransaction(handle -> {
            Alert known = fetch(handle, id, visible);
            if (known.closing().isPresent()) {
                throw new Conflict(
                        "campaign.alert-closed",
                        "the alert of \"%s\" is closed, for it is no longer so: nothing is to be done"
                                .formatted(known.campaignName()));
            }
            known.acknowledgement().ifPresent(before -> {
                throw new Conflict(
                        "campaign.alert-acknowledged",
                        "the alert of \"%s\" was acknowledged by %s before: \"%s\""
                                .formatted(known.campaignName(), before.by(), before.note()));
            });
            handle.execute("""
                    update campaign.alerts set acknowledged_at = ?, acknowledged_by = ?, note = ? where id = ?""", now(), by.name(), said, id);
            audit.record(
                    handle,
                    by.name(),
                    "campaign.acknowledge",
                    known.campaign().toString(),
                    known.kind().word() + ": " + said);
            return fetch(handle, id, visible);
        });
    }

    private static Alert fetch(Handle handle, UUID id, Set<UUID> visible) {
        return AlertRows.fetch(handle, id)
                .filter(alert -> visible.contains(alert.campaign()))
                .orElseThrow(() -> new NotFound(
                        "campaign.unknown-alert",
                        "there is no alert with the id " + id
                                + " that you may see; its campaign may be deleted, or of another brand"));
    }

    /** How many alerts are open, by kind, as the database knows when the figure is read. */
    public void measure(MeterRegistry metrics) {
        for (Pacing.Alert.Kind kind : Pacing.Alert.Kind.values()) {
            Gauge.builder("windrose.campaign.alerts", () -> open(kind.word()))
                    .tag("kind", kind.word())
                    .description("Alerts of campaigns that are open, acknowledged or not")
                    .register(metrics);
        }
    }

    private long open(String kind) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from campaign.alerts where closed_at is null and kind = :kind")
                .bind("kind", kind)
                .mapTo(Long.class)
                .one());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
