import type { Schema } from "../../../api/client";
import { asProblem } from "../../../api/problem";
import type { Format } from "../../../format/numbers";
import type { SeriesData } from "../../../ui/chart/data";
import type { Trends, TrendsQuestion } from "../answers";
import { notesOf } from "../notes";
import type { texts } from "../texts";
import { canBe } from "./rows";
import { headline } from "./trend";

export type Expectation = Schema<"Expectation">;
/** What is asked of anomalies. */
export type ExpectationAsked = Pick<TrendsQuestion, "from" | "to" | "include" | "where"> & { metric: TrendsQuestion["metrics"][number] };

/** Nothing where nothing can be expected: days are judged, and no other intervals. */
export function expectationAsked(question: TrendsQuestion, granularity: Trends["granularity"] | undefined): ExpectationAsked | undefined {
  const { from, to, include, where, metrics } = question;
  const [metric] = metrics;
  return canBe("expected", question) && granularity === "day" && metric ? { from, to, include, where, metric } : undefined;
}

export type ExpectedWords = { expected: string; expectedInterval: string; judged: string; "judged-low": string; "judged-high": string };

/** The figure with what was expected of it in the place of what it is compared with, and the days that were not so marked. */
export function withExpected(data: SeriesData, { buckets }: Pick<Trends, "buckets">, { days }: Pick<Expectation, "days">, t: ExpectedWords): SeriesData {
  const known = new Map(days.map((one) => [one.day, one]));
  const along = buckets.map(({ from }) => known.get(from.slice(0, 10)));
  const values = (one: "expected" | "low" | "high") => along.map((day) => day?.[one] ?? null);
  const remarks = along.map((day) => (day?.verdict === "low" || day?.verdict === "high" ? t[`judged-${day.verdict}`] : null));
  return {
    ...data,
    series: [
      ...data.series.flatMap((series) => (series.role === "comparison" ? [] : [{ ...series, remarks: { name: t.judged, values: remarks } }])),
      { name: t.expected, values: values("expected"), role: "comparison", band: { name: t.expectedInterval, low: values("low"), high: values("high") } },
    ],
  };
}

/** How many whole days were not as expected, and which was the last of them. */
export function judgedNote({ days, metric, currency }: Expectation, t: { outside: (count: number, of: number, last: string) => string; inside: (of: number) => string }, format: Format): string | undefined {
  const judged = days.filter(({ verdict }) => verdict !== "unknown");
  if (judged.length === 0) return undefined;
  const outside = judged.filter(({ verdict }) => verdict !== "usual");
  const last = outside.at(-1);
  if (!last) return t.inside(judged.length);
  const said = (value: number | undefined) => headline(format, metric.unit, value, currency);
  return t.outside(outside.length, judged.length, `${format.day(last.day)}: ${said(last.value)} (${said(last.low)} – ${said(last.high)})`);
}

/** What was expected, in words; or why it is not shown. */
export function expectedNotes({ data, error }: { data: Expectation | undefined; error: unknown }, t: (typeof texts)["en"], format: Format): string[] {
  if (error) return [asProblem(error).message];
  if (!data) return [];
  return [judgedNote(data, t, format) ?? [], notesOf(data, format)].flat();
}
