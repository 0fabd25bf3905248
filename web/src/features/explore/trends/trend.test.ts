import { expect, test } from "vitest";
import { formatOf } from "../../../format/numbers";
import type { Trends } from "../answers";
import { chartOf, mapOf, placeOf } from "./trend";

const format = formatOf("en");

const trends: Trends = {
  zone: "Europe/Berlin",
  range: { from: "2026-11-20", to: "2026-11-22" },
  notes: [],
  granularity: "day",
  currency: "EUR",
  metrics: [{ title: "Revenue", unit: "money" }],
  buckets: [
    { from: "2026-11-20", to: "2026-11-21", state: "complete" },
    { from: "2026-11-21", to: "2026-11-22", state: "incomplete" },
    { from: "2026-11-22", to: "2026-11-23", state: "future" },
  ],
  series: [{ metric: 0, values: [10.5, 4, 0], compared: [8, 9, 7], total: 14.5 }],
};

const drawn = (comparison: "previous" | "year", count = 1) =>
  chartOf({
    trends,
    kind: "line",
    rows: Array.from({ length: count }, (_, place) => ({ series: trends.series[0]!, name: `Revenue ${place}` })),
    unit: "money",
    comparison,
    words: { compared: "Compared", interval: "Day" },
    format,
  });

test("what is to come is a gap, and what is not over is hatched", () => {
  const { series, incompleteFrom } = drawn("previous");
  expect(series[0]?.values).toEqual([10.5, 4, null]);
  expect(incompleteFrom).toBe(1);
});

test("a value that is compared with stands at its own day", () => {
  const { series, x } = drawn("previous");
  expect(series[1]).toMatchObject({ role: "comparison", values: [8, 9, 7], at: ["2026-11-17", "2026-11-18", "2026-11-19"] });
  expect(series[1]?.at?.map((at) => x.show?.(at))).toEqual(["Nov 17", "Nov 18", "Nov 19"]);
  expect(drawn("year").series[1]?.at?.[0]).toBe("2025-11-20");
  expect(drawn("previous", 2).series).toHaveLength(2);
});

test("places are named by the interval", () => {
  const at = (granularity: Trends["granularity"], from: string) => placeOf(format, { granularity, range: trends.range }, from);
  expect(at("hour", "2026-11-20T14:00")).toBe("Nov 20, 14:00");
  expect(at("month", "2026-11-01")).toBe("Nov 2026");
  expect(at("quarter", "2026-10-01")).toBe("Q4 2026");
  expect(at("year", "2026-01-01")).toBe("2026");
});

test("a map has the countries that are known", () => {
  const row = (kind: "value" | "unknown" | "others", code: string | null, total: number) => ({
    name: "",
    series: { metric: 0, label: { kind, values: kind === "others" ? [] : [code] }, total, values: [] },
  });
  const rows = [row("value", "DE", 5), row("value", "somewhere", 2), row("unknown", null, 3), row("others", null, 9)];
  const map = mapOf({ trends, rows, unit: "money", names: { country: "Country", value: "Revenue" }, format });
  expect(map.values).toEqual([{ code: "DE", value: 5 }]);
  expect(map.nameOf("DE")).toBe("Germany");
  expect(map.show(5)).toBe("€5");
});
