package io.windrose.campaign;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The company's campaigns. Thread-safe. */
public final class Campaigns {
    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Campaigns(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    public Campaign fetch(UUID id, Principal by) {
        return jdbi.withHandle(handle -> visible(handle, id, by));
    }

    public CampaignPage list(CampaignQuery query, Principal by) {
        return jdbi.withHandle(handle -> new CampaignList(handle, query, BrandLimits.of(handle, by)).page());
    }

    /** As a draft. */
    public Campaign add(CampaignPlan plan, Principal by) {
        return jdbi.inTransaction(handle -> add(handle, plan, by));
    }

    Campaign add(Handle handle, CampaignPlan plan, Principal by) {
        BrandLimits.of(handle, by).require(plan.brand());
        plan.brand().ifPresent(brand -> Brands.requireKnown(handle, brand));
        Approval.checkApprover(plan, Optional.empty(), by);
        UUID id = ids.next();
        int added = CampaignRows.bound(handle.createUpdate("""
                        insert into campaign.campaigns
                            (id, name, objective, owner, brand_id, market, starts_on, ends_on, approver, budget_currency,
                             target_metric, target_value, channels, segments, messages, experiments, status, version,
                             created_at, created_by, changed_at, changed_by)
                        values (:id, :name, :objective, :owner, cast(:brand as uuid), :market,
                                cast(:startsOn as date), cast(:endsOn as date), :approver,
                                :budgetCurrency, :targetMetric, cast(:targetValue as numeric), :channels, :segments, :messages,
                                :experiments, 'draft', 1, :now, :by, :now, :by)
                        on conflict do nothing"""), plan)
                .bind("id", id)
                .bind("now", now())
                .bind("by", by.name())
                .execute();
        if (added == 0) {
            throw nameTaken(plan);
        }
        CampaignRows.keepBudget(handle, id, plan.budget());
        Revision.raise(handle);
        audit.record(handle, by.name(), "campaign.add", id.toString(), plan.name());
        return CampaignRows.fetch(handle, id).orElseThrow(() -> unknown(id));
    }

    /**
     * Changes what is planned.
     *
     * @param version the one that the change was made on
     * @throws Conflict when somebody changed it meanwhile
     */
    public Campaign change(UUID id, int version, CampaignPlan plan, Principal by) {
        return jdbi.inTransaction(handle -> {
            Campaign known = changeable(handle, id, version, by);
            BrandLimits.of(handle, by).require(plan.brand());
            plan.brand().ifPresent(brand -> Brands.requireKnown(handle, brand));
            Approval.checkChange(known, plan, by);
            checkName(handle, id, plan);
            CampaignRows.bound(handle.createUpdate("""
                            update campaign.campaigns
                            set name = :name, objective = :objective, owner = :owner,
                                brand_id = cast(:brand as uuid),
                                market = :market, starts_on = cast(:startsOn as date),
                                ends_on = cast(:endsOn as date), approver = :approver,
                                budget_currency = :budgetCurrency, target_metric = :targetMetric,
                                target_value = cast(:targetValue as numeric), channels = :channels, segments = :segments,
                                messages = :messages, experiments = :experiments, version = version + 1,
                                changed_at = :now, changed_by = :by
                            where id = :id"""), plan)
                    .bind("id", id)
                    .bind("now", now())
                    .bind("by", by.name())
                    .execute();
            CampaignRows.keepBudget(handle, id, plan.budget());
            Revision.raise(handle);
            audit.record(handle, by.name(), "campaign.change", id.toString(), plan.name());
            return CampaignRows.fetch(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    /**
     * Moves it to another status.
     *
     * @throws Conflict when it cannot go there from where it is
     * @throws Forbidden when the caller may not approve it
     */
    public Campaign move(UUID id, int version, Status to, Principal by) {
        return jdbi.inTransaction(handle -> {
            Campaign known = changeable(handle, id, version, by);
            Approval.checkMove(known, to, by);
            handle.createUpdate("""
                            update campaign.campaigns
                            set status = :status, version = version + 1, changed_at = :now, changed_by = :by,
                                approved_by = case :status when 'draft' then null when 'approved' then :by
                                              else approved_by end,
                                approved_at = case :status when 'draft' then null when 'approved' then :now
                                              else approved_at end
                            where id = :id""")
                    .bind("id", id)
                    .bind("status", to.word())
                    .bind("now", now())
                    .bind("by", by.name())
                    .execute();
            Revision.raise(handle);
            audit.record(
                    handle,
                    by.name(),
                    "campaign.move",
                    id.toString(),
                    known.status().word() + " to " + to.word());
            return CampaignRows.fetch(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    /** Only a draft; what was approved is ended instead. */
    public void delete(UUID id, Principal by) {
        by.require(Permission.CAMPAIGNS_MANAGE);
        jdbi.useTransaction(handle -> {
            lock(handle, id);
            Campaign known = visible(handle, id, by);
            if (known.status() != Status.DRAFT) {
                throw new Conflict(
                        "campaign.not-deletable",
                        "the campaign \"%s\" is %s: end it; only drafts are deleted"
                                .formatted(known.plan().name(), known.status().word()));
            }
            handle.execute("delete from campaign.campaigns where id = ?", id);
            Revision.raise(handle);
            audit.record(
                    handle,
                    by.name(),
                    "campaign.delete",
                    id.toString(),
                    known.plan().name());
        });
    }

    /** Campaigns of a file; each row by itself, and each bad one named. */
    public CampaignImport.Outcome bring(CampaignImport file, Principal by) {
        return jdbi.inTransaction(handle -> file.run(handle, this, by));
    }

    /** The campaign, if the caller may see it. */
    public static Optional<Campaign> find(Handle handle, UUID id, Principal by) {
        BrandLimits limits = BrandLimits.of(handle, by);
        return CampaignRows.fetch(handle, id)
                .filter(campaign -> limits.permit(campaign.plan().brand()));
    }

    static Campaign visible(Handle handle, UUID id, Principal by) {
        return find(handle, id, by).orElseThrow(() -> unknown(id));
    }

    /** Locked until the end of the transaction, so that of two changes at once the second sees the first. */
    private static Campaign changeable(Handle handle, UUID id, int version, Principal by) {
        lock(handle, id);
        Campaign known = visible(handle, id, by);
        if (known.version() != version) {
            throw new Conflict(
                    "campaign.changed",
                    "the campaign \"%s\" was changed by %s meanwhile: load it again, and make your change on that"
                            .formatted(known.plan().name(), known.changedBy()));
        }
        return known;
    }

    static void lock(Handle handle, UUID id) {
        handle.execute("select id from campaign.campaigns where id = ? for update", id);
    }

    private static void checkName(Handle handle, UUID id, CampaignPlan plan) {
        boolean isTaken = handle.createQuery("""
                        select exists (select from campaign.campaigns
                                       where lower(name) = lower(:name) and brand_id is not distinct from cast(:brand as uuid)
                                         and id <> :id)""")
                .bind("name", plan.name())
                .bind("brand", plan.brand().orElse(null))
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        if (isTaken) {
            throw nameTaken(plan);
        }
    }

    private static Conflict nameTaken(CampaignPlan plan) {
        return new Conflict(
                "campaign.exists",
                "there is a campaign \"" + plan.name()
                        + "\" of this brand already; change that one, or use another name");
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(
                "campaign.unknown",
                "there is no campaign with the id " + id + " that you may see; it may be deleted, or of another brand");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Whether the caller sees the campaigns of some brands only. */
    public boolean isLimited(Principal by) {
        return jdbi.withHandle(handle -> BrandLimits.of(handle, by).brands().isPresent());
    }

    /** All that the caller may see, by name. */
    public List<Campaign> visibleTo(Principal by) {
        BrandLimits limits = jdbi.withHandle(handle -> BrandLimits.of(handle, by));
        return everything().stream()
                .filter(campaign -> limits.permit(campaign.plan().brand()))
                .toList();
    }

    /** The ids of all that the caller may see. */
    public Set<UUID> idsVisibleTo(Principal by) {
        return jdbi.withHandle(handle -> {
            BrandLimits limits = BrandLimits.of(handle, by);
            return new HashSet<>(handle.createQuery(
                            "select id from campaign.campaigns where not :limited or brand_id = any (:brands)")
                    .bind("limited", limits.brands().isPresent())
                    .bindArray("brands", UUID.class, limits.brands().orElse(Set.of()))
                    .mapTo(UUID.class)
                    .list());
        });
    }

    /** All of them, for what is computed of campaigns without anybody's asking. */
    public List<Campaign> everything() {
        return jdbi.withHandle(handle -> handle.createQuery(CampaignRows.SELECT + "order by lower(c.name), c.id")
                .map((row, context) -> CampaignRows.campaign(row))
                .list());
    }
}
