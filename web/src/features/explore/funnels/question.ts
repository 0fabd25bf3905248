import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { ChosenRange } from "../../../ui/DateRange";
import { parsedChoice, parsedStep, parsedTime, writtenChoice, writtenStep } from "../address";
import type { Asked, EventChoice, EventKind, FunnelQuestion, FunnelStep } from "../answers";
import { useEvents } from "../asking";
import { type Change, numberOf, useAsked, wordOf } from "../useQuestion";

export const ORDERS = ["ordered", "strict", "any"] as const;
export const LEAST_STEPS = 2;
export const MOST_STEPS = 20;
const WEEK = 604_800;
const ROWS = 5;

export type Excluding = FunnelQuestion["excluding"][number];

/** From looking to buying, by the names that the common e-commerce specification gives. */
const SHOPPING = ["Product Viewed", "Product Added", "Checkout Started", "Order Completed"];
const FIRST_STEPS = 4;

/** What is usual here: a page, then what a shop has of its way to an order, else what is tracked most. */
export function usualSteps(events: EventKind[]): FunnelStep[] {
  const tracked = events.flatMap(({ type, name }) => (type === "track" && name ? [name] : []));
  const shop = SHOPPING.filter((name) => tracked.includes(name));
  const names = shop.length >= LEAST_STEPS ? shop : tracked;
  const pages: EventChoice[] = events.some(({ type }) => type === "page") ? [{ type: "page" }] : [];
  const steps = [...pages, ...names.map((event): EventChoice => ({ type: "track", event }))];
  return steps.slice(0, FIRST_STEPS).map((of) => ({ of }));
}

/** Nothing while what is usual is not known yet. */
export function useFunnelQuestion(range: ChosenRange): { question: FunnelQuestion | undefined; problem: unknown } {
  const asked = useAsked(range);
  const [search] = useSearchParams();
  const given = search.getAll("step");
  const { data: events, error } = useEvents();
  const question = useMemo(() => funnelQuestion(search, asked, events), [asked, search, events]);
  return { question, problem: given.length === 0 ? error : undefined };
}

export function funnelQuestion(search: URLSearchParams, asked: Asked, events: EventKind[] | undefined): FunnelQuestion | undefined {
  const own = search.getAll("step");
  if (own.length === 0 && !events) return undefined;
  const steps = own.length > 0 ? own.slice(0, MOST_STEPS).map(parsedStep) : usualSteps(events ?? []);
  const by = search.get("by") ?? undefined;
  return {
    ...asked,
    steps,
    excluding: search.getAll("without").flatMap((text) => parsedExcluding(text) ?? []).filter(({ after }) => after < steps.length),
    order: wordOf(search, "order", ORDERS),
    windowSeconds: parsedTime(search.get("window")) ?? WEEK,
    ...(by && { by }),
    rows: numberOf(search, "rows", ROWS, 1, 50),
  };
}

export function writtenSteps(steps: FunnelStep[]): Change {
  return { step: steps.map(writtenStep) };
}

/** `2:track:Coupon Entered`: between the second step and the third. */
export function writtenExcluding({ of, after }: Excluding): string {
  return `${after}:${writtenChoice(of)}`;
}

export function parsedExcluding(text: string): Excluding | undefined {
  const [, after, of] = /^(\d{1,2}):(.*)$/s.exec(text) ?? [];
  return after === undefined || of === undefined || Number(after) === 0 ? undefined : { of: parsedChoice(of), after: Number(after) };
}

/** The steps in another order: that which stands at a place goes to the one before. */
export function swapped(steps: FunnelStep[], place: number): FunnelStep[] {
  const changed = [...steps];
  const [one, other] = [steps[place - 1], steps[place]];
  if (one && other) changed.splice(place - 1, 2, other, one);
  return changed;
}
