/** A span of whole calendar days, both ends within it, as 2026-11-22. */
export type Days = { from: string; to: string };

export const PRESETS = [
  "today",
  "yesterday",
  "last-7-days",
  "last-30-days",
  "last-90-days",
  "this-month",
  "last-month",
  "this-year",
  "last-12-months",
] as const;
export type Preset = (typeof PRESETS)[number];
export const COMPARISONS = ["previous", "year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];

const DAY = 86_400_000;

/** The day that it is now in a time zone. */
export function today(zone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last where it has no such day. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

export function lengthInDays(days: Days): number {
  return Math.round((Date.parse(days.to) - Date.parse(days.from)) / DAY) + 1;
}

export function daysOf(preset: Preset, now: string): Days {
  const month = `${now.slice(0, 7)}-01`;
  switch (preset) {
    case "today":
      return { from: now, to: now };
    case "yesterday":
      return { from: addDays(now, -1), to: addDays(now, -1) };
    case "last-7-days":
      return { from: addDays(now, -6), to: now };
    case "last-30-days":
      return { from: addDays(now, -29), to: now };
    case "last-90-days":
      return { from: addDays(now, -89), to: now };
    case "this-month":
      return { from: month, to: now };
    case "last-month":
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case "this-year":
      return { from: `${now.slice(0, 4)}-01-01`, to: now };
    case "last-12-months":
      return { from: addDays(addMonths(now, -12), 1), to: now };
  }
}

/** What a period is held against; nothing where no comparison is wanted. */
export function comparedWith(days: Days, comparison: Comparison): Days | undefined {
  switch (comparison) {
    case "none":
      return undefined;
    case "previous":
      return { from: addDays(days.from, -lengthInDays(days)), to: addDays(days.from, -1) };
    case "year":
      return { from: addMonths(days.from, -12), to: addMonths(days.to, -12) };
  }
}

export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
