import { expect, test } from "vitest";
import { seriesColor } from "./colors";
import type { ChartData, SeriesData } from "./data";
import type { Paint } from "./look";
import { optionOf } from "./option";

const paint: Paint = {
  scheme: "light",
  ink: "#111",
  quiet: "#555",
  coral: "#c33",
  sea: "#077",
  line: "#ddd",
  surface: "#fff",
  sans: "sans",
  motion: 0,
  width: 800,
};

type Drawn = { type: string; name?: string; stack?: string; areaStyle?: object; data: unknown[]; itemStyle?: { color?: string }; links?: unknown[]; lineStyle?: { type?: unknown } };
const drawn = (data: ChartData) => optionOf(data, paint, { incomplete: "not complete" }).series as Drawn[];

const channels: SeriesData = {
  kind: "area",
  x: { name: "Day", values: ["mon", "tue"] },
  show: String,
  series: [
    { name: "Direct", channel: "direct", values: [1, 2] },
    { name: "E-mail", channel: "email", values: [30, 4] },
    { name: "Before", role: "comparison", values: [5, 6] },
  ],
};

test("areas stand on each other, and the comparison is a dashed line beside them", () => {
  const series = drawn(channels);
  expect(series.map(({ type }) => type)).toEqual(["line", "line", "line"]);
  expect(series.map(({ stack }) => stack)).toEqual(["all", "all", undefined]);
  expect(series[2]?.lineStyle?.type).toEqual([4, 4]);
});

test("a channel has its colour in every kind of picture", () => {
  const email = seriesColor("light", 0, "email");
  const pie = drawn({ ...channels, kind: "pie" })[0]?.data as { name: string; value: number; itemStyle: { color: string } }[];
  expect(pie.map(({ name, value }) => [name, value])).toEqual([
    ["E-mail", 34],
    ["Before", 11],
    ["Direct", 3],
  ]);
  expect(pie[0]?.itemStyle.color).toBe(email);
  for (const kind of ["line", "bar", "stacked", "area", "funnel"] as const) {
    expect(drawn({ ...channels, kind }).find(({ name }) => name === "E-mail")?.itemStyle?.color).toBe(email);
  }
});

test("a cell that is not known is not drawn", () => {
  const [heat] = drawn({
    kind: "heat",
    x: { name: "Hour", values: [0, 1] },
    y: { name: "Day", values: ["mon", "tue"] },
    values: [
      [7, null],
      [null, 9],
    ],
    show: String,
  });
  expect(heat?.data).toEqual([
    [0, 0, 7],
    [1, 1, 9],
  ]);
});

test("a box that is not known holds its place", () => {
  const [boxes] = drawn({ kind: "box", x: { name: "x", values: ["a", "b"] }, boxes: [null, [1, 2, 3, 4, 5]], names: ["1", "2", "3", "4", "5"], show: String });
  expect(boxes?.data).toEqual(["-", [1, 2, 3, 4, 5]]);
});

test("the same name at two steps is two places of one colour", () => {
  const [flow] = drawn({
    kind: "flow",
    nodes: [
      { name: "/", step: 0, value: 3 },
      { name: "/", step: 1, value: 2 },
      { name: "end", step: 1, value: 1, quiet: true },
    ],
    links: [
      { from: 0, to: 1, value: 2 },
      { from: 0, to: 2, value: 1 },
    ],
    names: { step: "", from: "", to: "", value: "" },
    show: String,
  });
  const nodes = flow?.data as { name: string; depth: number; itemStyle: { color: string } }[];
  expect(nodes.map(({ name, depth }) => [name, depth])).toEqual([
    ["0", 0],
    ["1", 1],
    ["2", 1],
  ]);
  expect(nodes[0]?.itemStyle.color).toBe(nodes[1]?.itemStyle.color);
  expect(nodes[2]?.itemStyle.color).toBe(paint.quiet);
  expect(flow?.links).toEqual([
    { source: "0", target: "1", value: 2 },
    { source: "0", target: "2", value: 1 },
  ]);
});

test("the interval of a bar is a whisker on it, left out where it is not known", () => {
  const series = drawn({ ...channels, kind: "bar", series: [{ name: "Return", values: [2, 3], band: { name: "90% interval", low: [1, null], high: [3, null] } }] });
  expect(series.map(({ type }) => type)).toEqual(["bar", "custom"]);
  expect(series[1]?.data).toEqual([[0, 1, 3]]);
});
