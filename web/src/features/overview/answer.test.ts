import { expect, test } from "vitest";
import { answerOf } from "./answer";

const figures = (orders: number, visits = orders * 50) => ({
  visitors: visits,
  visits,
  pageViews: visits,
  convertedVisits: orders,
  orders,
  revenue: 0,
});

test("names the channel that most of the change is of", () => {
  const channels = [
    { kind: "value" as const, value: "email", figures: figures(100), compared: figures(90) },
    { kind: "value" as const, value: "paid search", figures: figures(500), compared: figures(410) },
  ];
  expect(answerOf(figures(600), figures(500), channels)).toEqual({
    measure: "orders",
    now: 600,
    before: 500,
    verdict: "more",
    channel: { name: "paid search", most: true },
  });
});

test("calls no change what chance would make", () => {
  expect(answerOf(figures(412), figures(400)).verdict).toBe("same");
  expect(answerOf(figures(5), figures(11)).verdict).toBe("few");
});

test("speaks of visits where nothing is sold, and of no trend without a before", () => {
  expect(answerOf(figures(0, 900), figures(0, 700))).toMatchObject({ measure: "visits", verdict: "more" });
  expect(answerOf(figures(40), figures(0)).verdict).toBe("new");
  expect(answerOf(figures(40), undefined).verdict).toBe("alone");
});
