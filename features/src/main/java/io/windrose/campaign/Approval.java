package io.windrose.campaign;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may move a campaign on, and who may change one that was approved. */
final class Approval {
    private Approval() {}

    static void checkMove(Campaign campaign, Status to, Principal by) {
        CampaignPlan plan = campaign.plan();
        if (!campaign.status().next().contains(to)) {
            throw new Conflict(
                    "campaign.no-such-move",
                    "the campaign \"%s\" is %s and cannot become %s; %s"
                            .formatted(plan.name(), campaign.status().word(), to.word(), possible(campaign.status())));
        }
        if (to != Status.APPROVED) {
            by.require(Permission.CAMPAIGNS_MANAGE);
            return;
        }
        if (plan.startsOn().isEmpty() || plan.endsOn().isEmpty()) {
            throw new Conflict(
                    "campaign.no-dates",
                    "the campaign \"%s\" has no first or no last day: give both, then have it approved"
                            .formatted(plan.name()));
        }
        if (!mayApprove(plan.approver(), by)) {
            throw new Forbidden(
                    "campaign.not-approver",
                    "the campaign \"%s\" is approved by %s"
                            .formatted(
                                    plan.name(),
                                    plan.approver()
                                            .map(name -> "\"" + name + "\" or an owner: ask them")
                                            .orElse("an owner, for it names no approver: ask one")));
        }
    }

    /** Nobody makes themselves the approver, but for owners, who approve anyhow. */
    static void checkApprover(CampaignPlan plan, Optional<CampaignPlan> before, Principal by) {
        boolean isNew = before.isEmpty() || !before.get().approver().equals(plan.approver());
        boolean isOwn = plan.approver().filter(by.name()::equals).isPresent();
        if (isNew && isOwn && by.role() != Role.OWNER) {
            throw new Forbidden(
                    "campaign.own-approver",
                    "you cannot make yourself the approver of \"%s\": name another user, or ask an owner"
                            .formatted(plan.name()));
        }
    }

    static void checkChange(Campaign known, CampaignPlan plan, Principal by) {
        checkApprover(plan, Optional.of(known.plan()), by);
        boolean isApproved = known.status() != Status.DRAFT;
        if (isApproved
                && !known.plan().agreesWith(plan)
                && !mayApprove(known.plan().approver(), by)) {
            throw new Forbidden(
                    "campaign.approved-plan",
                    "the campaign \"%s\" is %s: its brand, dates, budget, target and approver are changed by %s an owner"
                            .formatted(
                                    known.plan().name(),
                                    known.status().word(),
                                    known.plan()
                                            .approver()
                                            .map(name -> "\"" + name + "\" or")
                                            .orElse("")));
        }
    }

    /** Whether the caller may give it other dates. */
    static boolean maySetDates(Campaign campaign, Principal by) {
        return switch (campaign.status()) {
            case DRAFT -> by.may(Permission.CAMPAIGNS_MANAGE);
            case APPROVED, LIVE ->
                by.may(Permission.CAMPAIGNS_MANAGE)
                        && mayApprove(campaign.plan().approver(), by);
            case ENDED -> false;
        };
    }

    private static boolean mayApprove(Optional<String> approver, Principal by) {
        return by.role() == Role.OWNER || approver.filter(by.name()::equals).isPresent();
    }

    private static String possible(Status status) {
        return status.next().isEmpty()
                ? "copy it to run it again"
                : "it can become "
                        + status.next().stream().sorted().map(Status::word).collect(Collectors.joining(" or "));
    }
}
