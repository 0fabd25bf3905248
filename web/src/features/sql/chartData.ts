import type { Schema } from "../../api/client";
import type { SeriesData } from "../../ui/Chart";
import { type Answer, type Cell, kindOf, textOf } from "./answer";

export type QueryChart = Schema<"QueryChart">;

const MOST_SERIES = 10;
const MOST_BARS = 200;

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

type Drawn = { data: SeriesData; leftOut: number };

/** The answer as a chart, and how many series or bars were too many. */
export function chartOf(chart: QueryChart, answer: Answer, show: (value: number) => string, exact: (value: number) => string): Drawn {
  const place = (name: string) => answer.columns.findIndex((column) => column.name === name);
  const along = place(chart.x);
  const kind = kindOf(answer.columns[along]?.type ?? "");
  const xs = distinct(answer.rows.map((row) => xOf(row[along], kind)));
  if (chart.kind !== "bar" && kind !== "text") xs.sort((one, other) => (one < other ? -1 : 1));
  const kept = chart.kind === "bar" ? xs.slice(0, MOST_BARS) : xs;
  const index = new Map(kept.map((x, position) => [x, position]));
  const series = new Map<string, (number | null)[]>();
  const split = chart.series === undefined ? -1 : place(chart.series);
  for (const row of answer.rows) {
    const position = index.get(xOf(row[along], kind));
    if (position === undefined) continue;
    for (const name of chart.y) {
      const value = numberOf(row[place(name)]);
      const own = split < 0 ? name : [textOf(row[split], "text") || "–", ...(chart.y.length > 1 ? [name] : [])].join(", ");
      const values = series.get(own) ?? kept.map(() => null);
      values[position] = value;
      series.set(own, values);
    }
  }
  const largest = [...series].sort(([, one], [, other]) => sum(other) - sum(one));
  const shown = largest.slice(0, MOST_SERIES);
  return {
    data: {
      kind: chart.kind,
      x: { name: chart.x, values: kept, show: (value) => String(value) },
      series: shown.map(([name, values]) => ({ name, values, ...(chart.series === "channel" && { channel: name }) })),
      show,
      exact,
    },
    leftOut: largest.length - shown.length + xs.length - kept.length,
  };
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
