import { addDays, addMonths, type Days } from "../../format/range";
import type { Dates } from "./moves";

export const SPANS = ["quarter", "month", "year"] as const;
export type Span = (typeof SPANS)[number];

const MONTHS: Record<Span, number> = { month: 1, quarter: 3, year: 12 };

/** The month, quarter or year that has a day. */
export function periodOf(day: string, span: Span): Days {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % MONTHS[span]);
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
  return { from, to: addDays(addMonths(from, MONTHS[span]), -1) };
}

/** A day of the period before or after. */
export function besides(day: string, span: Span, count: number): string {
  return addMonths(periodOf(day, span).from, count * MONTHS[span]);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export type Tick = { day: string; days: number };

/** What the scale is divided into: days, weeks from their Mondays, or months. */
export function ticksOf(days: Days, span: Span): Tick[] {
  const ticks: Tick[] = [];
  for (let day = days.from; day <= days.to; ) {
    const next = span === "month" ? addDays(day, 1) : span === "quarter" ? mondayAfter(day) : addMonths(`${day.slice(0, 7)}-01`, 1);
    const end = next > days.to ? addDays(days.to, 1) : next;
    ticks.push({ day, days: daysBetween(day, end) });
    day = next;
  }
  return ticks;
}

function mondayAfter(day: string): string {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, 7 - weekday);
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** Where days are on the scale, in per cent of its width; cut off at its ends. */
export function placed(period: Days, from: string, to: string): { left: string; width: string; startsBefore: boolean; endsAfter: boolean } {
  const all = daysBetween(period.from, period.to) + 1;
  const first = Math.max(0, daysBetween(period.from, from));
  const last = Math.min(all, daysBetween(period.from, to) + 1);
  return {
    left: `${(first / all) * 100}%`,
    width: `${(Math.max(0, last - first) / all) * 100}%`,
    startsBefore: from < period.from,
    endsAfter: to > period.to,
  };
}

/** Where days are on a bar, which is as long as what of its dates is within the period. */
export function placedOnBar(period: Days, { startsOn, endsOn }: Dates, from: string, to: string): { left: string; width: string } {
  const shown = { from: startsOn < period.from ? period.from : startsOn, to: endsOn > period.to ? period.to : endsOn };
  const { left, width } = placed(shown, from, to);
  return { left, width };
}
