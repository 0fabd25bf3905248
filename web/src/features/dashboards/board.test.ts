import { expect, test } from "vitest";
import { conditionOf, filtersOf, rangeOf, withCondition } from "./board";

test("kept dates are counted back from today", () => {
  expect(rangeOf({ days: 7 }, "previous", "2026-11-30")).toEqual({
    days: { from: "2026-11-24", to: "2026-11-30" },
    preset: "last-7-days",
    comparison: "previous",
    compared: { from: "2026-11-17", to: "2026-11-23" },
  });
  expect(rangeOf({ days: 14 }, "none", "2026-11-30")).toEqual({ days: { from: "2026-11-17", to: "2026-11-30" }, comparison: "none", compared: undefined });
  expect(rangeOf({ from: "2026-01-01", to: "2026-01-31" }, "none", "2026-11-30").days).toEqual({ from: "2026-01-01", to: "2026-01-31" });
});

test("conditions become the overview's filters where it has such, and the others are told", () => {
  const plan = { field: "properties.plan", is: "is" as const, values: ["pro"] };
  const { filters, unmet } = filtersOf([
    { field: "visit.channel", is: "is", values: ["email", "direct"] },
    { field: "path", is: "is-not", values: ["/basket"] },
    { field: "country", is: "unknown" },
    { field: "browser", is: "contains", values: ["Fire"] },
    plan,
  ]);
  expect(filters).toEqual([
    { dimension: "channel", match: "is", value: "email" },
    { dimension: "channel", match: "is", value: "direct" },
    { dimension: "page", match: "is-not", value: "/basket" },
    { dimension: "country", match: "is", value: "" },
  ]);
  expect(unmet.map(({ field }) => field)).toEqual(["browser", "properties.plan"]);
});

test("a row that is clicked twice is one condition, the last word on it", () => {
  const first = withCondition([], conditionOf({ dimension: "channel", match: "is", value: "email" }));
  expect(withCondition(first, conditionOf({ dimension: "channel", match: "is-not", value: "email" }))).toEqual([
    { field: "channel", is: "is-not", values: ["email"] },
  ]);
  expect(conditionOf({ dimension: "page", match: "is", value: "" })).toEqual({ field: "path", is: "unknown" });
});
