import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import { useAddress } from "../../ui/useAddress";

export type Answer = Schema<"BudgetAnswer">;
export type Line = Schema<"BudgetAnswerLine">;
export type Move = Schema<"BudgetMove">;
export type Interval = Schema<"MixInterval">;
export type Question = Schema<"BudgetQuestion">;
export type Kept = Schema<"BudgetPlan">;
export type Tracking = Schema<"BudgetTracking">;
export type Goal = Answer["goal"];
export type Fit = Schema<"MixFit">;

export const BY = ["channel", "campaign"] as const;
export const CAUTIONS = ["mean", "quantile", "beating"] as const;
/** What is passed with 9 in 10, and beats today's with 9 in 10. */
const PROBABILITIES = { mean: 0.5, quantile: 0.1, beating: 0.9 } as const;
export const WEEKS = ["4", "8", "12", "26", "52"] as const;

/** A line's least and most of all weeks, or that it stays as today, or that it is moved whatever the model says of it. */
export type Bounds = "fixed" | "free" | [number, number];

/** What the page is about, kept in its address, so that it can be sent to somebody. */
export function useChoices() {
  const [search, change] = useAddress();
  const number = (name: string) => {
    const value = Number(search.get(name));
    return value > 0 ? value : undefined;
  };
  const word = <T extends string>(name: string, words: readonly T[]) => words.find((one) => one === search.get(name));
  return {
    mix: search.get("mix") ?? undefined,
    weeks: String(number("weeks") ?? 12),
    by: word("by", BY) ?? BY[0],
    goal: word<Goal>("goal", ["profit", "revenue", "orders"]),
    budget: number("budget"),
    margin: number("margin"),
    value: number("value"),
    caution: word("caution", CAUTIONS) ?? CAUTIONS[0],
    beyond: search.has("beyond"),
    moves: search.has("moves"),
    lines: boundsOf(search.get("lines")),
    change,
  };
}

export type Choices = ReturnType<typeof useChoices>;

/** What somebody wrote into the address by hand is left out. */
export function boundsOf(text: string | null): Record<string, Bounds> {
  try {
    const read: unknown = JSON.parse(text ?? "{}");
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, Bounds] => isBounds(entry[1])));
  } catch {
    return {};
  }
}

function isBounds(value: unknown): value is Bounds {
  return value === "fixed" || value === "free" || (Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "number" && each >= 0));
}

export function boundsText(lines: Record<string, Bounds>): string | undefined {
  return Object.keys(lines).length > 0 ? JSON.stringify(lines) : undefined;
}

export function questionOf(mix: string, choices: Omit<Choices, "change" | "mix">): Question {
  const { weeks, by, goal, budget, margin, value, caution, beyond, moves, lines } = choices;
  return {
    mix,
    weeks: Number(weeks),
    by,
    goal,
    budget,
    margin: margin === undefined ? undefined : margin / 100,
    value,
    caution,
    probability: PROBABILITIES[caution],
    after: 1,
    withinSeen: !beyond,
    moveDoubted: moves,
    lines: Object.fromEntries(
      Object.entries(lines).map(([name, bounds]) => [name, { fixed: bounds === "fixed", ...(Array.isArray(bounds) && { least: bounds[0], most: bounds[1] }) }]),
    ),
  };
}

/** The address at which the page asks it again, as far as it has a place for all of it. */
export function addressOf({ mix, weeks, by, goal, budget, margin, value, caution, withinSeen, moveDoubted, lines }: Question): string {
  const bounds = Object.fromEntries(
    Object.entries(lines ?? {}).flatMap(([name, { fixed, least, most }]): [string, Bounds][] =>
      fixed ? [[name, "fixed"]] : most !== undefined ? [[name, [least ?? 0, most]]] : fixed === false ? [[name, "free"]] : [],
    ),
  );
  const search = new URLSearchParams({ mix });
  const put = (name: string, text: string | number | undefined) => text !== undefined && search.set(name, String(text));
  put("weeks", weeks === 12 ? undefined : weeks);
  put("by", by === BY[0] ? undefined : by);
  put("goal", goal);
  put("budget", budget);
  put("margin", margin === undefined ? undefined : Math.round(margin * 1000) / 10);
  put("value", value);
  put("caution", caution === CAUTIONS[0] ? undefined : caution);
  put("beyond", withinSeen === false ? "yes" : undefined);
  put("moves", moveDoubted ? "yes" : undefined);
  put("lines", boundsText(bounds));
  return `/budget?${search}`;
}

/** Models that a plan can be made with, the newest first. */
export function useFits() {
  return useQuery({
    queryKey: ["mixes"],
    queryFn: async ({ signal }) => (await ask(api.GET("/api/mixes", { signal }))).items,
    select: (fits) => fits.filter(({ state }) => state === "converged"),
  });
}

/** The plan, and while another is made, or cannot be made, the one before it. */
export function useBudget(question: Question) {
  const before = useRef<Answer>(undefined);
  const found = useQuery({
    queryKey: ["budget", question],
    queryFn: ({ signal }) => ask(api.POST("/api/plans/compute", { body: question, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (found.data && !found.isPlaceholderData) before.current = found.data;
  const last = before.current;
  const answer = found.data ?? (last?.basis.mix === question.mix ? last : undefined);
  return { answer, problem: found.error, stale: found.isPlaceholderData || (found.data === undefined && answer !== undefined), retry: () => void found.refetch() };
}

const KEPT = ["plans"];

export function useKept() {
  return useQuery({ queryKey: KEPT, queryFn: async ({ signal }) => (await ask(api.GET("/api/plans", { signal }))).items });
}

export function usePlan(id: string) {
  return useQuery({ queryKey: [...KEPT, id], queryFn: ({ signal }) => ask(api.GET("/api/plans/{id}", { params: { path: { id } }, signal })) });
}

export function useTracking(id: string, approved: boolean) {
  return useQuery({
    queryKey: [...KEPT, id, "tracking"],
    queryFn: ({ signal }) => ask(api.GET("/api/plans/{id}/tracking", { params: { path: { id } }, signal })),
    enabled: approved,
  });
}

export async function savePlan(name: string, question: Question): Promise<string> {
  const { plan } = await ask(api.POST("/api/plans", { body: { name, question } }));
  await queries.invalidateQueries({ queryKey: KEPT });
  return plan.id;
}

export async function approvePlan(id: string) {
  await ask(api.POST("/api/plans/{id}/approve", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: KEPT });
}

export async function deletePlan(id: string) {
  await ask(api.DELETE("/api/plans/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: KEPT, exact: true });
}

/** Sends the file that the model is of, with its later weeks. */
export async function bringWeeks(id: string, file: File) {
  queries.setQueryData([...KEPT, id, "tracking"], await ask(api.POST("/api/plans/{id}/weeks", { params: { path: { id } }, body: { text: await file.text() } })));
}

/** A step of about a hundredth that reads well: 1, 2 or 5 times a power of ten. */
export function stepOf(max: number): number {
  const fine = Math.max(max / 200, 1);
  const power = 10 ** Math.floor(Math.log10(fine));
  return ([1, 2, 5, 10].find((one) => one * power >= fine) ?? 10) * power;
}

/** Up, so that what is there has a place. */
export function roundedUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

const ABBREVIATED: Record<string, string> = { sms: "SMS", tv: "TV", budget: "Budget" };

/** Channels are stored in small letters; of "channel, campaign" the campaign is as it is. */
export function nameOf(line: string): string {
  const [channel = "", ...campaign] = line.split(", ");
  const shown = ABBREVIATED[channel] ?? channel.charAt(0).toUpperCase() + channel.slice(1);
  return [shown, ...campaign].join(", ");
}

/** First days of its weeks. */
export function weeksOf({ start, weeks }: { start: string; weeks: number }): string[] {
  const first = Date.parse(`${start}T00:00:00Z`);
  return Array.from({ length: weeks }, (_, week) => new Date(first + week * 7 * 86_400_000).toISOString().slice(0, 10));
}
