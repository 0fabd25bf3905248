import type { Schema } from "../../api/client";

export type Ledger = Schema<"Ledger">;
export type Buckets = Schema<"Buckets">;

export const SPANS = ["1", "24", "72"] as const;
export type Span = (typeof SPANS)[number];

const HOUR = 3_600_000;

/** The start of the hour, so many hours ago: the ledger counts by whole hours. */
export function since(span: Span, now: Date): string {
  return new Date(Math.floor(now.getTime() / HOUR) * HOUR - (Number(span) - 1) * HOUR).toISOString();
}

export function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** What the ledger says, of one source or of all, with one row for each hour. */
export type Account = {
  totals: Totals;
  state: Buckets["state"];
  hours: Map<number, Totals>;
  reasons: { reason: string; count: number }[];
};

export type Totals = Omit<Buckets, "dropped" | "rejected" | "state"> & { dropped: number; rejected: number };

const EMPTY: Totals = {
  received: 0,
  stored: 0,
  duplicates: 0,
  dropped: 0,
  rejected: 0,
  pending: 0,
  notAcknowledged: 0,
  difference: 0,
};

function totalsOf(buckets: Buckets): Totals {
  return { ...buckets, dropped: sum(buckets.dropped), rejected: sum(buckets.rejected) };
}

function add(one: Totals, other: Totals): Totals {
  return {
    received: one.received + other.received,
    stored: one.stored + other.stored,
    duplicates: one.duplicates + other.duplicates,
    dropped: one.dropped + other.dropped,
    rejected: one.rejected + other.rejected,
    pending: one.pending + other.pending,
    notAcknowledged: one.notAcknowledged + other.notAcknowledged,
    difference: one.difference + other.difference,
  };
}

/** Adds up the rows that `source` has, or all where it is not given. Hours are by their first millisecond. */
export function accountOf(ledger: Ledger, source?: string): Account {
  const rows = ledger.rows.filter((row) => source === undefined || row.source === source);
  const hours = new Map<number, Totals>();
  const reasons = new Map<string, number>();
  for (const { hour, events } of rows) {
    const start = Date.parse(hour);
    hours.set(start, add(hours.get(start) ?? EMPTY, totalsOf(events)));
    for (const [reason, count] of [...Object.entries(events.dropped), ...Object.entries(events.rejected)]) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    }
  }
  const states = rows.map((row) => row.events.state);
  return {
    totals: [...hours.values()].reduce(add, EMPTY),
    state: WORST_FIRST.find((state) => states.includes(state)) ?? "balanced",
    hours,
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })),
  };
}

const WORST_FIRST = ["off", "settling"] as const;

export function sourcesOf(ledger: Ledger): string[] {
  return [...new Set(ledger.rows.map((row) => row.source))].sort();
}

/** The start of every hour of the period, also of those in which nothing came. */
export function everyHour(from: string, to: string): number[] {
  const hours = [];
  for (let hour = Math.floor(Date.parse(from) / HOUR) * HOUR; hour < Date.parse(to); hour += HOUR) hours.push(hour);
  return hours;
}
