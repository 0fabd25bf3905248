import type { Results } from "./campaigns";
import { daysBetween, mondayOf, plannedByDay } from "./weeks";
import type { Campaign } from "./plan";

export type Sums = Results["total"];
export type Point = { at: string; sums: Sums };

/** Beyond so many days a picture shows weeks. */
const MOST_DAYS = 120;

const NONE: Sums = { cost: 0, unrated: 0, impressions: 0, clicks: 0, orders: 0, gross: 0, net: 0, newCustomers: 0, visits: 0 };

export function plus(one: Sums, other: Sums): Sums {
  const names = Object.keys(NONE) as (keyof Sums)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Sums;
}

/** The days within the campaign's dates that have anything; all of them where none is within. */
export function ownDays(days: Results["days"], { startsOn = "", endsOn = "9" }: Pick<Campaign, "startsOn" | "endsOn">): Results["days"] {
  const own = days.filter(({ day }) => day >= startsOn && day <= endsOn);
  return own.length > 0 ? own : days;
}

/** A point for each day from the first with anything to the last, else for each week; days without anything are zero. */
export function pointsOf(days: Results["days"]): { by: "day" | "week"; points: Point[] } {
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (!first || !last) return { by: "day", points: [] };
  const known = new Map(days.map(({ day, sums }) => [day, sums]));
  const all = daysBetween(first, last).map((at) => ({ at, sums: known.get(at) ?? NONE }));
  if (all.length <= MOST_DAYS) return { by: "day", points: all };
  const weeks = new Map<string, Sums>();
  for (const { at, sums } of all) weeks.set(mondayOf(at), plus(weeks.get(mondayOf(at)) ?? NONE, sums));
  return { by: "week", points: [...weeks].map(([at, sums]) => ({ at, sums })) };
}

export type Course = {
  days: string[];
  /** Added up, until the last day that is whole. */
  reached: (number | null)[];
  /** Added up, what should be reached. */
  due: number[];
  forecast?: { expected: (number | null)[]; low: (number | null)[]; high: (number | null)[] };
};

type Against = NonNullable<Results["pacing"]["budget"]>;

/**
 * A figure from the campaign's first day to its last. Of the forecast only the end is known: the way there is drawn
 * straight.
 */
export function courseOf(
  campaign: { startsOn: string; endsOn: string; budget?: Campaign["budget"] },
  results: Pick<Results, "days" | "pacing">,
  against: Against,
  figure: (sums: Sums) => number,
  kind: "budget" | "target",
): Course {
  const { startsOn, endsOn } = campaign;
  const { until } = results.pacing;
  const days = daysBetween(startsOn, endsOn);
  const known = new Map(results.days.map(({ day, sums }) => [day, figure(sums)]));
  const each = kind === "budget" ? plannedByDay(campaign.budget?.weeks ?? [], campaign, days) : days.map(() => against.planned / days.length);
  let spent = 0;
  let planned = 0;
  const reached = days.map((day) => (day > until ? null : (spent += known.get(day) ?? 0)));
  const due = each.map((amount) => (planned += amount));
  const now = days.indexOf(until);
  const { forecast } = against;
  if (!forecast || now < 0 || now >= days.length - 1) return { days, reached, due };
  const straight = (end: number) =>
    days.map((_, index) => (index < now ? null : against.reached + ((end - against.reached) * (index - now)) / (days.length - 1 - now)));
  return { days, reached, due, forecast: { expected: straight(forecast.expected), low: straight(forecast.low), high: straight(forecast.high) } };
}
