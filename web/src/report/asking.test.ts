import { expect, test } from "vitest";
import type { Card } from "../features/dashboards/dashboards";
import { questionOf } from "./asking";

const days = { from: "2026-03-01", to: "2026-03-31" };
const view = { range: { days, comparison: "previous" as const }, conditions: [{ field: "country", is: "is" as const, values: ["DE"] }] };
const card = (analysis: Card["analysis"]): Card => ({ place: { column: 0, row: 0, width: 6, height: 5 }, analysis });
const trend = (chart: string) => card({ kind: "trends", question: { metrics: [{ metric: "orders" }], by: [], show: "value" }, chart });
const answered = (granularity: string) => ({ body: JSON.stringify({ granularity }), status: 200 });

test("what was expected is asked once it is known that the trend is by day", () => {
  expect(questionOf(trend("expected"), view, [])?.path).toBe("/api/analyses/trends");
  expect(questionOf(trend("expected"), view, [answered("day")])).toEqual({
    method: "POST",
    path: "/api/analyses/anomalies",
    body: { ...days, include: [], where: view.conditions, metric: { metric: "orders" } },
  });
  expect(questionOf(trend("expected"), view, [answered("week")])).toBeUndefined();
  expect(questionOf(trend("line"), view, [answered("day")])).toBeUndefined();
  expect(questionOf(trend("expected"), view, [answered("day"), answered("day")])).toBeUndefined();
});

test("the web is asked with the filters of the dashboard, the way to revenue without them and its columns", () => {
  expect(questionOf(card({ kind: "web", question: { where: [] }, chart: "vitals" }), view, [])?.body).toEqual({ ...days, compare: "previous", include: [], where: view.conditions });
  expect(questionOf(card({ kind: "acquisition", question: { by: "channel", columns: "cost" } }), view, [])?.body).toEqual({ ...days, include: [], by: "channel" });
});
