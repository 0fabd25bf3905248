import { expect, test } from "vitest";
import { formatOf } from "../../../format/numbers";
import type { Funnel } from "../answers";
import { chartOf, largestLoss } from "./funnel";

const funnel: Funnel = {
  zone: "UTC",
  range: { from: "2026-11-01", to: "2026-11-30" },
  notes: [],
  steps: [
    { title: "Product Viewed", people: 200 },
    { title: "Order Completed", people: 13 },
  ],
  compared: { steps: [100, 10] },
};
const words = { people: "People", compared: "Before", step: "Step" };
const titles = ["Product Viewed", "Order Completed"];

test("each step has its people and their share of the first", () => {
  const { series, x } = chartOf(funnel, titles, [], words, formatOf("en"));
  expect(x.values.map((value) => x.show?.(value))).toEqual(["1. Product Viewed", "2. Order Completed"]);
  expect(series.map(({ labels }) => labels)).toEqual([
    ["200", "13, 6.5%"],
    ["100", "10, 10%"],
  ]);
});

test("broken down, each row is a series of its own and the comparison is in the table", () => {
  const rows = [
    { name: "E-mail", steps: [0, 0], channel: "email" },
    { name: "Direct", steps: [50, 5] },
  ];
  const { series } = chartOf(funnel, titles, rows, words, formatOf("en"));
  expect(series.map(({ name, channel, labels }) => [name, channel, labels?.[1]])).toEqual([
    ["E-mail", "email", "0"],
    ["Direct", undefined, "5, 10%"],
  ]);
});

test("a step that may be left out loses nobody", () => {
  expect(largestLoss([100, 20, 60], [false, true, false])).toEqual({ from: 0, to: 2, lost: 40, share: 0.4 });
  expect(largestLoss([100, 70, 65], [])).toEqual({ from: 0, to: 1, lost: 30, share: 0.3 });
  expect(largestLoss([100, 100], [])).toBeUndefined();
  expect(largestLoss([0, 0], [])).toBeUndefined();
});
