package io.windrose.campaign.links;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.Keys;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Excerpt;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Builds and keeps links. Thread-safe. */
public final class Links {
    private final Jdbi jdbi;
    private final Campaigns campaigns;
    private final Keys keys;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;
    private final LinkVisits visits;

    public Links(Jdbi jdbi, Lake lake, Campaigns campaigns, Keys keys, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.campaigns = campaigns;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.visits = new LinkVisits(lake);
    }

    public NamingRules rules() {
        return jdbi.withHandle(Links::rules);
    }

    /** In the place of all rules that there are. */
    public NamingRules keepRules(NamingRules rules, Principal by) {
        if (rules.rules().stream().map(NamingRule::mark).distinct().count()
                < rules.rules().size()) {
            throw new Incorrect("campaign.rule-twice", "a mark has two naming rules: give one for each");
        }
        jdbi.useTransaction(handle -> {
            handle.execute("delete from campaign.naming_rules");
            for (NamingRule rule : rules.rules()) {
                handle.createUpdate("""
                                insert into campaign.naming_rules (field, letter_case, separator, required, allowed)
                                values (:field, :case, :separator, :required, :allowed)""")
                        .bind("field", rule.mark().word())
                        .bind("case", rule.letterCase().word())
                        .bind("separator", rule.separator())
                        .bind("required", rule.presence() == NamingRule.Presence.REQUIRED)
                        .bindArray("allowed", String.class, rule.allowed())
                        .execute();
            }
            audit.record(
                    handle, by.name(), "naming.change", "links", rules.rules().size() + " rules");
        });
        return rules();
    }

    /**
     * Builds all the links, or none. Their campaign mark becomes a key of the campaign.
     *
     * @throws Incorrect naming the rule that a link breaks
     * @throws io.windrose.core.Conflict when the mark is another campaign's
     */
    public List<Link> build(UUID campaign, LinkOrder order, Principal by) {
        Campaign of = campaigns.fetch(campaign, by);
        return jdbi.inTransaction(handle -> {
            NamingRules rules = rules(handle);
            List<Map<Mark, String>> marks =
                    order.marks(of.plan().name()).stream().map(rules::apply).toList();
            List<Link> built = new ArrayList<>();
            marks.forEach(each -> built.add(keep(handle, campaign, MarkedAddress.of(order.address(), each), each, by)));
            keys.claim(handle, campaign, marks.stream().map(Links::fields).toList(), by).stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(against -> {
                        throw against;
                    });
            audit.record(handle, by.name(), "link.build", campaign.toString(), built.size() + " links");
            return built;
        });
    }

    /** What would become of an order; nothing is kept. */
    public CheckedOrder check(UUID campaign, LinkOrder order, Principal by) {
        Campaign of = campaigns.fetch(campaign, by);
        Checking checking = new Checking(keys, of, order, by);
        return jdbi.withHandle(handle -> {
            handle.begin();
            try {
                return checking.against(handle, rules(handle));
            } finally {
                handle.rollback();
            }
        });
    }

    static List<String> fields(Map<Mark, String> marks) {
        return List.of(
                marks.getOrDefault(Mark.CAMPAIGN, ""),
                marks.getOrDefault(Mark.SOURCE, ""),
                marks.getOrDefault(Mark.MEDIUM, ""),
                marks.getOrDefault(Mark.CONTENT, ""));
    }

    /** One that was built before stays as it is. */
    private Link keep(Handle handle, UUID campaign, String address, Map<Mark, String> marks, Principal by) {
        handle.createUpdate("""
                        insert into campaign.links (id, campaign_id, address, marks, built_at, built_by)
                        values (:id, :campaign, :address, cast(:marks as jsonb), :now, :by)
                        on conflict (campaign_id, address) do nothing""")
                .bind("id", ids.next())
                .bind("campaign", campaign)
                .bind("address", address)
                .bind("marks", LinkRows.json(marks))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", by.name())
                .execute();
        return LinkRows.find(handle, campaign, address)
                .orElseThrow(() -> new Conflict(
                        "campaign.link-gone", "the link %s was deleted meanwhile: try again".formatted(address)));
    }

    /** Of all campaigns that the caller may see, the newest first. */
    public LinkPage list(LinkQuery query, Principal by) {
        Set<UUID> visible = campaigns.idsVisibleTo(by);
        return jdbi.withHandle(handle -> LinkRows.page(handle, query, visible));
    }

    /**
     * How many visits came with the marks of each of these links.
     *
     * @param seen what the caller may see of the lake; empty for everything
     */
    public Map<UUID, Long> visits(LinkPage page, Optional<Excerpt> seen) {
        return visits.of(page.links().stream().map(LinkPage.Listed::link).toList(), seen);
    }

    /** The campaign's, oldest first. */
    public List<Link> of(UUID campaign, Principal by) {
        campaigns.fetch(campaign, by);
        return jdbi.withHandle(handle -> LinkRows.of(handle, campaign));
    }

    public Link fetch(UUID campaign, UUID id, Principal by) {
        return of(campaign, by).stream()
                .filter(link -> link.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("campaign.unknown-link", "the campaign has no link with the id " + id));
    }

    /** Its key stays: the link may be out in the world. */
    public void delete(UUID campaign, UUID id, Principal by) {
        Link known = fetch(campaign, id, by);
        jdbi.useTransaction(handle -> {
            handle.execute("delete from campaign.links where id = ?", id);
            audit.record(handle, by.name(), "link.delete", campaign.toString(), known.address());
        });
    }

    private static NamingRules rules(Handle handle) {
        return new NamingRules(handle.createQuery("select * from campaign.naming_rules order by field")
                .map((row, context) -> new NamingRule(
                        Mark.named(row.getString("field")),
                        NamingRule.LetterCase.named(row.getString("letter_case")),
                        row.getString("separator"),
                        row.getBoolean("required") ? NamingRule.Presence.REQUIRED : NamingRule.Presence.OPTIONAL,
                        List.of((String[]) row.getArray("allowed").getArray())))
                .list());
    }
}
