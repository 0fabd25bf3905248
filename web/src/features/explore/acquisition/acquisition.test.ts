import { expect, test } from "vitest";
import { type Acquisition, apart, joinedShare } from "./acquisition";

const NOTHING = { cost: 0, unrated: 0, impressions: 0, clicks: 0, visits: 0, newPeople: 0, orders: 0, revenue: 0 };

function answer(cost: number, lone: number): Acquisition {
  return {
    zone: "UTC",
    range: { from: "2026-03-01", to: "2026-03-31" },
    notes: [],
    currency: "EUR",
    total: { ...NOTHING, cost: cost + lone },
    met: [
      { kind: "joined", figures: { ...NOTHING, cost } },
      { kind: "cost-only", figures: { ...NOTHING, cost: lone } },
      { kind: "events-only", figures: NOTHING },
    ],
    rows: [],
  };
}

test("what did not meet is told only where there is any", () => {
  expect(apart(answer(10, 5)).map(({ kind }) => kind)).toEqual(["cost-only"]);
  expect(apart(answer(10, 0))).toEqual([]);
});

test("the share of the cost that met is not known where nothing was paid", () => {
  expect(joinedShare(answer(30, 10))).toBe(0.75);
  expect(joinedShare(answer(0, 0))).toBeUndefined();
});
