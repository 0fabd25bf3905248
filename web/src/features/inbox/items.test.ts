import { expect, test } from "vitest";
import { atLeast, certaintyOf, choicesOf, hasCome, type Item, keyOf, type Proposal, shareOf, totalOf, valueOf } from "./items";

function proposal(confidence: number): Proposal {
  return {
    campaign: `c-${confidence}`,
    campaignName: "Spring",
    confidence,
    reason: "",
    why: { likeness: "letters-off", name: "Spring", letters: 1, days: "within" },
  };
}

function item(campaign: string, confidences: number[], part: Partial<Item> = {}): Item {
  return {
    kind: "utm",
    fields: { campaign },
    cost: [],
    revenue: [],
    visits: 0,
    firstSeen: "2026-03-01",
    lastSeen: "2026-03-02",
    examples: [],
    proposals: confidences.map(proposal),
    ...part,
  };
}

test("what is decided is awaited until it has gone or come back", () => {
  const there = item("spring", []);
  expect(hasCome(new Map([[keyOf(there), "gone"]]), [there])).toBe(false);
  expect(hasCome(new Map([[keyOf(there), "gone"]]), [])).toBe(true);
  expect(hasCome(new Map([[keyOf(there), "back"]]), [])).toBe(false);
  expect(hasCome(new Map([[keyOf(there), "back"]]), [there])).toBe(true);
});

test("an item is told from others by its kind and all its fields", () => {
  const costs = { kind: "platform-id" as const, fields: { campaign: "spring", source: "ads", account: "1" } };
  expect(keyOf(costs)).not.toBe(keyOf({ ...costs, fields: { ...costs.fields, account: "2" } }));
  expect(keyOf(costs)).not.toBe(keyOf({ kind: "utm", fields: { campaign: "spring", source: "ads" } }));
  expect(valueOf(costs)).toEqual({ value: "spring", with: ["ads", "1"] });
  expect(valueOf({ kind: "platform-id", fields: { channel: "tv", source: "ads" } }).value).toBe("tv");
});

test("confidence is told in words", () => {
  expect([0.98, 0.9, 0.89, 0.75, 0.6, 0.59].map((confidence) => certaintyOf(proposal(confidence)))).toEqual([
    "almost-sure",
    "almost-sure",
    "likely",
    "likely",
    "possible",
    "guess",
  ]);
});

test("in bulk the first proposals are taken, where they are sure enough", () => {
  const items = [item("a", [0.95, 0.8]), item("b", [0.7, 0.65]), item("c", [])];
  expect(atLeast(items, "likely").map((one) => one.fields.campaign)).toEqual(["a"]);
  expect(atLeast(items, "guess")).toHaveLength(2);
  expect(choicesOf(items).map((choice) => choice.campaign)).toEqual(["c-0.95", "c-0.7"]);
});

test("what has no rate is in no sum, and is told by currency", () => {
  const total = totalOf([
    item("a", [], { visits: 3, cost: [{ currency: "EUR", amount: 10, worth: 10 }, { currency: "SEK", amount: 40 }] }),
    item("b", [], { visits: 4, cost: [{ currency: "SEK", amount: 2 }], revenue: [{ currency: "USD", amount: 11, worth: 10 }] }),
  ]);
  expect(total).toEqual({ cost: 10, revenue: 10, visits: 7, unrated: [{ currency: "SEK", amount: 42 }] });
});

test("no money has no share", () => {
  expect(shareOf({ resolved: 0, unresolved: 0 })).toBeUndefined();
  expect(shareOf({ resolved: 3, unresolved: 1 })).toBe(0.75);
  expect(shareOf({ resolved: 3, unresolved: 0 }, 9)).toBe(0.25);
});
