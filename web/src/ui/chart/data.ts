import type { Cell } from "../../format/csv";

/** What a chart shows, free of how it is drawn: picture, table, download and description are all made of it. */
export type ChartData = {
  kind: "line" | "bar" | "stacked" | "scatter";
  x: {
    name: string;
    values: (string | number)[];
    show?: (value: string | number) => string;
  };
  series: ChartSeries[];
  /** A value on an axis and at a label: three significant figures. */
  show: (value: number) => string;
  /** A value in the table and on hover, as exact as it is known. */
  exact?: (value: number) => string;
  /** The index from which the period is not over, so that its values will still change. */
  incompleteFrom?: number;
  flags?: { at: string | number; text: string }[];
};

export type ChartSeries = {
  name: string;
  /** One for each x; null is a gap. */
  values: (number | null)[];
  /** Gives the colour that this channel has everywhere. */
  channel?: string;
  /** Drawn in coral, which means loss and nothing else. */
  loss?: boolean;
  /** The comparison is dashed and quiet. */
  role?: "main" | "comparison";
  /** Where a value of the comparison stands, as the day a year before. */
  at?: (string | number)[];
  band?: { name: string; low: (number | null)[]; high: (number | null)[] };
};

/** The chart as a table: a column for x, then one or more for each series. */
export function tableOf(data: ChartData): { header: string[]; rows: Cell[][] } {
  const columns = data.series.flatMap((series) => [
    ...(series.at ? [{ name: `${series.name}: ${data.x.name}`, values: series.at as Cell[] }] : []),
    { name: series.name, values: series.values as Cell[] },
    ...(series.band
      ? [
          { name: `${series.name}: ${series.band.name} –`, values: series.band.low as Cell[] },
          { name: `${series.name}: ${series.band.name} +`, values: series.band.high as Cell[] },
        ]
      : []),
  ]);
  return {
    header: [data.x.name, ...columns.map((column) => column.name)],
    rows: data.x.values.map((x, index) => [x, ...columns.map((column) => column.values[index] ?? null)]),
  };
}

/** How many values there are to see. */
export function countOf(data: ChartData): number {
  return data.series
    .filter((series) => series.role !== "comparison")
    .reduce((count, series) => count + series.values.filter((value) => value !== null).length, 0);
}

/** In words, for those who do not see it: each series with its ends and its extremes. */
export function describe(data: ChartData): string {
  const place = (index: number) => {
    const value = data.x.values[index];
    return value === undefined ? "" : (data.x.show?.(value) ?? String(value));
  };
  return data.series
    .map(({ name, values }) => {
      const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
      const first = known[0];
      const last = known.at(-1);
      if (!first || !last) return "";
      const least = known.reduce((one, other) => (other.value < one.value ? other : one));
      const most = known.reduce((one, other) => (other.value > one.value ? other : one));
      const point = (at: { value: number; index: number }) => `${data.show(at.value)} (${place(at.index)})`;
      return `${name}: ${point(first)} → ${point(last)}, min ${point(least)}, max ${point(most)}.`;
    })
    .filter(Boolean)
    .join(" ");
}
