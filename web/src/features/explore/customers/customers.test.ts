import { describe, expect, it } from "vitest";
import { type Cell, type CustomerReport, gridOf, leaving, openFrom } from "./customers";

const cell = (recency: number, frequency: number, monetary: number, customers: number): Cell => ({ recency, frequency, monetary, customers, revenue: 0 });

describe("the grid of customers", () => {
  it("adds up money's scores, the most frequent above, with nothing where nobody is", () => {
    const grid = gridOf([cell(1, 5, 1, 2), cell(1, 5, 4, 3), cell(5, 1, 1, 7)]);

    expect(grid[0]).toEqual([5, null, null, null, null]);
    expect(grid[4]).toEqual([null, null, null, null, 7]);
  });

  it("counts who bought often and stays away", () => {
    expect(leaving([cell(2, 3, 1, 4), cell(1, 5, 5, 2), cell(3, 5, 5, 8), cell(2, 2, 2, 16)])).toBe(6);
  });
});

it("hatches the bucket that is not over, and no other", () => {
  const report = (until?: string) => ({ until, series: [{ from: "2026-11-28T00:00:00" }, { from: "2026-11-29T00:00:00" }] }) as unknown as CustomerReport;

  expect(openFrom(report("2026-11-29T10:00:00"))).toBe(1);
  expect(openFrom(report("2026-11-28T10:00:00"))).toBe(0);
  expect(openFrom(report())).toBeUndefined();
});
