import type { Schema } from "../../api/client";
import { type BoxData, type ChartData, type ChartSeries, fiveOf, type SeriesData } from "../../ui/chart/data";
import type { texts } from "./texts";
import { type Answer, type Cell, kindOf, textOf } from "./answer";

export type QueryChart = Schema<"QueryChart">;

const MOST_SERIES = 10;
const MOST_BARS = 200;
const MOST_BOXES = 40;
/** In a table or a heat map. */
const MOST_LINES = 50;

/** A first guess: along time, else along words; what can be counted is drawn. */
export function suggestChart({ columns }: Answer): QueryChart | undefined {
  const kinds = columns.map(({ name, type }) => ({ name, kind: kindOf(type) }));
  const x = kinds.find(({ kind }) => kind === "time") ?? kinds.find(({ kind }) => kind === "text") ?? kinds[0];
  const y = kinds.find(({ name, kind }) => kind === "number" && name !== x?.name);
  if (!x || !y) return undefined;
  const series = x.kind === "time" ? kinds.find(({ kind }) => kind === "text") : undefined;
  return {
    kind: x.kind === "time" ? "line" : x.kind === "number" ? "scatter" : "bar",
    x: x.name,
    y: [y.name],
    ...(series && { series: series.name }),
  };
}

/** Whether the answer has the columns that the chart draws. */
export function fits(chart: QueryChart, { columns }: Answer): boolean {
  const names = new Set(columns.map(({ name }) => name));
  return [chart.x, ...chart.y, ...(chart.series ? [chart.series] : [])].every((name) => names.has(name));
}

export const CHART_KINDS: QueryChart["kind"][] = ["line", "area", "bar", "stacked", "pie", "scatter", "heat", "box", "figure", "table"];

/** Told in cells, and in no picture: the last value of each, or each with its course. */
const IN_CELLS = ["figure", "table"] as const;
export type InCells = (typeof IN_CELLS)[number];

export function inCells(kind: QueryChart["kind"]): InCells | undefined {
  return IN_CELLS.find((one) => one === kind);
}

export type ChartWords = { spread: BoxData["names"]; others: string };

export function chartWords(t: (typeof texts)["en"]): ChartWords {
  return { spread: [t.spreadLeast, t.spreadQuarter, t.spreadMiddle, t.spreadThreeQuarters, t.spreadMost], others: t.others };
}

type Drawn = { data: ChartData; leftOut: number };

/** What of an answer a chart shows. */
type Read = {
  xs: (string | number)[];
  /** Largest first. */
  series: { name: string; values: (number | null)[]; all: number[][]; channel?: string }[];
  leftOut: number;
};

/** The answer as a chart, and how many series or bars were too many. What is told in cells has the courses of a line. */
export function chartOf(chart: QueryChart, answer: Answer, words: ChartWords, show: (value: number) => string, exact: (value: number) => string): Drawn {
  const { xs, series, leftOut } = read(chart, answer);
  const x = { name: chart.x, values: xs, show: (value: string | number) => String(value) };
  const shown = { show, exact };
  switch (chart.kind) {
    case "heat":
      return { data: { kind: "heat", x, y: { name: chart.series ?? "", values: series.map(({ name }) => name) }, values: series.map(({ values }) => values), ...shown }, leftOut };
    case "box":
      return { data: { kind: "box", x, boxes: xs.map((_, place) => fiveOf(series.flatMap(({ all }) => all[place] ?? []))), names: words.spread, ...shown }, leftOut };
    case "pie":
      return { data: { kind: "pie", x: { name: chart.x, values: [chart.y.join(", ")] }, series: slices(xs, series, words.others), ...shown }, leftOut: 0 };
    default: {
      const kind = inCells(chart.kind) ? "line" : (chart.kind as Exclude<SeriesData["kind"], "funnel">);
      return { data: { kind, x, series: series.map(({ name, values, channel }) => ({ name, values, ...(channel !== undefined && { channel }) })), ...shown }, leftOut };
    }
  }
}

/** One of a pie is a series, where there are several, else a place along; small ones are one. */
function slices(xs: Read["xs"], series: Read["series"], others: string): ChartSeries[] {
  const [only] = series;
  const all =
    series.length === 1 && only
      ? xs.map((x, place) => ({ name: String(x), value: only.values[place] ?? 0 }))
      : series.map(({ name, values }) => ({ name, value: values.reduce<number>((total, value) => total + (value ?? 0), 0) }));
  const largest = all.toSorted((one, other) => other.value - one.value);
  const rest = largest.slice(MOST_SERIES - 1);
  const kept = rest.length > 1 ? largest.slice(0, MOST_SERIES - 1) : largest;
  return [
    ...kept.map(({ name, value }) => ({ name, values: [value] })),
    ...(rest.length > 1 ? [{ name: others, values: [rest.reduce((total, { value }) => total + value, 0)], quiet: true }] : []),
  ];
}

function read(chart: QueryChart, answer: Answer): Read {
  const place = (name: string) => answer.columns.findIndex((column) => column.name === name);
  const along = place(chart.x);
  const kind = kindOf(answer.columns[along]?.type ?? "");
  const isBar = chart.kind === "bar" || chart.kind === "stacked";
  const xs = distinct(answer.rows.map((row) => xOf(row[along], kind)));
  if (!isBar && chart.kind !== "pie" && kind !== "text") xs.sort((one, other) => (one < other ? -1 : 1));
  const most = isBar ? MOST_BARS : chart.kind === "box" ? MOST_BOXES : xs.length;
  const kept = xs.slice(0, most);
  const index = new Map(kept.map((x, position) => [x, position]));
  const series = new Map<string, Read["series"][number]>();
  const split = chart.series === undefined ? -1 : place(chart.series);
  for (const row of answer.rows) {
    const position = index.get(xOf(row[along], kind));
    if (position === undefined) continue;
    for (const name of chart.y) {
      const value = numberOf(row[place(name)]);
      const own = split < 0 ? name : [textOf(row[split], "text") || "–", ...(chart.y.length > 1 ? [name] : [])].join(", ");
      const known = series.get(own) ?? { name: own, values: kept.map(() => null), all: kept.map(() => []), ...(chart.series === "channel" && { channel: own }) };
      known.values[position] = value;
      if (value !== null) known.all[position]?.push(value);
      series.set(own, known);
    }
  }
  const largest = [...series.values()].sort((one, other) => sum(other.values) - sum(one.values));
  const drawn = chart.kind === "pie" ? largest : largest.slice(0, chart.kind === "heat" || inCells(chart.kind) ? MOST_LINES : MOST_SERIES);
  return { xs: kept, series: drawn, leftOut: largest.length - drawn.length + xs.length - kept.length };
}

function xOf(cell: Cell | undefined, kind: ReturnType<typeof kindOf>): string | number {
  if (kind === "number") return numberOf(cell) ?? 0;
  // A day at midnight is a day.
  return textOf(cell, kind).replace(/ 00:00:00$/, "") || "–";
}

function numberOf(cell: Cell | undefined): number | null {
  const value = typeof cell === "string" && cell !== "" ? Number(cell) : cell;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function sum(values: (number | null)[]): number {
  return values.reduce<number>((total, value) => total + Math.abs(value ?? 0), 0);
}

function distinct<T>(values: T[]): T[] {
  return [...new Set(values)];
}
