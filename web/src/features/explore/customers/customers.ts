import type { Schema } from "../../../api/client";
import type { HeatData, SeriesData } from "../../../ui/chart/data";

export type CustomerReport = Schema<"CustomerReport">;
export type Cell = CustomerReport["now"]["grid"][number];

export const SCORES = [1, 2, 3, 4, 5];

/** Customers by how long ago and how often they bought: a row for each frequency, the most frequent above. */
export function gridOf(grid: Cell[]): (number | null)[][] {
  return SCORES.toReversed().map((frequency) =>
    SCORES.map((recency) => {
      const count = grid.filter((cell) => cell.recency === recency && cell.frequency === frequency).reduce((sum, cell) => sum + cell.customers, 0);
      return count > 0 ? count : null;
    }),
  );
}

/** Who bought three times or more and has not been here for long: worth a letter. */
export function leaving(grid: Cell[]): number {
  return grid.filter(({ recency, frequency }) => recency <= 2 && frequency >= 3).reduce((sum, cell) => sum + cell.customers, 0);
}

/** The last bucket of a range that is not over may still change. */
export function openFrom({ series, until }: CustomerReport): number | undefined {
  if (!until) return undefined;
  const last = series.findLastIndex(({ from }) => from <= until);
  return last < 0 ? undefined : last;
}

type Words = { new: string; returning: string; time: string; recency: string; frequency: string };

export function seriesOf(report: CustomerReport, t: Words, day: (from: string) => string, show: (value: number) => string, exact: (value: number) => string): SeriesData {
  return {
    kind: "stacked",
    x: { name: t.time, values: report.series.map(({ from }) => from), show: (from) => day(String(from)) },
    show,
    exact,
    incompleteFrom: openFrom(report),
    series: [
      { name: t.new, values: report.series.map(({ sales }) => sales.newCustomers) },
      { name: t.returning, values: report.series.map(({ sales }) => sales.returning) },
    ],
  };
}

export function heatOf(grid: Cell[], t: Words, recency: (score: number) => string, frequency: (score: number) => string, show: (value: number) => string): HeatData {
  return {
    kind: "heat",
    x: { name: t.recency, values: SCORES, show: (score) => recency(Number(score)) },
    y: { name: t.frequency, values: SCORES.toReversed(), show: (score) => frequency(Number(score)) },
    values: gridOf(grid),
    show,
    exact: show,
  };
}
