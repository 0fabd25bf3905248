import type { Language } from "../texts/language";

/** How a figure is written. A change is always said with its base, which is not this file's to know. */
export type Format = ReturnType<typeof formatOf>;

const LARGE = 10_000;

/** @param locale the language with a region, as en-GB */
export function formatOf(language: Language, locale: string = language) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
  const precise = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, minimumSignificantDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumSignificantDigits: 3 });
  const signedPercent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumSignificantDigits: 3,
    signDisplay: "exceptZero",
  });
  const signed = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, signDisplay: "exceptZero" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const shortDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const monthOfYear = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const hour = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const dayAndHour = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

  const length = (unit: string, count: number, unitDisplay: "narrow" | "long") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumSignificantDigits: 3 }).format(count);

  return {
    language,
    /** Exact, for tables and on hover. */
    number: (value: number) => number.format(value),
    /** Three significant figures, for headlines and axes: 1.23M, 12,300, 0.123. */
    headline: (value: number) => (Math.abs(value) >= LARGE ? short.format(value) : precise.format(value)),
    /** Of a share: 0.123 is 12.3%. */
    percent: (share: number) => percent.format(share),
    /** A length of time in its two largest units: 2d 3h, 5m 12s; in sentences by whole words. */
    duration: (seconds: number, words: "narrow" | "long" = "narrow") => {
      const place = Math.max(0, LENGTHS.findIndex(([size]) => seconds >= size));
      const [size, unit] = seconds < 1 ? ([1, "second"] as const) : (LENGTHS[place] ?? LENGTHS[0]);
      const next = seconds < 60 ? undefined : LENGTHS[place + 1];
      const whole = next ? Math.floor(seconds / size) : seconds / size;
      const rest = next ? Math.floor((seconds - whole * size) / next[0]) : 0;
      return [length(unit, whole, words), ...(next && rest > 0 ? [length(next[1], rest, words)] : [])].join(" ");
    },
    /** A relative change with its sign: 0.12 is +12%. */
    change: (share: number) => signedPercent.format(share),
    /** A difference of two shares, which is not a percentage of anything: 0.012 is +1.2 points. */
    points: (difference: number) => `${signed.format(difference * 100)} ${language === "de" ? "Punkte" : "points"}`,
    money: (amount: number, currency: string) => new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount),
    /** Without cents, for tables of many; exact on hover. */
    moneyRounded: (amount: number, currency: string) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(amount),
    moneyHeadline: (amount: number, currency: string) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        maximumSignificantDigits: 3,
        minimumSignificantDigits: 1,
        ...(Math.abs(amount) >= LARGE && { notation: "compact" as const }),
      }).format(amount),
    /** A calendar day as 2026-11-22. */
    day: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    shortDay: (iso: string) => shortDay.format(new Date(`${iso}T00:00:00Z`)),
    /** The month of a day, alone or with its year. */
    month: (iso: string, withYear = false) => (withYear ? monthOfYear : month).format(new Date(`${iso}T00:00:00Z`)),
    weekday: (iso: string) => weekday.format(new Date(`${iso}T00:00:00Z`)),
    days: (from: string, to: string) => day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    /** A moment in the reader's own time zone. */
    moment: (iso: string | Date) => moment.format(new Date(iso)),
    /** The hour of a moment, with its day where there is more than one. */
    hour: (iso: string, withDay: boolean) => (withDay ? dayAndHour : hour).format(new Date(iso)),
    clock: (iso: string | Date) => clock.format(new Date(iso)),
    ago: (iso: string | Date, now: Date = new Date()) => {
      const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
      const [size, unit] = UNITS.find(([least]) => Math.abs(seconds) >= least) ?? LAST_UNIT;
      return relative.format(Math.trunc(seconds / size), unit);
    },
  };
}

const LENGTHS = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;
const LAST_UNIT = [1, "second"] as const;
const UNITS = [
  [31_557_600, "year"],
  [2_629_800, "month"],
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  LAST_UNIT,
] as const;
