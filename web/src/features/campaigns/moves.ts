import type { Me } from "../../api/session";
import type { Campaign } from "./plan";

export type Status = Campaign["status"];
export const STATUSES: Status[] = ["draft", "approved", "live", "ended"];

export type Refusal = "no-dates" | "not-approver" | "no-approver" | "no-permission";
export type Move = { to: Status; refusal?: Refusal };

/** Whether this user may approve it: the one it names, or an owner of the installation. */
function mayApprove(campaign: Campaign, me: Me): boolean {
  return me.role === "owner" || (campaign.approver !== undefined && campaign.approver === me.name);
}

/** Where it can go from here, with the reason where this user may not send it there; the server's rules, told before. */
export function movesOf(campaign: Campaign, me: Me): Move[] {
  return campaign.next.map((to) => {
    if (to !== "approved") return me.permissions.includes("campaigns.manage") ? { to } : { to, refusal: "no-permission" };
    if (!campaign.startsOn || !campaign.endsOn) return { to, refusal: "no-dates" };
    return mayApprove(campaign, me) ? { to } : { to, refusal: campaign.approver ? "not-approver" : "no-approver" };
  });
}

/** From approval on, what was approved is changed by those who may approve it. */
export function agreedIsLocked(campaign: Campaign, me: Me): boolean {
  return campaign.status !== "draft" && !mayApprove(campaign, me);
}
