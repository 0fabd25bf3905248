import { expect, test } from "vitest";
import { parsedChoice, parsedCondition, parsedMetric, parsedStep, parsedTime, writtenChoice, writtenCondition, writtenMetric, writtenStep, writtenTime } from "./address";
import type { AskedMetric, Condition, EventChoice } from "./answers";

const conditions: Condition[] = [
  { field: "properties.plan", is: "is", values: ["pro", "free"] },
  { field: "properties.a:b;c|d~e", is: "contains-not", values: ["~x:|;", ""] },
  { field: "revenue", is: "at-least", values: ["49.9"] },
  { field: "visit.campaign", is: "unknown" },
];

const choices: EventChoice[] = [
  {},
  { type: "page" },
  { type: "track", event: "Sale: 10% (off), really; yes|no ~" },
  { event: "Product Viewed" },
  { where: [{ field: "country", is: "is", values: ["DE"] }] },
  { type: "track", event: "Order Completed", where: conditions },
];

test("what is written is read as it was", () => {
  for (const condition of conditions) expect(parsedCondition(writtenCondition(condition))).toEqual(condition);
  for (const of of choices) {
    expect(parsedChoice(writtenChoice(of))).toEqual(of);
    expect(parsedStep(writtenStep({ of, optional: true }))).toEqual({ of, optional: true });
    expect(parsedStep(writtenStep({ of }))).toEqual({ of });
    const metrics: AskedMetric[] = [
      { measure: "people", of },
      { measure: "sum", of, field: "properties.price, net (a:b)" },
      { measure: "quantile", of, field: "properties.a,b", share: 0.95 },
    ];
    for (const metric of metrics) expect(parsedMetric(writtenMetric(metric))).toEqual(metric);
  }
  expect(parsedMetric(writtenMetric({ metric: "count" }))).toEqual({ metric: "count" });
});

test("an address reads as people would write it", () => {
  expect(writtenMetric({ measure: "sum", field: "revenue", of: { type: "track", event: "Order Completed" } })).toBe("sum(revenue):track:Order Completed");
  expect(writtenStep({ of: { type: "page", where: [{ field: "path", is: "is", values: ["/", "/basket"] }] } })).toBe("page;path:is:/|/basket");
  expect([604_800, 5_400, 3_600, 61].map(writtenTime)).toEqual(["7d", "90m", "1h", "61s"]);
  expect([604_800, 5_400, 3_600, 61].map((seconds) => parsedTime(writtenTime(seconds)))).toEqual([604_800, 5_400, 3_600, 61]);
});

test("what is no part of a question is left out", () => {
  for (const wrong of ["", "country", "country:equals:DE", ":is:DE", "country:is", "country:known:DE"]) expect(parsedCondition(wrong)).toBeUndefined();
  for (const wrong of ["", "sum:track", "people(revenue):track", "most:track"]) expect(parsedMetric(wrong)).toBeUndefined();
  for (const wrong of ["", "0d", "7", "d", "-1d", "7 d"]) expect(parsedTime(wrong)).toBeUndefined();
});
