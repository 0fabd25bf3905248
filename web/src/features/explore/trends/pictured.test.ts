import { expect, test } from "vitest";
import { formatOf } from "../../../format/numbers";
import { fiveOf, tableOf } from "../../../ui/chart/data";
import type { Trends } from "../answers";
import { texts } from "../texts";
import { pictureData } from "./pictured";
import { canBe, pictureFor, rowsOf } from "./rows";

const format = formatOf("en");
const t = texts.en;
const buckets: Trends["buckets"] = [1, 2, 3, 4].map((day) => ({ from: `2026-03-0${day}`, to: `2026-03-0${day}`, state: day === 3 ? "incomplete" : day === 4 ? "future" : "complete" }));
const label = (value: string) => ({ kind: "value" as const, values: [value] });
const trends: Trends = {
  zone: "UTC",
  range: { from: "2026-03-01", to: "2026-03-04" },
  notes: [],
  granularity: "day",
  currency: "EUR",
  metrics: [
    { title: "Spend", unit: "money" },
    { title: "Orders", unit: "number" },
  ],
  buckets,
  series: [
    { metric: 0, label: label("DE"), total: 30, values: [10, 20, 1, 0] },
    { metric: 0, label: label("FR"), total: 12, values: [4, 8, 0, 0] },
    { metric: 1, label: label("FR"), total: 2, values: [1, 1, 0, 0] },
    { metric: 1, label: label("DE"), total: 5, values: [2, 3, 0, 0] },
  ],
};
const by = ["properties.land"];
const titles = ["Spend", "Orders"];
const rows = rowsOf({ trends, titles, by }, t, "en");
const shared = { trends, rows, unit: "money" as const, by, titles, comparison: "none" as const };

test("a heat map has a line for each row and no cell for what is to come", () => {
  const { header, rows: lines } = tableOf(pictureData({ ...shared, picture: "heat", rows: rows.slice(0, 2) }, t, format));
  expect(header).toHaveLength(4);
  expect(lines).toEqual([
    ["DE", 10, 20, 1],
    ["FR", 4, 8, 0],
  ]);
});

test("a box is of whole intervals alone", () => {
  expect(tableOf(pictureData({ ...shared, picture: "box", rows: rows.slice(0, 1) }, t, format)).rows).toEqual([["DE", 10, 12.5, 15, 17.5, 20]]);
  expect(fiveOf([3])).toEqual([3, 3, 3, 3, 3]);
  expect(fiveOf([])).toBeNull();
});

test("points meet by what they are of, not by their order", () => {
  expect(tableOf(pictureData({ ...shared, picture: "scatter" }, t, format)).rows).toEqual([
    [30, 5, "DE"],
    [12, 2, "FR"],
  ]);
});

test("points without rows are the whole intervals", () => {
  const alone = { ...trends, series: [{ metric: 0, values: [10, 20, 1, 0] }, { metric: 1, values: [2, 3, 0, 0] }] };
  const data = pictureData({ ...shared, trends: alone, by: [], rows: rowsOf({ trends: alone, titles, by: [] }, t, "en"), picture: "scatter" }, t, format);
  expect(tableOf(data).rows.map((row) => row.slice(0, 2))).toEqual([
    [10, 2],
    [20, 3],
  ]);
});

test("what does not fit a question is drawn as lines", () => {
  expect(pictureFor("scatter", { metrics: [1] })).toBe("line");
  expect(pictureFor("map", { metrics: [1], by: ["country"] })).toBe("map");
  expect(pictureFor("unheard-of", { metrics: [1] })).toBe("line");
  expect(canBe("expected", { metrics: [1], by: ["country"] })).toBe(false);
});
