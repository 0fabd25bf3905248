import type { Schema } from "../../api/client";

type Figures = Schema<"Figures">;

/** What a range says beside the one before, free of words. */
export type Answer = {
  measure: "orders" | "visits";
  now: number;
  before?: number;
  verdict: "alone" | "new" | "few" | "same" | "more" | "less";
  /** The channel that the change is mostly of. */
  channel?: { name: string; most: boolean };
};

/** Below so many on both sides a change is called none. */
const FEW = 30;
/** In standard deviations of counts that come by chance. */
const NOTABLE = 2;
const MOST = 0.5;
const LARGE = 0.25;

/** Orders where there are any, else visits; a change is told only where chance alone would hardly make it. */
export function answerOf(total: Figures, compared: Figures | undefined, channels: Schema<"BreakdownRow">[] = []): Answer {
  const measure = total.orders > 0 || (compared?.orders ?? 0) > 0 ? "orders" : "visits";
  const now = total[measure];
  if (!compared) return { measure, now, verdict: "alone" };
  const before = compared[measure];
  if (before === 0) return { measure, now, before, verdict: "new" };
  if (now < FEW && before < FEW) return { measure, now, before, verdict: "few" };
  const change = now - before;
  if (Math.abs(change) < NOTABLE * Math.sqrt(now + before)) return { measure, now, before, verdict: "same" };
  return { measure, now, before, verdict: change > 0 ? "more" : "less", channel: explaining(measure, change, channels) };
}

function explaining(measure: "orders" | "visits", change: number, rows: Schema<"BreakdownRow">[]): Answer["channel"] {
  const [first] = rows
    .flatMap(({ kind, value, figures, compared }) =>
      kind === "value" && value !== undefined ? [{ name: value, share: (figures[measure] - (compared?.[measure] ?? 0)) / change }] : [],
    )
    .sort((one, other) => other.share - one.share);
  return first && first.share >= LARGE ? { name: first.name, most: first.share >= MOST } : undefined;
}
