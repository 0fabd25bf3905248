import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import type { Results } from "./campaigns";
import type { Campaign } from "./plan";
import { paceOf } from "./pacing";
import { texts } from "./texts";

/** What the campaign came to so far, and whether it is on its plan. */
export function CampaignAnswer({ campaign, results }: { campaign: Campaign; results: Results | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { startsOn, endsOn } = campaign;
  const when = startsOn && endsOn ? t.runs(format.days(startsOn, endsOn)) : t.noDates;
  if (!results) return `${when}.`;
  const { total, currency, pacing } = results;
  if (total.cost === 0 && total.orders === 0 && total.visits === 0) return `${when}. ${t.nothingResolves}`;
  const money = (amount: number) => format.moneyHeadline(amount, currency);
  const came = t.came(money(total.cost), t.orderCount(format.number(total.orders), total.orders), money(total.net));
  const pace = campaign.status === "live" && pacing.budget ? paceOf(pacing.budget) : undefined;
  return `${when}. ${came}${pace ? ` ${t[`spent-${pace.pace}`](format.percent(pace.share))}` : ""}`;
}
