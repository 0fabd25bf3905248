import type { Format } from "../../../format/numbers";
import type { Comparison } from "../../../format/range";
import { type BoxData, type ChartData, fiveOf, type HeatData, type SeriesData } from "../../../ui/chart/data";
import type { Trends, Unit } from "../answers";
import { fieldName } from "../names";
import type { texts } from "../texts";
import { type Expectation, withExpected } from "./expected";
import { MOST_DRAWN, type Picture, picturesOf } from "./rows";
import { chartOf, exact, headline, mapOf, type Named, placeOf } from "./trend";

type Words = (typeof texts)["en"];
/** What is drawn and not told in cells. */
export type Drawn = Exclude<Picture, "figure" | "table">;

type Pictured = {
  trends: Trends;
  picture: Drawn;
  /** Those of the figures in this picture, largest first. */
  rows: Named[];
  unit: Unit;
  by: string[];
  /** What the figures of this picture are called. */
  titles: string[];
  comparison: Comparison;
  expectation?: Expectation | undefined;
};

/** Which figures stand in a picture: points have two of them, whatever their units. */
export function figuresOf(picture: Picture, trends: Trends, by: string[]): number[][] {
  return picture === "scatter" ? [[0, 1]] : picturesOf(trends, by);
}

export function pictureData({ trends, picture, rows, unit, by, titles, comparison, expectation }: Pictured, t: Words, format: Format): ChartData {
  const drawn = rows.slice(0, MOST_DRAWN);
  const line = (kind: "line" | "area" | "stacked" | "bar" | "pie") =>
    chartOf({ trends, kind, rows: drawn, unit, comparison, words: { compared: t.compared, interval: t[`one-${trends.granularity}`] }, format });
  switch (picture) {
    case "map":
      return mapOf({ trends, rows, unit, names: { country: fieldName(by[0] ?? "", t), value: titles.join(", ") }, format });
    case "heat":
      return heatOf({ trends, rows, unit }, by.length > 0 ? by.map((field) => fieldName(field, t)).join(", ") : t.figureName, t, format);
    case "box":
      return boxOf({ trends, rows: drawn, unit }, by.length > 0 ? by.map((field) => fieldName(field, t)).join(", ") : t.figureName, t, format);
    case "scatter":
      return pointsOf({ trends, rows, by, titles }, t, format);
    case "expected":
      return expectation ? withExpected(line("line"), trends, expectation, t) : line("line");
    default:
      return line(picture);
  }
}

/** Fewer values than these make no picture. */
export function leastOf(picture: Drawn): number {
  return picture === "pie" || picture === "bar" || picture === "map" || picture === "box" ? 1 : 2;
}

type Of = Pick<Pictured, "trends" | "rows" | "unit">;

const shown = ({ trends, unit }: Of, format: Format) => ({
  show: (value: number) => headline(format, unit, value, trends.currency),
  exact: (value: number) => exact(format, unit, value, trends.currency),
});

/** A line for each row, and in it a cell for each interval that has begun. */
function heatOf(of: Of, name: string, t: Words, format: Format): HeatData {
  const { trends, rows } = of;
  const begun = trends.buckets.filter(({ state }) => state !== "future").length;
  return {
    kind: "heat",
    x: { name: t[`one-${trends.granularity}`], values: trends.buckets.slice(0, begun).map(({ from }) => from), show: (at) => placeOf(format, trends, String(at)) },
    y: { name, values: rows.map((row) => row.name) },
    values: rows.map(({ series }) => series.values.slice(0, begun)),
    ...shown(of, format),
  };
}

/** How the whole intervals of each row are spread. */
function boxOf(of: Of, name: string, t: Words, format: Format): BoxData {
  const { trends, rows } = of;
  return {
    kind: "box",
    x: { name, values: rows.map((row) => row.name) },
    boxes: rows.map(({ series }) => fiveOf(series.values.flatMap((value, place) => (value !== null && trends.buckets[place]?.state === "complete" ? [value] : [])))),
    names: [t.spreadLeast, t.spreadQuarter, t.spreadMiddle, t.spreadThreeQuarters, t.spreadMost],
    ...shown(of, format),
  };
}

/** The first figure along, the second up: a point for each row, without rows for each interval. */
function pointsOf({ trends, rows, by, titles }: Pick<Pictured, "trends" | "rows" | "by" | "titles">, t: Words, format: Format): SeriesData {
  const of = (metric: number) => rows.filter(({ series }) => series.metric === metric);
  const points =
    by.length > 0
      ? of(0).map((row) => ({ name: row.name, x: row.series.total, y: of(1).find((other) => JSON.stringify(other.series.label) === JSON.stringify(row.series.label))?.series.total }))
      : trends.buckets.map(({ from, state }, place) =>
          state === "complete" ? { name: placeOf(format, trends, from), x: of(0)[0]?.series.values[place], y: of(1)[0]?.series.values[place] } : { name: "", x: null, y: null },
        );
  const known = points.flatMap(({ name, x, y }) => (typeof x === "number" && typeof y === "number" ? [{ name, x, y }] : []));
  const unitOf = (metric: number): Unit => trends.metrics[metric]?.unit ?? "number";
  return {
    kind: "scatter",
    x: { name: titles[0] ?? "", values: known.map(({ x }) => x), show: (value) => headline(format, unitOf(0), Number(value), trends.currency) },
    series: [
      {
        name: titles[1] ?? "",
        values: known.map(({ y }) => y),
        remarks: { name: by.length > 0 ? by.map((field) => fieldName(field, t)).join(", ") : t[`one-${trends.granularity}`], values: known.map(({ name }) => name) },
      },
    ],
    show: (value) => headline(format, unitOf(1), value, trends.currency),
    exact: (value) => exact(format, unitOf(1), value, trends.currency),
  };
}
