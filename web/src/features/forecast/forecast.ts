import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import type { Format } from "../../format/numbers";
import type { Band, SeriesData } from "../../ui/chart/data";
import { keptAsked, numberOf, wordOf } from "../explore/useQuestion";

export type Forecast = Schema<"Forecast">;
export type Question = Schema<"ForecastQuestion">;
export type Interval = Schema<"ForecastInterval">;
export type Method = Schema<"ForecastMethod">;
export type Tried = Forecast["methods"][number];
export type Ahead = Forecast["ahead"][number];
export type Made = { id: string; version: string; origin: "lake" | "file"; answer: Forecast };

export const INTERVALS = ["week", "day", "month"] as const satisfies readonly Interval[];
export const METHODS = ["median", "ets", "theta", "seasonal-naive", "regression", "multiplied-regression"] as const satisfies readonly Method[];
export const MOST_AHEAD: Record<Interval, number> = { day: 366, week: 104, month: 36 };
const USUAL_AHEAD: Record<Interval, number> = { day: 28, week: 12, month: 6 };
const USUAL_METRIC = "orders";

/** What is asked, as the address has it: ?metric=orders, ?ahead=12, ?spend=late or an amount, ?kept=… for a result of before. */
export function questionOf(search: URLSearchParams): Question & { interval: Interval; ahead: number } {
  const interval = wordOf(search, "interval", INTERVALS);
  const spend = search.get("spend");
  const amount = spend === null || spend === "late" ? NaN : Number(spend);
  const method = METHODS.find((one) => one === search.get("method"));
  const countries = search.getAll("country");
  const from = search.get("since");
  return {
    metric: search.get("metric") ?? USUAL_METRIC,
    interval,
    ahead: numberOf(search, "ahead", USUAL_AHEAD[interval], 1, MOST_AHEAD[interval]),
    ...keptAsked(search),
    ...(from !== null && /^\d{4}-\d{2}-\d{2}$/.test(from) && { from }),
    ...(countries.length > 0 && { countries }),
    ...(spend !== null && { spend: { planned: Number.isFinite(amount) && amount >= 0 ? [amount] : [] } }),
    ...(method && { method }),
  };
}

/** Of the lake, unless a result of before is named. */
export function useForecast(question: Question, kept: string | undefined) {
  return useQuery({
    queryKey: kept ? ["forecast", kept] : ["forecast", question],
    queryFn: async ({ signal }): Promise<Made> => {
      if (kept) {
        const { kept: one, answer } = await ask(api.GET("/api/forecasts/{id}", { params: { path: { id: kept } }, signal }));
        return { id: one.id, version: one.version, origin: one.origin, answer };
      }
      const { id, version, answer } = await ask(api.POST("/api/forecasts", { body: question, signal }));
      return { id, version, origin: "lake", answer };
    },
    placeholderData: keepPreviousData,
  });
}

/** Sends a file's series; it is kept under what is answered. */
export async function bringSeries(file: File, ahead: number): Promise<string> {
  const response = await fetchFrom(`/api/forecasts/series?ahead=${ahead}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
  return ((await response.json()) as Schema<"MadeForecast">).id;
}

/** As many known steps are drawn for each that is forecast, and at least so many. */
const DRAWN_BEFORE = 5;
const LEAST_DRAWN = 60;

export function recent({ history, ahead }: Forecast): Forecast["history"] {
  return history.slice(-Math.max(LEAST_DRAWN, DRAWN_BEFORE * ahead.length));
}

export type ChartWords = { step: string; expected: string; interval: (percent: string) => string };

/** What was, then what is expected with its intervals. */
export function charted(found: Forecast, history: Forecast["history"], t: ChartWords, shown: Pick<SeriesData, "show" | "exact">, format: Format): SeriesData {
  const { ahead } = found;
  const before = history.map(() => null);
  const band = (coverage: number): Band => {
    const bands = ahead.map(({ bands }) => bands.find((one) => one.coverage === coverage));
    return {
      name: t.interval(format.percent(coverage)),
      low: [...before, ...bands.map((one) => one?.low ?? null)],
      high: [...before, ...bands.map((one) => one?.high ?? null)],
    };
  };
  return {
    kind: "line",
    x: { name: t.step, values: [...history, ...ahead].map(({ day }) => day), show: (day) => placeOf(found.interval, String(day), format) },
    ...shown,
    series: [
      { name: found.title, values: [...history.map(({ value }) => value ?? null), ...ahead.map(() => null)] },
      { name: t.expected, values: [...before, ...ahead.map(({ expected }) => expected)], band: band(0.8), wider: band(0.95) },
    ],
  };
}

export function placeOf(interval: Interval, day: string, format: Format): string {
  return interval === "month" ? format.month(day, true) : format.day(day);
}

/** What a step is on average: ahead, and as many before. */
export function averages({ history, ahead }: Forecast): { ahead: number; before: number | undefined } {
  const known = history.slice(-ahead.length).flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  return { ahead: mean(ahead.map(({ expected }) => expected)) ?? 0, before: known.length === ahead.length ? mean(known) : undefined };
}

function mean(values: number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** An interval of 80% that held less is too narrow beyond easy luck; one that held nearly all is wider than it says. */
const LEAST_HELD = 0.65;
const MOST_HELD = 0.97;

export function verdictOf({ coverages }: Pick<Forecast, "coverages">): "unmeasured" | "narrow" | "wide" | "held" {
  const held = coverages.find(({ coverage }) => coverage === 0.8)?.held;
  if (held === undefined) return "unmeasured";
  return held < LEAST_HELD ? "narrow" : held > MOST_HELD ? "wide" : "held";
}
