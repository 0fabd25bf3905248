import { expect, test } from "vitest";
import type { Asked, FunnelQuestion, PathsQuestion, RetentionQuestion, TrendsQuestion } from "./answers";
import { funnelQuestion } from "./funnels/question";
import { pathsQuestion } from "./paths/question";
import { retentionQuestion } from "./retention/question";
import { trendsQuestion } from "./trends/question";
import { type KeptQuestion, writtenQuestion } from "./written";

const asked: Asked = { from: "2026-03-01", to: "2026-03-31", compare: "previous", include: ["robots"], where: [{ field: "properties.plan:a", is: "is", values: ["pro|x", "free;y"] }] };

/** As a dashboard keeps it. */
function kept<Q extends Asked>({ from: _from, to: _to, compare: _compare, ...question }: Q) {
  return question;
}

function address(question: KeptQuestion): URLSearchParams {
  return new URLSearchParams(writtenQuestion(question));
}

test("a trend is found again in its address", () => {
  const question: TrendsQuestion = {
    ...asked,
    metrics: [{ metric: "visitors" }, { measure: "quantile", field: "properties.price", share: 0.9, of: { type: "track", event: "Order Completed" } }],
    by: ["visit.channel", "country"],
    interval: "week",
    rows: 12,
    show: "rolling",
    rolling: 4,
  };
  const written = address({ kind: "trends", question: kept(question), chart: "stacked" });
  expect(trendsQuestion(written, asked)).toEqual(question);
  expect(written.get("chart")).toBe("stacked");
  expect(written.get("view")).toBeNull();
  expect(written.getAll("where")).toEqual(["properties.plan~:a:is:pro~|x|free~;y"]);
  expect(written.getAll("include")).toEqual(["robots"]);
});

test("a trend of one figure without rows is not taken for the first question of a newcomer", () => {
  const question: TrendsQuestion = { ...asked, metrics: [{ metric: "orders" }], by: [], rows: 8, show: "value" };
  expect(trendsQuestion(address({ kind: "trends", question: kept(question) }), asked)).toEqual(question);
});

test("a funnel is found again in its address", () => {
  const question: FunnelQuestion = {
    ...asked,
    steps: [{ of: { type: "page" } }, { of: { type: "track", event: "Coupon: Entered" }, optional: true }, { of: { type: "track", event: "Order Completed" } }],
    excluding: [{ of: { type: "track", event: "Refund" }, after: 2 }],
    order: "any",
    windowSeconds: 5_400,
    by: "country",
    rows: 7,
  };
  expect(funnelQuestion(address({ kind: "funnels", question: kept(question) }), asked, undefined)).toEqual(question);
});

test("a retention is found again in its address", () => {
  const question: RetentionQuestion = {
    ...asked,
    compare: "none",
    first: { type: "track", event: "Signed Up" },
    again: {},
    counting: "first",
    unit: "month",
    periods: 6,
    mode: "on-or-after",
    value: "revenue",
    by: "channel",
    rows: 5,
  };
  expect(retentionQuestion(address({ kind: "retention", question: kept(question) }), asked)).toEqual(question);
});

test("paths are found again in their address", () => {
  const question: PathsQuestion = { ...asked, compare: "none", end: { type: "track", event: "Order Completed" }, depth: 7, nodes: "event", most: 9, fold: false };
  expect(pathsQuestion(address({ kind: "paths", question: kept(question) }), asked)).toEqual(question);
});
