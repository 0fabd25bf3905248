import { expect, test } from "vitest";
import { type BoxData, countOf, describe as said, flagsOn, type FlowData, type HeatData, type MapData, type SeriesData, tableOf } from "./data";

const orders: SeriesData = {
  kind: "line",
  x: { name: "Day", values: ["2026-11-20", "2026-11-21"] },
  show: String,
  series: [
    { name: "Orders", values: [3, null], band: { name: "90% interval", low: [1, null], high: [5, null] } },
    { name: "Before", role: "comparison", values: [2, 4], at: ["2026-11-18", "2026-11-19"] },
  ],
};

const shares: HeatData = {
  kind: "heat",
  x: { name: "Week", values: [0, 1], show: (week) => `Week ${week}` },
  y: { name: "Began", values: ["2026-11-16"] },
  values: [[1, null]],
  show: String,
};

const spread: BoxData = {
  kind: "box",
  x: { name: "Channel", values: ["email", "direct"] },
  boxes: [[1, 2, 3, 4, 5], null],
  names: ["least", "quarter", "middle", "three quarters", "most"],
  show: String,
};

const flow: FlowData = {
  kind: "flow",
  nodes: [
    { name: "/", step: 0, value: 5 },
    { name: "/basket", step: 1, value: 3 },
    { name: "end", step: 1, value: 2, quiet: true },
  ],
  links: [
    { from: 0, to: 2, value: 2 },
    { from: 0, to: 1, value: 3 },
  ],
  names: { step: "Step", from: "From", to: "To", value: "Visits" },
  show: String,
};

test("the table holds all that the picture shows", () => {
  expect(tableOf(orders)).toMatchObject({
    header: ["Day", "Orders", "Orders: 90% interval –", "Orders: 90% interval +", "Before: Day", "Before"],
    rows: [
      ["2026-11-20", 3, 1, 5, "2026-11-18", 2],
      ["2026-11-21", null, null, null, "2026-11-19", 4],
    ],
  });
  expect(tableOf(shares)).toMatchObject({ header: ["Began", "Week 0", "Week 1"], rows: [["2026-11-16", 1, null]] });
  expect(tableOf(spread).rows).toEqual([
    ["email", 1, 2, 3, 4, 5],
    ["direct", null, null, null, null, null],
  ]);
  expect(tableOf(flow)).toMatchObject({
    header: ["Step", "From", "To", "Visits"],
    rows: [
      [1, "/", "end", 2],
      [1, "/", "/basket", 3],
    ],
  });
});

test("a map is a table of countries, the largest first", () => {
  const people: MapData = {
    kind: "map",
    values: [
      { code: "AT", value: 2 },
      { code: "DE", value: 5 },
    ],
    nameOf: (code) => `(${code})`,
    names: { country: "Country", value: "People" },
    show: String,
  };
  expect(tableOf(people)).toMatchObject({ header: ["Country", "People"], rows: [["DE", 5], ["AT", 2]] });
  expect(tableOf(people).shown[0]?.("DE")).toBe("(DE)");
  expect(countOf(people)).toBe(2);
  expect(said(people)).toBe("(DE): 5. (AT): 2.");
});

test("a comparison alone is nothing to draw", () => {
  expect(countOf(orders)).toBe(1);
  expect(countOf(shares)).toBe(1);
  expect(countOf(spread)).toBe(1);
  expect(countOf(flow)).toBe(2);
});

test("the words name ends and extremes", () => {
  expect(said(orders)).toBe(
    "Orders: 3 (2026-11-20) → 3 (2026-11-20), min 3 (2026-11-20), max 3 (2026-11-20). " +
      "Before: 2 (2026-11-20) → 4 (2026-11-21), min 2 (2026-11-20), max 4 (2026-11-21).",
  );
  expect(said(spread)).toBe("email: least 1, quarter 2, middle 3, three quarters 4, most 5.");
  expect(said(flow)).toBe("/ → /basket: 3. / → end: 2.");
  expect(said({ ...orders, kind: "funnel", series: [{ name: "People", values: [9, 3], labels: ["9", "3, 33%"] }] })).toBe(
    "People: 2026-11-20 9, 2026-11-21 3, 33%.",
  );
});

test("what happened on a day is flagged at the period that the day is in", () => {
  const marks = [
    { on: "2026-11-18", text: "Sale" },
    { on: "2026-10-01", text: "Before all" },
  ];
  expect(flagsOn(["2026-11-09", "2026-11-16", "2026-11-23"], marks)).toEqual([{ at: "2026-11-16", text: "Sale" }]);
  expect(flagsOn(["2026-11-17T23:00:00", "2026-11-18T00:00:00", "2026-11-18T01:00:00"], marks)).toEqual([{ at: "2026-11-18T00:00:00", text: "Sale" }]);
});
