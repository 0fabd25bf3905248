import type { ChosenRange } from "../../ui/DateRange";
import { type Dimension, type Filter, written } from "./filters";
import type { LeftOut } from "./leftOut";
import { type Measure, ORDERS } from "./measures";

export type View = { range: Pick<ChosenRange, "days" | "comparison" | "preset">; filters: Filter[]; included: LeftOut[] };

/** The question as the API takes it. */
export function asked({ range, filters, included }: View) {
  return { from: range.days.from, to: range.days.to, compare: range.comparison, include: included, filter: filters.map(written) };
}

export function askedBreakdown(view: View, by: Dimension, measure: Measure, rows: number) {
  return { ...asked(view), by, order: ORDERS[measure], rows };
}
