package io.windrose.optimize.plan;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.database.Database;
import io.windrose.optimize.mix.FileWeeks;
import io.windrose.optimize.mix.FittedMix;
import io.windrose.optimize.mix.LakeWeeks;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.MixJson;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.Mixes;
import io.windrose.optimize.mix.WeeklyTable;
import io.windrose.science.budget.ApprovedPlan;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Budget plans of the company: made at once, kept as scenarios, approved and followed. Thread-safe. */
public final class BudgetPlans implements AutoCloseable {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_KEPT = 500;

    private final Jdbi jdbi;
    private final Mixes mixes;
    private final Solving solving;
    private final LaterWeeks later;
    private final AuditLog audit;
    private final String version;
    private final Ids ids;
    private final Clock clock;

    /** @param version of the program, which is kept with each plan */
    public BudgetPlans(
            Database database, Mixes mixes, LakeWeeks lake, AuditLog audit, String version, Ids ids, Clock clock) {
        this.jdbi = database.jdbi();
        this.mixes = mixes;
        this.solving = new Solving(mixes, version);
        this.later = new LaterWeeks(lake);
        this.audit = audit;
        this.version = version;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a plan, and keeps nothing.
     *
     * @throws Incorrect when the request cannot be met, with the line and what to change
     * @throws Conflict when the model has not converged
     */
    public PlanAnswer plan(PlanRequest request) {
        // A fit that somebody deleted is known no longer, whatever is in memory.
        mixes.require(request.mix());
        return solving.solve(request);
    }

    /**
     * Makes a plan and keeps it as a scenario.
     *
     * @throws Incorrect when it has no name, or cannot be met
     */
    public KeptPlan save(String name, PlanRequest request, Principal by) {
        String known = name.strip();
        if (known.isEmpty() || known.length() > LONGEST_NAME) {
            throw new Incorrect(
                    "optimize.wrong-name",
                    "a name of %d characters; give 1 to %d".formatted(known.length(), LONGEST_NAME));
        }
        Mix mix = mixes.fetch(request.mix());
        PlanAnswer answer = plan(request);
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            requireRoom(handle);
            handle.execute(
                    """
                    insert into optimize.plans
                        (id, name, mix_id, origin, request, answer, version, maker_id, maker, made_at)
                    values (?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb), ?, ?, ?, ?)""",
                    id,
                    known,
                    mix.id(),
                    MixJson.write(mix.question().origin()),
                    MixJson.write(request),
                    MixJson.write(answer),
                    version,
                    by.userId(),
                    by.name(),
                    clock.instant().atOffset(ZoneOffset.UTC));
            audit.record(handle, by.name(), "plan.save", id.toString(), known);
            return PlanRows.fetch(handle, id);
        });
    }

    private static void requireRoom(Handle handle) {
        int kept = handle.createQuery("select count(*) from optimize.plans")
                .mapTo(Integer.class)
                .one();
        if (kept >= MOST_KEPT) {
            throw new Conflict(
                    "optimize.too-many-plans", "%d plans are kept, which is the most: delete some".formatted(kept));
        }
    }

    /** The newest first. */
    public List<KeptPlan> all() {
        return jdbi.withHandle(PlanRows::all);
    }

    public KeptPlan fetch(UUID id) {
        return jdbi.withHandle(handle -> PlanRows.fetch(handle, id));
    }

    /**
     * Freezes a plan: from now on its spend and what was expected of it stay as they are, whatever becomes of its
     * model.
     *
     * @throws Conflict when it is approved already, or its model is gone
     */
    public KeptPlan approve(UUID id, Principal by) {
        KeptPlan plan = fetch(id);
        requireOpen(plan);
        byte[] frozen = solving.on(() -> FrozenCodec.write(approved(plan)));
        return jdbi.inTransaction(handle -> {
            int changed = handle.execute(
                    "update optimize.plans set approver = ?, approved_at = ?, frozen = ? where id = ? and approved_at is null",
                    by.name(),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    frozen,
                    id);
            KeptPlan now = PlanRows.fetch(handle, id);
            if (changed == 0) {
                requireOpen(now);
            }
            audit.record(handle, by.name(), "plan.approve", id.toString(), now.name());
            return now;
        });
    }

    private static void requireOpen(KeptPlan plan) {
        plan.approval().ifPresent(approval -> {
            throw new Conflict(
                    "optimize.already-approved",
                    "\"%s\" was approved by %s and stays as it is: save another plan to approve"
                            .formatted(plan.name(), approval.by()));
        });
    }

    private ApprovedPlan approved(KeptPlan plan) {
        FittedMix fitted = mixes.fitted(plan.request().mix());
        Planner planner = new Planner(KnownCurves.of(fitted), plan.request(), version);
        double[][] spend =
                plan.answer().lines().stream().map(PlanAnswer.LineAnswer::spend).toArray(double[][]::new);
        return new ApprovedPlan(planner.problem().lines(), spend, planner.rest(fitted));
    }

    /** Forgets a plan, by who made it or an owner. */
    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            KeptPlan plan = PlanRows.fetch(handle, id);
            if (!plan.makerId().equals(by.userId()) && by.role() != Role.OWNER) {
                throw new Forbidden(
                        "optimize.plan-of-another",
                        "the plan \"%s\" is %s's: ask them, or an owner, to delete it"
                                .formatted(plan.name(), plan.maker()));
            }
            handle.execute("delete from optimize.plans where id = ?", id);
            audit.record(handle, by.name(), "plan.delete", id.toString(), plan.name());
        });
    }

    /**
     * Later weeks of the file that a plan's model is of.
     *
     * @throws Incorrect when the model is of the lake, or the file has none of the plan's weeks
     */
    public PlanTracking bring(UUID id, String text, Principal by) {
        KeptPlan plan = fetch(id);
        ApprovedPlan approved = frozen(plan);
        WeeklyTable brought =
                switch (plan.origin()) {
                    case MixQuestion.OfLake lake ->
                        throw new Incorrect(
                                "optimize.weeks-of-lake",
                                "\"%s\" is followed by the costs and orders of the lake: import them there"
                                        .formatted(plan.name()));
                    case MixQuestion.OfFile(String file, var choice) -> FileWeeks.read(text, choice);
                };
        WeeklyTable weeks = LaterWeeks.within(plan, brought);
        if (weeks.count() == 0) {
            throw new Incorrect(
                    "optimize.no-later-weeks",
                    "the file ends before %s, when the plan \"%s\" begins: bring it with its later weeks"
                            .formatted(plan.answer().start(), plan.name()));
        }
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "update optimize.plans set brought = cast(? as jsonb) where id = ?", MixJson.write(weeks), id);
            audit.record(handle, by.name(), "plan.weeks", id.toString(), plan.name());
        });
        return tracking(fetch(id), approved);
    }

    /**
     * What became of an approved plan so far.
     *
     * @throws Conflict when it is not approved
     */
    public PlanTracking track(UUID id) {
        KeptPlan plan = fetch(id);
        return tracking(plan, frozen(plan));
    }

    private ApprovedPlan frozen(KeptPlan plan) {
        return jdbi.withHandle(handle -> PlanRows.frozen(handle, plan.id()))
                .map(FrozenCodec::read)
                .orElseThrow(() -> new Conflict(
                        "optimize.not-approved",
                        "\"%s\" is a scenario, and only what was approved is followed: approve it"
                                .formatted(plan.name())));
    }

    private PlanTracking tracking(KeptPlan plan, ApprovedPlan approved) {
        LaterWeeks.Followed followed = later.follow(plan, approved);
        KeptPlan.Held ofAll = jdbi.inTransaction(handle -> {
            followed.tracking()
                    .ifPresent(tracking -> handle.execute(
                            "update optimize.plans set inside = ?, counted = ? where id = ?",
                            tracking.coverage().inside(),
                            tracking.coverage().of(),
                            plan.id()));
            return PlanRows.held(handle);
        });
        return new PlanTracking(
                plan.answer().start(),
                plan.answer().weeks(),
                followed.known(),
                followed.tracking(),
                followed.elsewhere(),
                ofAll);
    }

    @Override
    public void close() {
        solving.close();
    }
}
