package io.windrose.collect.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.collect.judging.Expectations;
import io.windrose.core.EventType;
import io.windrose.core.NotFound;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The plans of the sources, and how what came differs from them. Thread-safe. */
public final class Plans implements Expectations {
    /** Within this time a changed plan counts, on every node. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 10_000;

    private final Jdbi jdbi;
    private final LakePlan lake;
    private final AuditLog audit;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Cache<String, Optional<PlanCheck>> checks = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    public Plans(Jdbi jdbi, Lake lake, AuditLog audit, Clock clock, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.lake = new LakePlan(lake);
        this.audit = audit;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public List<String> violations(String source, EventType type, String name, JsonNode properties) {
        Optional<PlanCheck> check = check(source);
        if (check.isEmpty()) {
            return List.of();
        }
        List<String> found = check.get().violations(type, name, properties);
        for (String violation : found) {
            // By the kind alone: names are the senders' to choose, and there is no end to them.
            metrics.counter(
                            "windrose.plan.violations",
                            "source",
                            source,
                            "violation",
                            violation.split(":", 2)[0])
                    .increment();
        }
        return found;
    }

    private Optional<PlanCheck> check(String source) {
        Optional<PlanCheck> known = checks.getIfPresent(source);
        if (known != null) {
            return known;
        }
        // Outside the cache's own loading: that would hold its lock, and a virtual thread's carrier, around I/O.
        Optional<PlanCheck> found =
                jdbi.withHandle(handle -> find(handle, source)).map(kept -> new PlanCheck(kept.plan()));
        checks.put(source, found);
        return found;
    }

    /**
     * A source's plan.
     *
     * @throws NotFound when there is no such source
     */
    public Optional<KeptPlan> find(String source) {
        return jdbi.withHandle(handle -> {
            requireSource(handle, source);
            return find(handle, source);
        });
    }

    private static Optional<KeptPlan> find(Handle handle, String source) {
        return handle.createQuery("select plan, changed_at, changed_by from collect.plans where source_id = :source")
                .bind("source", source)
                .map((row, context) -> new KeptPlan(
                        PlanJson.read(row.getString("plan")),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("changed_by")))
                .findOne();
    }

    /** Gives a source its plan, in place of the one that it had. */
    public KeptPlan keep(String source, Plan plan, String actor) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            requireSource(handle, source);
            handle.createUpdate("""
                            insert into collect.plans (source_id, plan, changed_at, changed_by)
                            values (:source, :plan, :now, :actor)
                            on conflict (source_id) do update
                            set plan = excluded.plan, changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                    .bind("source", source)
                    .bind("plan", PlanJson.write(plan))
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("actor", actor)
                    .execute();
            audit.record(handle, actor, "plan.keep", source, plan.events().size() + " events");
        });
        checks.invalidate(source);
        return new KeptPlan(plan, now, actor);
    }

    /** Takes the plan away; nothing is flagged any more. Without one nothing changes. */
    public void remove(String source, String actor) {
        jdbi.useTransaction(handle -> {
            requireSource(handle, source);
            if (handle.execute("delete from collect.plans where source_id = ?", source) == 1) {
                audit.record(handle, actor, "plan.remove", source, "");
            }
        });
        checks.invalidate(source);
    }

    /** How often what is stored, received from {@code from} until before {@code to}, did not fit; the most first. */
    public List<PlanViolation> counted(String source, Instant from, Instant to) {
        jdbi.useHandle(handle -> requireSource(handle, source));
        return lake.violations(source, from, to);
    }

    /** A plan that the newest stored events of these days would fit. */
    public PlanProposal proposal(String source, Duration days) {
        jdbi.useHandle(handle -> requireSource(handle, source));
        return lake.proposal(source, clock.instant().minus(days));
    }

    private static void requireSource(Handle handle, String source) {
        boolean isThere = handle.createQuery("select exists (select from collect.sources where id = :source)")
                .bind("source", source)
                .mapTo(Boolean.class)
                .one();
        if (!isThere) {
            throw new NotFound(
                    "collect.unknown-source", "there is no such source; list the sources to see their names");
        }
    }
}
