import { expect, test } from "vitest";
import { formatOf } from "../../../format/numbers";
import { tableOf } from "../../../ui/chart/data";
import { texts } from "../texts";
import type { TrendsQuestion } from "../answers";
import { type Expectation, expectationAsked, judgedNote, withExpected } from "./expected";
import { canBe } from "./rows";

const question: TrendsQuestion = { from: "2026-03-01", to: "2026-03-03", compare: "none", include: [], where: [], metrics: [{ metric: "orders" }], by: [], rows: 8, show: "value" };

const found = {
  metric: { title: "Orders", unit: "number" },
  currency: "EUR",
  days: [
    { day: "2026-03-01", value: 10, expected: 11, low: 8, high: 14, verdict: "usual" },
    { day: "2026-03-02", value: 3, expected: 12, low: 9, high: 15, verdict: "low" },
  ],
} as unknown as Expectation;

const data = {
  kind: "line" as const,
  x: { name: "Day", values: ["2026-03-01", "2026-03-02", "2026-03-03"] },
  show: String,
  series: [
    { name: "Orders", values: [10, 3, 4] },
    { name: "Compared", role: "comparison" as const, values: [1, 2, 3] },
  ],
};

const buckets = data.x.values.map((from) => ({ from, to: from, state: "complete" as const }));

test("something is expected of one figure by day, of no parts and of no other course", () => {
  expect(canBe("expected", question)).toBe(true);
  expect(canBe("expected", { ...question, by: ["channel"] })).toBe(false);
  expect(canBe("expected", { ...question, show: "cumulative" })).toBe(false);
  expect(canBe("expected", { ...question, metrics: [...question.metrics, { metric: "visits" }] })).toBe(false);
  expect(expectationAsked(question, "week")).toBeUndefined();
  expect(expectationAsked(question, "day")).toEqual({ from: "2026-03-01", to: "2026-03-03", include: [], where: [], metric: { metric: "orders" } });
});

test("each day stands beside its own expectation, and one that is not over beside none", () => {
  const { header, rows } = tableOf(withExpected(data, { buckets }, found, texts.en));
  expect(header).toEqual(["Day", "Orders", "As expected?", "Expected", "Expected: usual range –", "Expected: usual range +"]);
  expect(rows).toEqual([
    ["2026-03-01", 10, null, 11, 8, 14],
    ["2026-03-02", 3, "lower than expected", 12, 9, 15],
    ["2026-03-03", 4, null, null, null, null],
  ]);
});

test("days that were not as expected are counted, and nothing is said where nothing was judged", () => {
  expect(judgedNote(found, texts.en, formatOf("en"))).toContain("1 of 2 days");
  expect(judgedNote({ ...found, days: found.days.slice(0, 1) }, texts.en, formatOf("en"))).toContain("within");
  expect(judgedNote({ ...found, days: [] }, texts.en, formatOf("en"))).toBeUndefined();
});
