package io.windrose.campaign.inbox;

import io.windrose.campaign.Brands;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.Key;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.Keys;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.core.Problem;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What occurs in the data and is no campaign's. Thread-safe. */
public final class Inbox {
    private final Jdbi jdbi;
    private final InboxValues values;
    private final Campaigns campaigns;
    private final Brands brands;
    private final Keys keys;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    /**
     * What the inbox is made of.
     *
     * @param currency the company's
     */
    public record Parts(
            Jdbi jdbi,
            Lake lake,
            Campaigns campaigns,
            Brands brands,
            Keys keys,
            String currency,
            AuditLog audit,
            Ids ids,
            Clock clock) {}

    public Inbox(Parts parts) {
        this.jdbi = parts.jdbi();
        this.values = new InboxValues(parts.lake(), parts.currency());
        this.campaigns = parts.campaigns();
        this.brands = parts.brands();
        this.keys = parts.keys();
        this.audit = parts.audit();
        this.ids = parts.ids();
        this.clock = parts.clock();
    }

    /** What became of a choice. */
    public sealed interface Outcome {}

    /** It is kept. */
    public record Decided(Decision decision) implements Outcome {}

    /** It is not, and why. */
    public record Refused(Choice choice, String code, String text) implements Outcome {}

    /** The most money first: cost, then revenue, in the company's currency; then visits. */
    public List<InboxItem> items(Principal by) {
        List<Campaign> visible = campaigns.visibleTo(by);
        Proposing proposing = new Proposing(visible, keys.ofAll(visible));
        Map<KeyDraft, Set<UUID>> rejected = jdbi.withHandle(Inbox::rejected);
        return values.find(brands.limit(by).excerpt()).stream()
                .sorted(Comparator.comparing((Unresolved value) -> worth(value.cost()))
                        .thenComparing(value -> worth(value.revenue()))
                        .thenComparingLong(Unresolved::visits)
                        .reversed()
                        .thenComparing(value -> value.key().words()))
                .map(value -> new InboxItem(value, proposing.of(value, rejected.getOrDefault(value.key(), Set.of()))))
                .toList();
    }

    /** Of what the caller may see. */
    public InboxSums sums(Principal by) {
        return values.sums(brands.limit(by).excerpt());
    }

    /** What has no rate counts for nothing in the order, and is shown without its worth. */
    private static BigDecimal worth(List<Money> money) {
        return money.stream().flatMap(each -> each.worth().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Makes keys of what was chosen, each by itself. */
    public List<Outcome> accept(List<Choice> choices, Principal by) {
        return decided(choices, by, (handle, choice) -> {
            Key key = keys.add(handle, choice.campaign(), choice.key(), Key.Origin.INBOX, by);
            return decide(handle, choice, Decision.Verdict.ACCEPTED, Optional.of(key.id()), by);
        });
    }

    /** Notes what is not so; it is not proposed again. */
    public List<Outcome> reject(List<Choice> choices, Principal by) {
        return decided(
                choices,
                by,
                (handle, choice) -> decide(handle, choice, Decision.Verdict.REJECTED, Optional.empty(), by));
    }

    private interface Step {
        Decision of(Handle handle, Choice choice);
    }

    private List<Outcome> decided(List<Choice> choices, Principal by, Step step) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Choice choice : choices) {
            try {
                campaigns.fetch(choice.campaign(), by);
                outcomes.add(new Decided(jdbi.inTransaction(handle -> step.of(handle, choice))));
            } catch (Problem e) {
                outcomes.add(new Refused(choice, e.code(), e.text()));
            }
        }
        return outcomes;
    }

    private Decision decide(Handle handle, Choice choice, Decision.Verdict verdict, Optional<UUID> key, Principal by) {
        UUID id = ids.next();
        int added = handle.createUpdate("""
                        insert into campaign.decisions
                            (id, kind, fields, campaign_id, verdict, key_id, decided_at, decided_by)
                        values (:id, :kind, :fields, :campaign, :verdict, cast(:key as uuid), :now, :by)
                        on conflict do nothing""")
                .bind("id", id)
                .bind("kind", choice.key().kind().word())
                .bindArray("fields", String.class, choice.key().fields())
                .bind("campaign", choice.campaign())
                .bind("verdict", verdict.word())
                .bind("key", key.orElse(null))
                .bind("now", now())
                .bind("by", by.name())
                .execute();
        if (added == 0) {
            throw new Conflict(
                    "campaign.decided",
                    "it was decided before whether %s is that campaign's: undo that first"
                            .formatted(choice.key().words()));
        }
        audit.record(
                handle,
                by.name(),
                "inbox." + verdict.word(),
                choice.campaign().toString(),
                choice.key().words());
        return DecisionRows.fetch(handle, id).orElseThrow(() -> unknown(id));
    }

    /** The newest first, those of the campaigns that the caller may see. */
    public List<Decision> decisions(int limit, Principal by) {
        Set<UUID> visible = campaigns.idsVisibleTo(by);
        return jdbi.withHandle(DecisionRows::all).stream()
                .filter(decision -> visible.contains(decision.campaign()))
                .limit(limit)
                .toList();
    }

    /** Takes a decision back, with the key that it made. */
    public Decision undo(UUID id, Principal by) {
        return jdbi.inTransaction(handle -> {
            Decision known = DecisionRows.fetch(handle, id).orElseThrow(() -> unknown(id));
            campaigns.fetch(known.campaign(), by);
            if (known.undoneAt().isPresent()) {
                throw new Conflict("campaign.undone", "the decision %s was undone before".formatted(id));
            }
            Optional<UUID> key = DecisionRows.key(handle, id);
            handle.execute(
                    "update campaign.decisions set undone_at = ?, undone_by = ?, key_id = null where id = ?",
                    now(),
                    by.name(),
                    id);
            key.ifPresent(made -> keys.delete(handle, known.campaign(), made, by));
            audit.record(
                    handle,
                    by.name(),
                    "inbox.undo",
                    known.campaign().toString(),
                    known.key().words());
            return DecisionRows.fetch(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    private static Map<KeyDraft, Set<UUID>> rejected(Handle handle) {
        return DecisionRows.all(handle).stream()
                .filter(decision -> decision.verdict() == Decision.Verdict.REJECTED
                        && decision.undoneAt().isEmpty())
                .collect(Collectors.groupingBy(
                        Decision::key, Collectors.mapping(Decision::campaign, Collectors.toSet())));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("campaign.unknown-decision", "there is no decision with the id " + id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
