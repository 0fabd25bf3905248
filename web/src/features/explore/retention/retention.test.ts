import { expect, test } from "vitest";
import type { RetentionCell } from "../answers";
import { usualPeriods } from "./question";
import { lastComplete, mostOf, strength } from "./retention";

const cell = (period: number, share: number | null, state: RetentionCell["state"] = "complete", revenue?: number): RetentionCell => ({
  period,
  people: 10,
  share,
  state,
  ...(revenue !== undefined && { revenue }),
});

test("a share is told of the last period that is over, never of the first", () => {
  expect(lastComplete([cell(0, 1), cell(1, 0.4), cell(2, 0.3), cell(3, 0.1, "incomplete"), cell(4, null, "future")])?.period).toBe(2);
  expect(lastComplete([cell(0, 1), cell(1, 0.4, "incomplete")])).toBeUndefined();
});

test("people are coloured by their share, revenue by the largest", () => {
  const cells = [cell(0, 1, "complete", 50), cell(1, 0.4, "complete", 200), cell(2, null, "future")];
  expect(mostOf([{ cells }])).toBe(200);
  expect(cells.map((one) => strength(one, "people", 200))).toEqual([1, 0.4, 0]);
  expect(cells.map((one) => strength(one, "revenue", 200))).toEqual([0.25, 1, 0]);
  expect(strength(cell(1, 0.4), "revenue", 0)).toBe(0);
});

test("the usual periods are those of the range", () => {
  expect(usualPeriods("week", 30)).toBe(5);
  expect(usualPeriods("day", 7)).toBe(7);
  expect(usualPeriods("month", 7)).toBe(2);
  expect(usualPeriods("day", 365)).toBe(12);
});
