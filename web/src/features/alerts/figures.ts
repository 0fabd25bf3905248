import type { Format } from "../../format/numbers";
import type { KeptAlert } from "./alerts";
import type { texts } from "./texts";

/** What an alert says, in a sentence with its figures, as it was seen last. */
export function sentence(alert: Pick<KeptAlert, "kind" | "unit" | "currency" | "seen">, t: (typeof texts)["en"], format: Format, figures = alert.seen): string {
  const amount = (value: number) =>
    alert.unit === alert.currency || alert.unit === "revenue" ? format.money(value, alert.currency) : format.number(Math.round(value));
  const { reached, planned, low, high } = figures;
  const range = low === undefined || high === undefined ? undefined : low === high ? amount(low) : t.range(amount(low), amount(high));
  const plan = planned === undefined ? "" : amount(planned);
  switch (alert.kind) {
    case "over-budget":
      return range ? t.over(range, plan, amount(reached)) : t.reached(amount(reached), plan);
    case "under-budget":
      return range ? t.under(range, plan, amount(reached)) : t.reached(amount(reached), plan);
    case "behind-target":
      return range ? t.behind(range, plan, amount(reached), t.metric(alert.unit)) : t.reached(amount(reached), plan);
    case "spend-outside-dates":
      return t.outside(amount(reached));
  }
}
