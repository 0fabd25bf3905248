import { expect, test } from "vitest";
import type { Answer } from "./answer";
import { chartOf, fits, suggestChart } from "./chartData";

const answer: Answer = {
  columns: [
    { name: "day", type: "DATE" },
    { name: "channel", type: "VARCHAR" },
    { name: "orders", type: "BIGINT" },
  ],
  rows: [
    ["2026-05-02", "email", 3],
    ["2026-05-01", "email", 2],
    ["2026-05-01", "direct", 7],
  ],
  cut: false,
  milliseconds: 1,
};
const show = String;

test("time is drawn as lines, a line for each word", () => {
  expect(suggestChart(answer)).toEqual({ kind: "line", x: "day", y: ["orders"], series: "channel" });
  const { data } = chartOf({ kind: "line", x: "day", y: ["orders"], series: "channel" }, answer, show, show);
  expect(data.x.values).toEqual(["2026-05-01", "2026-05-02"]);
  expect(data.series).toEqual([
    { name: "direct", values: [7, null], channel: "direct" },
    { name: "email", values: [2, 3], channel: "email" },
  ]);
});

test("words are drawn as bars, in their order, 200 at most", () => {
  const words: Answer = {
    ...answer,
    columns: [
      { name: "path", type: "VARCHAR" },
      { name: "views", type: "BIGINT" },
    ],
    rows: Array.from({ length: 250 }, (_, index) => [`/${index}`, 250 - index]),
  };
  expect(suggestChart(words)).toEqual({ kind: "bar", x: "path", y: ["views"] });
  const { data, leftOut } = chartOf({ kind: "bar", x: "path", y: ["views"] }, words, show, show);
  expect(data.x.values.slice(0, 2)).toEqual(["/0", "/1"]);
  expect([data.x.values.length, leftOut]).toEqual([200, 50]);
});

test("a chart fits an answer that has its columns", () => {
  expect(fits({ kind: "line", x: "day", y: ["orders"] }, answer)).toBe(true);
  expect(fits({ kind: "line", x: "day", y: ["revenue"] }, answer)).toBe(false);
});

test("an answer without a number has no chart", () => {
  expect(suggestChart({ ...answer, columns: answer.columns.slice(0, 2) })).toBeUndefined();
});
