import type { Cell } from "../../format/csv";

/** What a chart shows, free of how it is drawn: picture, table, download and description are all made of it. */
export type ChartData = SeriesData | HeatData | BoxData | FlowData | MapData;

type Shown = {
  /** A value on an axis and at a label: three significant figures. */
  show: (value: number) => string;
  /** A value in the table and on hover, as exact as it is known. */
  exact?: (value: number) => string;
};

export type Axis = {
  name: string;
  values: (string | number)[];
  show?: (value: string | number) => string;
};

/** Values along an axis. An area is stacked; a pie has the sums of its series; a funnel has its steps along the axis. */
export type SeriesData = Shown & {
  kind: "line" | "bar" | "stacked" | "area" | "pie" | "scatter" | "funnel";
  x: Axis;
  series: ChartSeries[];
  /** The index from which the period is not over, so that its values will still change. */
  incompleteFrom?: number;
  flags?: { at: string | number; text: string }[];
};

/** A value for each pair, the stronger coloured the larger it is; a row for each y. */
export type HeatData = Shown & { kind: "heat"; x: Axis; y: Axis; values: (number | null)[][] };

/** How values are spread: the least, a quarter, the middle, three quarters, the most. */
export type BoxData = Shown & {
  kind: "box";
  x: Axis;
  boxes: (Box | null)[];
  /** What the five are called. */
  names: [string, string, string, string, string];
};
export type Box = [number, number, number, number, number];

/** What goes from step to step. */
export type FlowData = Shown & {
  kind: "flow";
  nodes: { name: string; step: number; value: number; quiet?: boolean }[];
  /** From and to are places in `nodes`. */
  links: { from: number; to: number; value: number }[];
  /** What the columns of its table are called. */
  names: { step: string; from: string; to: string; value: string };
};

/** A value for each country, by the two letters of its code. */
export type MapData = Shown & {
  kind: "map";
  values: { code: string; value: number }[];
  nameOf: (code: string) => string;
  names: { country: string; value: string };
};

export type Band = { name: string; low: (number | null)[]; high: (number | null)[] };

export type ChartSeries = {
  name: string;
  /** One for each x; null is a gap. */
  values: (number | null)[];
  /** Gives the colour that this channel has everywhere. */
  channel?: string;
  /** Drawn in coral, which means loss and nothing else. */
  loss?: boolean;
  /** What is no value of its own, as all others, is grey. */
  quiet?: boolean;
  /** The comparison is dashed and quiet. */
  role?: "main" | "comparison";
  /** Where a value of the comparison stands, as the day a year before. */
  at?: (string | number)[];
  /** A band along a line, a whisker on a bar. */
  band?: Band;
  /** A wider interval, drawn lighter. */
  wider?: Band;
  /** What a value is called where it is drawn, if not by its number. */
  labels?: string[];
  /** What is said of some values, which are marked where they are drawn along time. */
  remarks?: { name: string; values: (string | null)[] };
};

export type ChartTable = {
  header: string[];
  rows: Cell[][];
  /** What the cells of a column look like; without it, as values. */
  shown: (((value: string | number) => string) | undefined)[];
};

/** The chart as a table, as exact as it is known. */
export function tableOf(data: ChartData): ChartTable {
  switch (data.kind) {
    case "heat":
      return {
        header: [data.y.name, ...data.x.values.map((value) => said(data.x, value))],
        rows: data.y.values.map((y, row) => [y, ...data.x.values.map((_, column) => data.values[row]?.[column] ?? null)]),
        shown: [data.y.show],
      };
    case "box":
      return {
        header: [data.x.name, ...data.names],
        rows: data.x.values.map((x, index) => [x, ...(data.boxes[index] ?? data.names.map(() => null))]),
        shown: [data.x.show],
      };
    case "flow": {
      const { step, from, to, value } = data.names;
      const name = (index: number) => data.nodes[index]?.name ?? "";
      return {
        header: [step, from, to, value],
        rows: data.links.map((link) => [(data.nodes[link.from]?.step ?? 0) + 1, name(link.from), name(link.to), link.value]),
        shown: [String],
      };
    }
    case "map":
      return {
        header: [data.names.country, data.names.value],
        rows: data.values.toSorted((one, other) => other.value - one.value).map(({ code, value }) => [code, value]),
        shown: [(code) => data.nameOf(String(code))],
      };
    default:
      return seriesTable(data);
  }
}

/** A column for x, then one or more for each series. */
function seriesTable(data: SeriesData): ChartTable {
  const columns = data.series.flatMap((series) => [
    ...(series.at ? [{ name: `${series.name}: ${data.x.name}`, values: series.at as Cell[], show: data.x.show }] : []),
    { name: series.name, values: series.values as Cell[] },
    ...(series.remarks ? [{ name: series.remarks.name, values: series.remarks.values as Cell[] }] : []),
    ...[series.band, series.wider].flatMap((band) =>
      band
        ? [
            { name: `${series.name}: ${band.name} –`, values: band.low as Cell[] },
            { name: `${series.name}: ${band.name} +`, values: band.high as Cell[] },
          ]
        : [],
    ),
  ]);
  return {
    header: [data.x.name, ...columns.map((column) => column.name)],
    rows: data.x.values.map((x, index) => [x, ...columns.map((column) => column.values[index] ?? null)]),
    shown: [data.x.show, ...columns.map((column) => ("show" in column ? column.show : undefined))],
  };
}

/** How many values there are to see. */
export function countOf(data: ChartData): number {
  switch (data.kind) {
    case "heat":
      return data.values.flat().filter((value) => value !== null).length;
    case "box":
      return data.boxes.filter((box) => box !== null).length;
    case "flow":
      return data.links.length;
    case "map":
      return data.values.length;
    default:
      return data.series
        .filter((series) => series.role !== "comparison")
        .reduce((count, series) => count + series.values.filter((value) => value !== null).length, 0);
  }
}

/** In words, for those who do not see it: each series with its ends and its extremes. */
export function describe(data: ChartData): string {
  switch (data.kind) {
    case "heat":
      return data.y.values.map((y, row) => extremes(said(data.y, y), data.values[row] ?? [], data.x, data.show)).filter(Boolean).join(" ");
    case "box":
      return data.x.values
        .flatMap((x, index) => {
          const box = data.boxes[index];
          return box ? `${said(data.x, x)}: ${data.names.map((name, place) => `${name} ${data.show(box[place] ?? 0)}`).join(", ")}.` : [];
        })
        .join(" ");
    case "flow":
      return data.links
        .toSorted((one, other) => other.value - one.value)
        .slice(0, MOST_SAID)
        .map(({ from, to, value }) => `${data.nodes[from]?.name} → ${data.nodes[to]?.name}: ${data.show(value)}.`)
        .join(" ");
    case "map":
      return data.values
        .toSorted((one, other) => other.value - one.value)
        .slice(0, MOST_SAID)
        .map(({ code, value }) => `${data.nameOf(code)}: ${data.show(value)}.`)
        .join(" ");
    case "funnel":
    case "pie":
      return data.series
        .map(({ name, values, labels }) => `${name}: ${values.map((value, index) => (value === null ? "" : `${said(data.x, data.x.values[index] ?? "")} ${labels?.[index] ?? data.show(value)}`)).filter(Boolean).join(", ")}.`)
        .join(" ");
    default:
      return data.series
        .map(({ name, values }) => extremes(name, values, data.x, data.show))
        .filter(Boolean)
        .join(" ");
  }
}

const MOST_SAID = 10;

function extremes(name: string, values: (number | null)[], axis: Axis, show: (value: number) => string): string {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return "";
  const least = known.reduce((one, other) => (other.value < one.value ? other : one));
  const most = known.reduce((one, other) => (other.value > one.value ? other : one));
  const point = (at: { value: number; index: number }) => `${show(at.value)} (${said(axis, axis.values[at.index] ?? "")})`;
  return `${name}: ${point(first)} → ${point(last)}, min ${point(least)}, max ${point(most)}.`;
}

/** A place of an axis, as people read it. */
export function said(axis: Axis, value: string | number): string {
  return axis.show?.(value) ?? String(value);
}

/** Where days stand on an axis of periods, each named by its begin; what is outside of it has no place. */
export function flagsOn(begins: string[], marks: { on: string; text: string }[]): NonNullable<SeriesData["flags"]> {
  return marks.flatMap(({ on, text }) => {
    const at = begins.filter((begin) => begin.slice(0, 10) <= on).at(-1);
    // Of an axis by the hour, the day's first hour.
    const first = begins.find((begin) => begin.slice(0, 10) === on) ?? at;
    return first === undefined ? [] : [{ at: first, text }];
  });
}

/** The least, the quarters and the most, by linear interpolation (Hyndman and Fan, type 7); nothing of no values. */
export function fiveOf(values: number[]): Box | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
  };
  return [at(0), at(0.25), at(0.5), at(0.75), at(1)];
}
