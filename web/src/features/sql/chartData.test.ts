import { expect, test } from "vitest";
import type { Answer } from "./answer";
import { chartOf, chartWords, fits, type QueryChart, suggestChart } from "./chartData";
import { coursesOf } from "./courses";
import { texts } from "./texts";
import { tableOf } from "../../ui/chart/data";

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
const words = chartWords(texts.en);

test("time is drawn as lines, a line for each word", () => {
  expect(suggestChart(answer)).toEqual({ kind: "line", x: "day", y: ["orders"], series: "channel" });
  const { data } = chartOf({ kind: "line", x: "day", y: ["orders"], series: "channel" }, answer, words, show, show);
  expect(tableOf(data).rows.map(([day]) => day)).toEqual(["2026-05-01", "2026-05-02"]);
  expect("series" in data && data.series).toEqual([
    { name: "direct", values: [7, null], channel: "direct" },
    { name: "email", values: [2, 3], channel: "email" },
  ]);
});

test("words are drawn as bars, in their order, 200 at most", () => {
  const many: Answer = {
    ...answer,
    columns: [
      { name: "path", type: "VARCHAR" },
      { name: "views", type: "BIGINT" },
    ],
    rows: Array.from({ length: 250 }, (_, index) => [`/${index}`, 250 - index]),
  };
  expect(suggestChart(many)).toEqual({ kind: "bar", x: "path", y: ["views"] });
  const { data, leftOut } = chartOf({ kind: "bar", x: "path", y: ["views"] }, many, words, show, show);
  const { rows } = tableOf(data);
  expect(rows.slice(0, 2).map(([path]) => path)).toEqual(["/0", "/1"]);
  expect([rows.length, leftOut]).toEqual([200, 50]);
});

test("a chart fits an answer that has its columns", () => {
  expect(fits({ kind: "line", x: "day", y: ["orders"] }, answer)).toBe(true);
  expect(fits({ kind: "line", x: "day", y: ["revenue"] }, answer)).toBe(false);
});

test("an answer without a number has no chart", () => {
  expect(suggestChart({ ...answer, columns: answer.columns.slice(0, 2) })).toBeUndefined();
});

const asked = (kind: QueryChart["kind"], more: Partial<QueryChart> = {}) => chartOf({ kind, x: "day", y: ["orders"], ...more }, answer, words, show, show).data;

test("a heat map has a line for each word, and a gap where there is no row", () => {
  expect(tableOf(asked("heat", { series: "channel" }))).toMatchObject({
    header: ["channel", "2026-05-01", "2026-05-02"],
    rows: [
      ["direct", 7, null],
      ["email", 2, 3],
    ],
  });
});

test("a box is of all rows of its place", () => {
  expect(tableOf(asked("box")).rows).toEqual([
    ["2026-05-01", 2, 3.25, 4.5, 5.75, 7],
    ["2026-05-02", 3, 3, 3, 3, 3],
  ]);
});

test("a pie has a part for each word or place, and its small ones are one", () => {
  expect(tableOf(asked("pie", { series: "channel" }))).toMatchObject({ header: ["day", "direct", "email"], rows: [["orders", 7, 5]] });
  const many: Answer = { ...answer, rows: Array.from({ length: 14 }, (_, index) => [`p${index}`, "email", 14 - index]) };
  const { header, rows } = tableOf(chartOf({ kind: "pie", x: "day", y: ["orders"] }, many, words, show, show).data);
  expect(header.at(-1)).toBe("All others");
  expect(rows[0]?.slice(1).reduce<number>((total, value) => total + Number(value), 0)).toBe(105);
});

test("in cells each word stands with its last value and the one before", () => {
  const data = asked("table", { series: "channel" });
  const [direct, email] = "series" in data ? coursesOf(data) : [];
  expect(direct).toMatchObject({ name: "direct", last: { at: "2026-05-01", value: 7 }, least: 7 });
  expect(direct?.before).toBeUndefined();
  expect(email).toMatchObject({ last: { at: "2026-05-02", value: 3 }, before: { at: "2026-05-01", value: 2 }, least: 2, most: 3 });
});
