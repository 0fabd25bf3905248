import type { Schema } from "../../api/client";
import type { Language } from "../../texts/language";

export type Health = Schema<"DataHealth">;
export type Source = Schema<"SourceHealth">;
export type Gap = Schema<"VolumeGap">;
export type Change = Schema<"SchemaChange">;

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** In the unit in which it is at least two: 90 minutes, 14 hours, 3 days. */
export function duration(seconds: number, language: Language): string {
  const [size, unit] = seconds >= 2 * DAY ? [DAY, "day"] : seconds >= 2 * HOUR ? [HOUR, "hour"] : [60, "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(
    Math.round(seconds / size),
  );
}

/** What was sent: the name of a track call, else its type, else everything of the source. */
export function sent({ type, name }: { type?: string; name?: string }, everything: string): string {
  return name ?? type ?? everything;
}

/** What the page answers; the worst first. */
export type Verdict = "off" | "late" | "less" | "changed" | "learning" | "good" | "empty";

export function verdictOf({ sources, gaps, changes, ledger }: Health): Verdict {
  if (ledger.state === "off") return "off";
  if (sources.some(({ state }) => state === "late")) return "late";
  if (gaps.some(({ direction }) => direction === "less")) return "less";
  if (gaps.length > 0 || changes.length > 0) return "changed";
  if (sources.every(({ state }) => state === "silent")) return "empty";
  return sources.some(({ state }) => state === "fresh") ? "good" : "learning";
}
