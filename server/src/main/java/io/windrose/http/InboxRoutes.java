package io.windrose.http;

import io.windrose.campaign.inbox.Choice;
import io.windrose.campaign.inbox.Decision;
import io.windrose.campaign.inbox.Inbox;
import io.windrose.campaign.inbox.InboxItem;
import io.windrose.campaign.inbox.InboxSums;
import io.windrose.campaign.inbox.Money;
import io.windrose.campaign.inbox.Proposal;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What occurs in the data and is no campaign's, and what people make of it. */
public final class InboxRoutes {
    private static final int MOST_CHOICES = 1_000;

    private final Inbox inbox;

    public InboxRoutes(Inbox inbox) {
        this.inbox = inbox;
    }

    private record Item(
            String kind,
            Map<String, String> fields,
            List<Money> cost,
            List<Money> revenue,
            long visits,
            LocalDate firstSeen,
            LocalDate lastSeen,
            List<String> examples,
            List<Proposed> proposals) {
        static Item of(InboxItem item) {
            return new Item(
                    item.value().key().kind().word(),
                    item.value().key().named(),
                    item.value().cost(),
                    item.value().revenue(),
                    item.value().visits(),
                    item.value().firstSeen(),
                    item.value().lastSeen(),
                    item.value().examples(),
                    item.proposals().stream().map(Proposed::of).toList());
        }
    }

    private record Proposed(UUID campaign, String campaignName, double confidence, String reason, Why why) {
        static Proposed of(Proposal proposal) {
            return new Proposed(
                    proposal.campaign(),
                    proposal.campaignName(),
                    proposal.confidence(),
                    proposal.reason(),
                    Why.of(proposal.why()));
        }
    }

    private record Why(String likeness, String name, Optional<Integer> letters, String days) {
        static Why of(Proposal.Reason why) {
            return new Why(
                    why.likeness().word(),
                    why.name(),
                    Optional.of(why.letters()).filter(letters -> letters > 0),
                    why.days().word());
        }
    }

    private record Sums(
            String currency,
            Share cost,
            Share revenue,
            BigDecimal unmarkedRevenue,
            long unratedCosts,
            long unratedOrders) {
        static Sums of(InboxSums sums) {
            return new Sums(
                    sums.currency(),
                    new Share(sums.resolvedCost(), sums.unresolvedCost()),
                    new Share(sums.resolvedRevenue(), sums.unresolvedRevenue()),
                    sums.unmarked(),
                    sums.unratedCosts(),
                    sums.unratedOrders());
        }
    }

    private record Share(BigDecimal resolved, BigDecimal unresolved) {}

    private record Chosen(
            @Nullable String kind,
            @Nullable Map<String, String> fields,
            @Nullable UUID campaign) {
        static Chosen of(Choice choice) {
            return new Chosen(choice.key().kind().word(), choice.key().named(), choice.campaign());
        }

        Choice choice() {
            return new Choice(
                    KeyDraft.of(KeyKind.named(Request.required(kind, "kind")), Request.required(fields, "fields")),
                    Request.required(campaign, "campaign"));
        }
    }

    private record Choices(@Nullable List<Chosen> items) {
        List<Choice> choices() {
            List<Chosen> given = Request.required(items, "items");
            if (given.isEmpty() || given.size() > MOST_CHOICES) {
                throw new Incorrect(
                        "campaign.choices", "there are %d items: give 1 to %d".formatted(given.size(), MOST_CHOICES));
            }
            return given.stream().map(Chosen::choice).toList();
        }
    }

    private record Shown(
            UUID id,
            String kind,
            Map<String, String> fields,
            UUID campaign,
            String campaignName,
            String verdict,
            Instant decidedAt,
            String decidedBy,
            Optional<Instant> undoneAt,
            Optional<String> undoneBy) {
        static Shown of(Decision decision) {
            return new Shown(
                    decision.id(),
                    decision.key().kind().word(),
                    decision.key().named(),
                    decision.campaign(),
                    decision.campaignName(),
                    decision.verdict().word(),
                    decision.decidedAt(),
                    decision.decidedBy(),
                    decision.undoneAt(),
                    decision.undoneBy());
        }
    }

    /** {@code refused} says why there is no {@code decision}. */
    private record Outcome(Optional<Shown> decision, Optional<Refused> refused) {
        static Outcome of(Inbox.Outcome outcome) {
            return switch (outcome) {
                case Inbox.Decided(Decision decision) -> new Outcome(Optional.of(Shown.of(decision)), Optional.empty());
                case Inbox.Refused(Choice choice, String code, String text) ->
                    new Outcome(Optional.empty(), Optional.of(new Refused(Chosen.of(choice), code, text)));
            };
        }
    }

    private record Refused(Chosen item, String code, String text) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/campaign-inbox", view, this::list).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaign-inbox/sums", view, this::sums).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaign-inbox/accept", manage, this::accept).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaign-inbox/reject", manage, this::reject).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaign-inbox/decisions", view, this::decisions).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaign-inbox/decisions/{id}/undo", manage, this::undo)
                        .keepsToBrands());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(inbox.items(request.principal()).stream()
                .limit(request.number("limit", 200, 10_000))
                .map(Item::of)
                .toList()));
    }

    private Reply sums(Request request) {
        return Reply.ok(Sums.of(inbox.sums(request.principal())));
    }

    private Reply accept(Request request) {
        return shown(inbox.accept(request.body(Choices.class).choices(), request.principal()));
    }

    private Reply reject(Request request) {
        return shown(inbox.reject(request.body(Choices.class).choices(), request.principal()));
    }

    private static Reply shown(List<Inbox.Outcome> outcomes) {
        return Reply.ok(Page.whole(outcomes.stream().map(Outcome::of).toList()));
    }

    private Reply decisions(Request request) {
        return Reply.ok(Page.whole(
                inbox.decisions((int) request.number("limit", 200, 1_000), request.principal()).stream()
                        .map(Shown::of)
                        .toList()));
    }

    private Reply undo(Request request) {
        return Reply.ok(Shown.of(inbox.undo(request.id("id"), request.principal())));
    }
}
