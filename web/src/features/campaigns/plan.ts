import type { Schema } from "../../api/client";
import { isDay } from "../../format/range";
import { mondayOf, mondaysOf, totalOf } from "./weeks";

export type Campaign = Schema<"Campaign">;
export type Draft = Schema<"CampaignDraft">;
export type Metric = Schema<"CampaignMetric">;
export const METRICS: Metric[] = ["revenue", "orders", "new-customers", "visits", "cost-per-order", "return-on-spend"];

/** A plan while it is written: everything a text, a list, or a number that may not be there yet. */
export type PlanForm = {
  name: string;
  objective: string;
  owner: string;
  brand: string;
  market: string;
  startsOn: string;
  endsOn: string;
  approver: string;
  currency: string;
  /** By the Mondays of the weeks. */
  amounts: Record<string, number>;
  metric: Metric | "";
  target: number | "";
  channels: string[];
  segments: string[];
  messages: string[];
  experiments: string[];
};

export type Field = keyof PlanForm;

export function emptyForm(owner: string, currency: string): PlanForm {
  return {
    name: "",
    objective: "",
    owner,
    brand: "",
    market: "",
    startsOn: "",
    endsOn: "",
    approver: "",
    currency,
    amounts: {},
    metric: "",
    target: "",
    channels: [],
    segments: [],
    messages: [],
    experiments: [],
  };
}

export function formOf(campaign: Campaign, currency: string): PlanForm {
  return {
    name: campaign.name,
    objective: campaign.objective,
    owner: campaign.owner,
    brand: campaign.brand ?? "",
    market: campaign.market ?? "",
    startsOn: campaign.startsOn ?? "",
    endsOn: campaign.endsOn ?? "",
    approver: campaign.approver ?? "",
    currency: campaign.budget?.currency ?? currency,
    amounts: Object.fromEntries(campaign.budget?.weeks.map(({ monday, amount }) => [monday, amount]) ?? []),
    metric: campaign.target?.metric ?? "",
    target: campaign.target?.value ?? "",
    channels: campaign.channels,
    segments: campaign.segments,
    messages: campaign.messages,
    experiments: campaign.experiments,
  };
}

/** The weeks in which the campaign runs, if both its dates are there, and those that have an amount all the same. */
export function weeksOf(form: PlanForm): { running: string[]; outside: string[] } {
  const filled = Object.keys(form.amounts).sort();
  if (!isDay(form.startsOn) || !isDay(form.endsOn) || form.endsOn < form.startsOn) return { running: [], outside: filled };
  const running = mondaysOf(form.startsOn, form.endsOn);
  return { running, outside: filled.filter((monday) => monday < mondayOf(form.startsOn) || monday > form.endsOn) };
}

export function budgetOf(form: PlanForm): number {
  const { running } = weeksOf(form);
  return totalOf(running.map((monday) => form.amounts[monday] ?? 0));
}

export type Mistake = "no-name" | "dates" | "currency" | "no-target" | "no-metric";

/** What the server would refuse, told while it is written. */
export function mistakesOf(form: PlanForm): Mistake[] {
  const mistakes: Mistake[] = [];
  if (form.name.trim() === "") mistakes.push("no-name");
  if (form.startsOn && form.endsOn && form.endsOn < form.startsOn) mistakes.push("dates");
  if (budgetOf(form) > 0 && !/^[A-Z]{3}$/.test(form.currency)) mistakes.push("currency");
  if (form.metric !== "" && form.target === "") mistakes.push("no-target");
  if (form.metric === "" && form.target !== "") mistakes.push("no-metric");
  return mistakes;
}

/** What is sent. Weeks in which the campaign does not run are left out, as the form says. */
export function draftOf(form: PlanForm, version?: number): Draft {
  const weeks = weeksOf(form).running.flatMap((monday) => {
    const amount = form.amounts[monday];
    return amount === undefined ? [] : [{ monday, amount }];
  });
  const text = (value: string) => value.trim() || undefined;
  return {
    name: form.name.trim(),
    objective: form.objective.trim(),
    owner: text(form.owner),
    brand: form.brand || undefined,
    market: text(form.market),
    startsOn: form.startsOn || undefined,
    endsOn: form.endsOn || undefined,
    approver: text(form.approver),
    budget: weeks.length > 0 ? { currency: form.currency, weeks } : undefined,
    target: form.metric !== "" && form.target !== "" ? { metric: form.metric, value: form.target } : undefined,
    channels: form.channels,
    segments: form.segments,
    messages: form.messages,
    experiments: form.experiments,
    version,
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function changedFields(before: PlanForm, after: PlanForm): Field[] {
  return (Object.keys(after) as Field[]).filter((field) => !same(sorted(before[field]), sorted(after[field])));
}

function sorted(value: PlanForm[Field]): unknown {
  return typeof value === "object" && !Array.isArray(value) ? Object.entries(value).sort() : value;
}

/** Both people's changes of the same plan; where both changed a field, ours stands. */
export function merged(base: PlanForm, ours: PlanForm, theirs: PlanForm): PlanForm {
  return { ...theirs, ...Object.fromEntries(changedFields(base, ours).map((field) => [field, ours[field]])) };
}
