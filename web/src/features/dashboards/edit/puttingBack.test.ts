import { expect, test } from "vitest";
import type { Card } from "../dashboards";
import { placeIn, withQuestion } from "./puttingBack";

const trend = (metric: string, column = 0): Card => ({
  title: metric,
  place: { column, row: 0, width: 6, height: 5 },
  analysis: { kind: "trends", question: { metrics: [{ metric }] }, chart: "line" },
});

test("one card is changed, and stays where it is with its dates", () => {
  const cards = [trend("orders"), { ...trend("visits", 6), dates: { days: 7 } }];
  const [first, second] = withQuestion({ cards }, 1, { kind: "funnels", question: { steps: [] } }, "Steps");
  expect(first).toBe(cards[0]);
  expect(second).toEqual({ title: "Steps", place: cards[1]?.place, dates: { days: 7 }, analysis: { kind: "funnels", question: { steps: [] } } });
});

test("of the web a card shows the part that it showed", () => {
  const card: Card = { place: { column: 0, row: 0, width: 6, height: 5 }, analysis: { kind: "web", question: {}, chart: "vitals" } };
  const question = { where: [{ field: "country", is: "is", values: ["DE"] }] };
  expect(withQuestion({ cards: [card] }, 0, { kind: "web", question }, "")[0]?.analysis).toEqual({ kind: "web", question, chart: "vitals" });
  expect(withQuestion({ cards: [card] }, 0, { kind: "paths", question }, "")[0]?.analysis).toEqual({ kind: "paths", question });
});

test("a card that was moved is found again, and one that was changed is not", () => {
  const card = trend("orders");
  expect(placeIn({ cards: [trend("visits"), trend("orders", 6)] }, card)).toBe(1);
  expect(placeIn({ cards: [{ ...card, title: "Orders of a day" }] }, card)).toBeUndefined();
  expect(placeIn({ cards: [] }, card)).toBeUndefined();
});
