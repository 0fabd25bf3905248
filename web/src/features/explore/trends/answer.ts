import type { Named } from "./trend";

/** What a trend says, free of words. */
export type Verdict =
  | { kind: "alone"; now: number }
  | { kind: "change"; now: number; before: number }
  | { kind: "largest"; first: Named; second?: Named; of: number }
  | { kind: "unknown" };

/** Without rows it is the total and its change, with rows which is the largest. */
export function verdictOf(rows: Named[]): Verdict {
  const known = rows.filter(({ series }) => typeof series.total === "number");
  const [first] = known;
  if (!first) return { kind: "unknown" };
  if (first.series.label === undefined) {
    const now = first.series.total ?? 0;
    const before = first.series.comparedTotal;
    return typeof before === "number" ? { kind: "change", now, before } : { kind: "alone", now };
  }
  const [largest, second] = known.filter(({ series }) => series.label?.kind === "value").sort((one, other) => (other.series.total ?? 0) - (one.series.total ?? 0));
  return largest ? { kind: "largest", first: largest, second, of: known.length } : { kind: "unknown" };
}
