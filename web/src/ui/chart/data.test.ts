import { expect, test } from "vitest";
import { type ChartData, countOf, describe as said, tableOf } from "./data";

const orders: ChartData = {
  kind: "line",
  x: { name: "Day", values: ["2026-11-20", "2026-11-21"] },
  show: String,
  series: [
    { name: "Orders", values: [3, null], band: { name: "90% interval", low: [1, null], high: [5, null] } },
    { name: "Before", role: "comparison", values: [2, 4], at: ["2026-11-18", "2026-11-19"] },
  ],
};

test("the table holds all that the picture shows", () => {
  expect(tableOf(orders)).toEqual({
    header: ["Day", "Orders", "Orders: 90% interval –", "Orders: 90% interval +", "Before: Day", "Before"],
    rows: [
      ["2026-11-20", 3, 1, 5, "2026-11-18", 2],
      ["2026-11-21", null, null, null, "2026-11-19", 4],
    ],
  });
});

test("a comparison alone is nothing to draw", () => {
  expect(countOf(orders)).toBe(1);
});

test("the words name ends and extremes", () => {
  expect(said(orders)).toBe(
    "Orders: 3 (2026-11-20) → 3 (2026-11-20), min 3 (2026-11-20), max 3 (2026-11-20). " +
      "Before: 2 (2026-11-20) → 4 (2026-11-21), min 2 (2026-11-20), max 4 (2026-11-21).",
  );
});
