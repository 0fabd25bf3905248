import type { Schema } from "../../api/client";
import type { Format } from "../../format/numbers";

export const MEASURES = ["visitors", "visits", "pageViews", "orders", "revenue", "conversion"] as const;
export type Measure = (typeof MEASURES)[number];

/** By what rows are ordered where the measure is shown: a share of few visits says little. */
export const ORDERS: Record<Measure, "visitors" | "visits" | "page-views" | "orders" | "revenue"> = {
  visitors: "visitors",
  visits: "visits",
  pageViews: "page-views",
  orders: "orders",
  revenue: "revenue",
  conversion: "visits",
};

export function valueOf(figures: Schema<"Figures">, measure: Measure): number | null {
  return figures[measure] ?? null;
}

/** In three significant figures. */
export function headline(format: Format, measure: Measure, value: number | null, currency: string | undefined): string {
  if (value === null) return "–";
  if (measure === "conversion") return format.percent(value);
  if (measure === "revenue" && currency) return format.moneyHeadline(value, currency);
  return format.headline(value);
}

/** As exact as it is known. */
export function exact(format: Format, measure: Measure, value: number | null, currency: string | undefined): string {
  if (value === null) return "–";
  if (measure === "conversion") return format.percent(value);
  if (measure === "revenue" && currency) return format.money(value, currency);
  return format.number(value);
}
