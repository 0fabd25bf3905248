package io.windrose.http;

import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Creative;
import io.windrose.campaign.Status;
import io.windrose.campaign.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How campaigns look in the API. */
final class CampaignForms {
    private CampaignForms() {}

    record Week(@Nullable LocalDate monday, @Nullable BigDecimal amount) {
        Budget.Week week() {
            return new Budget.Week(
                    Request.required(monday, "budget.weeks.monday"), Request.required(amount, "budget.weeks.amount"));
        }
    }

    /** {@code total} is told, not asked for. */
    record ShownBudget(
            @Nullable String currency,
            @Nullable List<Week> weeks,
            @Nullable BigDecimal total) {
        static ShownBudget of(Budget budget) {
            return new ShownBudget(
                    budget.currency(),
                    budget.weeks().stream()
                            .map(week -> new Week(week.monday(), week.amount()))
                            .toList(),
                    budget.total());
        }

        Budget budget() {
            return new Budget(
                    Request.required(currency, "budget.currency"),
                    Request.required(weeks, "budget.weeks").stream()
                            .map(Week::week)
                            .toList());
        }
    }

    record ShownTarget(@Nullable String metric, @Nullable BigDecimal value) {
        static ShownTarget of(Target target) {
            return new ShownTarget(target.metric().word(), target.value());
        }

        Target target() {
            return new Target(
                    Target.Metric.named(Request.required(metric, "target.metric")),
                    Request.required(value, "target.value"));
        }
    }

    /** {@code version} only in a change. */
    record Draft(
            @Nullable String name,
            @Nullable String objective,
            @Nullable String owner,
            @Nullable UUID brand,
            @Nullable String market,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable String approver,
            @Nullable ShownBudget budget,
            @Nullable ShownTarget target,
            @Nullable List<String> channels,
            @Nullable List<String> segments,
            @Nullable List<String> messages,
            @Nullable List<String> experiments,
            @Nullable Integer version) {
        /** @param usualOwner who answers for it where nobody is named */
        CampaignPlan plan(String usualOwner) {
            return new CampaignPlan(
                    Request.required(name, "name"),
                    objective == null ? "" : objective,
                    owner == null ? usualOwner : owner,
                    Optional.ofNullable(brand),
                    Optional.ofNullable(market),
                    Optional.ofNullable(startsOn),
                    Optional.ofNullable(endsOn),
                    Optional.ofNullable(approver),
                    Optional.ofNullable(budget).map(ShownBudget::budget),
                    Optional.ofNullable(target).map(ShownTarget::target),
                    orNone(channels),
                    orNone(segments),
                    orNone(messages),
                    orNone(experiments));
        }
    }

    private static List<String> orNone(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    record Shown(
            UUID id,
            String name,
            String objective,
            String owner,
            Optional<UUID> brand,
            Optional<String> brandName,
            Optional<String> market,
            Optional<LocalDate> startsOn,
            Optional<LocalDate> endsOn,
            Optional<String> approver,
            Optional<ShownBudget> budget,
            Optional<ShownTarget> target,
            List<String> channels,
            List<String> segments,
            List<String> messages,
            List<String> experiments,
            String status,
            List<String> next,
            Optional<Campaign.Approval> approval,
            int version,
            Instant createdAt,
            String createdBy,
            Instant changedAt,
            String changedBy) {
        static Shown of(Campaign campaign) {
            CampaignPlan plan = campaign.plan();
            return new Shown(
                    campaign.id(),
                    plan.name(),
                    plan.objective(),
                    plan.owner(),
                    plan.brand(),
                    campaign.brandName(),
                    plan.market(),
                    plan.startsOn(),
                    plan.endsOn(),
                    plan.approver(),
                    plan.budget().map(ShownBudget::of),
                    plan.target().map(ShownTarget::of),
                    plan.channels(),
                    plan.segments(),
                    plan.messages(),
                    plan.experiments(),
                    campaign.status().word(),
                    campaign.status().next().stream().sorted().map(Status::word).toList(),
                    campaign.approval(),
                    campaign.version(),
                    campaign.createdAt(),
                    campaign.createdBy(),
                    campaign.changedAt(),
                    campaign.changedBy());
        }
    }

    record ShownCreative(
            UUID id,
            String name,
            String kind,
            Optional<String> text,
            Optional<String> mediaType,
            Optional<Long> bytes,
            Optional<String> sha256,
            Instant createdAt,
            String createdBy) {
        static ShownCreative of(Creative creative) {
            return switch (creative.content()) {
                case Creative.Text text ->
                    of(creative, "text", Optional.of(text.text()), Optional.empty(), Optional.empty());
                case Creative.Picture picture ->
                    of(creative, "picture", Optional.empty(), Optional.of(picture), Optional.of(picture.bytes()));
            };
        }

        private static ShownCreative of(
                Creative creative,
                String kind,
                Optional<String> text,
                Optional<Creative.Picture> picture,
                Optional<Long> bytes) {
            return new ShownCreative(
                    creative.id(),
                    creative.name(),
                    kind,
                    text,
                    picture.map(Creative.Picture::mediaType),
                    bytes,
                    picture.map(Creative.Picture::sha256),
                    creative.createdAt(),
                    creative.createdBy());
        }
    }
}
