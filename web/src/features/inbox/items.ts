import { KEY_FIELDS, type KeyKind } from "../../api/campaigns";
import type { Schema } from "../../api/client";

export type Item = Schema<"InboxItem">;
export type Proposal = Schema<"InboxProposal">;
export type Choice = Schema<"InboxChoice">;
export type Money = Schema<"InboxMoney">;
export type Sums = Schema<"InboxSums">;

/** By which an item is told from all others. */
export function keyOf({ kind, fields }: { kind: KeyKind; fields: Record<string, string> }): string {
  return [kind, ...KEY_FIELDS[kind].map((field) => fields[field] ?? "")].join("\u001f");
}

/** The value that is unresolved, and what it was said with. */
export function valueOf({ kind, fields }: { kind: KeyKind; fields: Record<string, string> }): { value: string; with: string[] } {
  const [value = "", ...rest] = KEY_FIELDS[kind].map((field) => fields[field] ?? "").filter((text) => text !== "");
  return { value, with: rest };
}

/** What is awaited of items by their keys: that they go, or that they come back. */
export type Awaited = ReadonlyMap<string, "gone" | "back">;

/** Whether all that is awaited has come to pass. */
export function hasCome(awaited: Awaited, items: Item[]): boolean {
  const there = new Set(items.map(keyOf));
  return [...awaited].every(([key, what]) => there.has(key) === (what === "back"));
}

/** How sure a proposal is, in words: its number is an order and not a chance. The likeliest first. */
export const CERTAINTIES = ["almost-sure", "likely", "possible", "guess"] as const;
export type Certainty = (typeof CERTAINTIES)[number];
const LEAST: Record<Certainty, number> = { "almost-sure": 0.9, likely: 0.75, possible: 0.6, guess: 0 };

export function certaintyOf({ confidence }: Proposal): Certainty {
  return CERTAINTIES.find((certainty) => confidence >= LEAST[certainty]) ?? "guess";
}

/** Those whose first proposal is at least so sure. */
export function atLeast(items: Item[], certainty: Certainty): Item[] {
  return items.filter(({ proposals: [first] }) => first !== undefined && first.confidence >= LEAST[certainty]);
}

/** The first proposals, as they are accepted. */
export function choicesOf(items: Item[]): Choice[] {
  return items.flatMap(({ kind, fields, proposals: [first] }) => (first ? [{ kind, fields, campaign: first.campaign }] : []));
}

export type Total = {
  cost: number;
  revenue: number;
  visits: number;
  /** What has no exchange rate and so is in neither sum, by currency. */
  unrated: { currency: string; amount: number }[];
};

/** In the company's currency, as far as there are rates. */
export function totalOf(items: Item[]): Total {
  const unrated = new Map<string, number>();
  items
    .flatMap(({ cost, revenue }) => [...cost, ...revenue])
    .filter(({ worth }) => worth === undefined)
    .forEach(({ currency, amount }) => unrated.set(currency, (unrated.get(currency) ?? 0) + amount));
  return {
    cost: items.reduce((sum, item) => sum + worthOf(item.cost), 0),
    revenue: items.reduce((sum, item) => sum + worthOf(item.revenue), 0),
    visits: items.reduce((sum, item) => sum + item.visits, 0),
    unrated: [...unrated].map(([currency, amount]) => ({ currency, amount })),
  };
}

export function worthOf(money: Money[]): number {
  return money.reduce((sum, { worth }) => sum + (worth ?? 0), 0);
}

/** The share of all money that resolves, and so also of what has nothing to be known by; nothing where there is none. */
export function shareOf({ resolved, unresolved }: { resolved: number; unresolved: number }, unmarked = 0): number | undefined {
  const all = resolved + unresolved + unmarked;
  return all === 0 ? undefined : resolved / all;
}
