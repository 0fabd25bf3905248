import { expect, test } from "vitest";
import { type Attribution, creditOf, filtered, leader, rowName, speaking } from "./attribution";

const row = (key: string, last: number, markov: number) => ({
  key,
  credits: [
    { model: "last" as const, conversions: last, value: last * 10, costPerConversion: 2 },
    { model: "markov-1" as const, conversions: markov, value: markov * 10 },
  ],
});

const found: Attribution = {
  totals: { conversions: 10, value: 100, untouched: 0, untouchedValue: 0, nulls: 5, cost: 0 },
  models: [
    { model: "last", diagnostics: {} },
    { model: "markov-1", diagnostics: {} },
    { model: "data-driven", diagnostics: {}, silence: "too little" },
  ],
  rows: [row("paid search", 3, 6), row("direct", 7, 4)],
  paths: [
    { path: ["paid search", "direct"], conversions: 3, value: 30, nulls: 1 },
    { path: ["direct"], conversions: 7, value: 70, nulls: 4 },
  ],
  differentPaths: 2,
  lengths: [],
  times: [],
  notes: [],
};

test("a credit is told by its measure", () => {
  expect(creditOf(found.rows[0] ?? row("", 0, 0), "last", "cpa")).toBe(2);
  expect(creditOf(found.rows[0] ?? row("", 0, 0), "markov-1", "cpa")).toBeUndefined();
  expect(creditOf(found.rows[0] ?? row("", 0, 0), "markov-1", "value")).toBe(60);
});

test("models that are silent have no column", () => {
  expect(speaking(found)).toEqual(["last", "markov-1"]);
});

test("the leader has most by the last touch", () => {
  expect(leader(found)?.key).toBe("direct");
});

test("paths are sought by what they lead through or open with", () => {
  const name = (key: string) => rowName({ key }, false);
  expect(filtered(found.paths, name, "direct", false)).toHaveLength(2);
  expect(filtered(found.paths, name, "direct, search", false)).toHaveLength(1);
  expect(filtered(found.paths, name, "direct", true)).toEqual([found.paths[1]]);
  expect(filtered(found.paths, name, "paid > direct", true)).toEqual([found.paths[0]]);
});

test("channels are written large, keys of a file as they are", () => {
  expect(rowName({ key: "paid search" }, false)).toBe("Paid search");
  expect(rowName({ key: "alpha" }, true)).toBe("alpha");
});
