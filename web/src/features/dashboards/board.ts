import { addDays, type Comparison, comparedWith, COMPARISONS, daysOf, isDay, type Preset, PRESETS as ALL_PRESETS } from "../../format/range";
import type { ChosenRange } from "../../ui/DateRange";
import { parsedCondition } from "../explore/address";
import type { Condition } from "../explore/answers";
import type { Filter } from "../overview/filters";
import type { Annotation, Card, Dates } from "./dashboards";

/** What a card is told by its dashboard and its reader. */
export type CardView = {
  range: ChosenRange;
  /** The card has dates of its own. */
  own: boolean;
  conditions: Condition[];
  annotations: Annotation[];
  onFilter: (condition: Condition) => void;
  /** That the card is of, where it is a kept one. */
  dashboard?: string | undefined;
  /** Where the card's question is asked elsewhere. */
  ways?: ((card: Card) => Ways) | undefined;
};

export type Ways = {
  /** With what the dashboard says, to look on from there. */
  open?: string;
  /** The question alone, to put it back changed. */
  edit?: string;
};

const PRESETS: Record<number, Preset> = { 1: "today", 7: "last-7-days", 30: "last-30-days", 90: "last-90-days" };

/** Kept dates as the days that they are today. */
export function rangeOf(dates: Dates, comparison: Comparison, today: string): ChosenRange {
  const count = dates.days;
  const days = count === undefined ? { from: dates.from ?? today, to: dates.to ?? today } : { from: addDays(today, 1 - count), to: today };
  const preset = count === undefined ? undefined : PRESETS[count];
  return { days, comparison, compared: comparedWith(days, comparison), ...(preset && { preset }) };
}

/** What the address says of dates and filters. */
export const VIEW_NAMES = ["from", "to", "range", "compare", "where"];
type Address = Pick<URLSearchParams, "get" | "getAll" | "has">;

/** The dates that the address names, else those that the dashboard keeps. */
export function rangeIn(address: Address, kept: { dates: Dates; compare: Comparison }, now: string): ChosenRange {
  const comparison = COMPARISONS.find((one) => one === address.get("compare")) ?? kept.compare;
  const from = address.get("from");
  const to = address.get("to");
  const preset = ALL_PRESETS.find((one) => one === address.get("range"));
  if (isDay(from) && isDay(to) && from <= to) return { days: { from, to }, comparison, compared: comparedWith({ from, to }, comparison) };
  if (!preset) return rangeOf(kept.dates, comparison, now);
  const days = daysOf(preset, now);
  return { days, preset, comparison, compared: comparedWith(days, comparison) };
}

/** The filters that the address names, which may be none, else those that the dashboard keeps. */
export function conditionsIn(address: Address, kept: Condition[]): Condition[] {
  return address.has("where") ? address.getAll("where").flatMap((text) => parsedCondition(text) ?? []) : kept;
}

const DIMENSIONS: Record<string, Filter["dimension"]> = {
  channel: "channel",
  campaign: "campaign",
  referrer: "referrer",
  country: "country",
  device: "device",
  browser: "browser",
  "landing-page": "landing-page",
  path: "page",
};

/** Conditions as the overview's filters, and those that it cannot ask. */
export function filtersOf(conditions: Condition[]): { filters: Filter[]; unmet: Condition[] } {
  const filters: Filter[] = [];
  const unmet: Condition[] = [];
  for (const condition of conditions) {
    const { field, is, values = [] } = condition;
    const dimension = DIMENSIONS[field.replace(/^visit\./, "")];
    if (!dimension) unmet.push(condition);
    else if (is === "is" || is === "is-not") filters.push(...values.map((value) => ({ dimension, match: is, value })));
    else if (is === "known" || is === "unknown") filters.push({ dimension, match: is === "unknown" ? "is" : "is-not", value: "" });
    else unmet.push(condition);
  }
  return { filters, unmet };
}

/** A filter of the overview, chosen by a click on one of its rows, as a condition. */
export function conditionOf({ dimension, match, value }: Filter): Condition {
  const field = dimension === "page" ? "path" : dimension;
  if (value === "") return { field, is: match === "is" ? "unknown" : "known" };
  return { field, is: match, values: [value] };
}

/** With one condition for a field and value at most. */
export function withCondition(conditions: Condition[], added: Condition): Condition[] {
  const same = (one: Condition) => one.field === added.field && one.values?.join("|") === added.values?.join("|");
  return [...conditions.filter((one) => !same(one)), added];
}

export type Kind = "words" | "query" | NonNullable<Card["analysis"]>["kind"];

export function kindOf(card: Card): Kind {
  return card.analysis?.kind ?? (card.query === undefined ? "words" : "query");
}

/** Columns and rows of a new card. */
export function sizeOf(kind: Kind, chart: string | undefined): [number, number] {
  switch (kind) {
    case "words":
      return [12, 2];
    case "overview":
      return chart === "figure" ? [3, 2] : chart === "figures" ? [12, 2] : chart === "breakdown" ? [6, 6] : [12, 5];
    case "retention":
    case "query":
    case "funnels":
      return [6, 6];
    case "trends":
      return chart === "figure" ? [3, 3] : [6, 5];
    case "web":
      return chart === "figures" || chart === "vitals" ? [12, 3] : [12, 6];
    case "acquisition":
    case "campaigns":
    case "paths":
      return [12, 6];
  }
}
