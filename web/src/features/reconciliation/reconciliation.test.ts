import { expect, test } from "vitest";
import { addressOf, casesOf, type Part, type Reconciliation, verdictOf } from "./reconciliation";

const part = (amount: number, number = 0): Part => ({ number, amount, refunded: 0, net: amount });
const split = (matched: number, unmatched: number, rest = 0) => ({
  total: part(matched + unmatched + rest),
  matched: part(matched),
  unmatched: part(unmatched),
  rest: part(rest),
});
const compared = (unexplained: Part) => ({
  counted: part(10),
  booked: part(10),
  difference: part(0),
  explained: part(0),
  unexplained,
  unratedEntries: 0,
  explanations: [],
});

const found = (change: Partial<Reconciliation>): Reconciliation => ({
  from: "2026-03-01",
  to: "2026-03-02",
  currency: "EUR",
  spend: split(5, 0),
  revenue: split(5, 5),
  days: [],
  sources: [],
  leftOut: [],
  refusedRows: [],
  ...change,
});

test("what is neither matched nor unmatched is the worst", () => {
  expect(verdictOf(found({ revenue: split(1, 1, 0.01) }), "revenue")).toBe("off");
  expect(verdictOf(found({ revenue: split(1, 1, 0.01) }), "spend")).toBe("matched");
});

test("one order too many is not explained, whatever it is worth", () => {
  const day = { day: "2026-03-01", spend: split(0, 0), revenue: split(0, 0), compared: compared(part(0, 1)) };
  expect(verdictOf(found({ compared: compared(part(0)), unexplainedByDay: 0, days: [day] }), "revenue")).toBe("unexplained");
  expect(verdictOf(found({ compared: compared(part(0)), unexplainedByDay: 0.01 }), "revenue")).toBe("unexplained");
  expect(verdictOf(found({ compared: compared(part(0)), unexplainedByDay: 0 }), "revenue")).toBe("explained");
});

test("a day is judged as a range is, and counts all its cases, not those listed", () => {
  const explained = {
    ...compared(part(0)),
    explanations: [
      { reason: "not-told" as const, cases: 1_400, part: part(-7) },
      { reason: "other-amount" as const, cases: 2, part: part(7) },
    ],
  };
  const day = { day: "2026-03-01", currency: "EUR", spend: split(0, 0), revenue: split(5, 5), sources: [], leftOut: [], cases: [] };
  expect(casesOf(explained)).toBe(1_402);
  expect(verdictOf({ ...day, compared: explained }, "revenue")).toBe("explained");
  expect(verdictOf({ ...day, compared: compared(part(0, 1)) }, "revenue")).toBe("unexplained");
  expect(verdictOf({ ...day, revenue: split(5, 5, 1), compared: explained }, "revenue")).toBe("off");
  expect(verdictOf({ ...day, compared: explained }, "spend")).toBe("empty");
});

test("without records it says what resolves", () => {
  expect(verdictOf(found({}), "revenue")).toBe("unmatched");
  expect(verdictOf(found({ spend: split(0, 0) }), "spend")).toBe("empty");
});

test("what is chosen is carried on", () => {
  expect(addressOf("revenue", undefined)).toBe("");
  expect(addressOf("spend", "source:import:orders")).toBe("?money=spend&books=source%3Aimport%3Aorders");
});
