import { expect, test } from "vitest";
import { type Draft, draftOf, mistakesIn, planOf, shareOf, valuesOf } from "./plan";

const PLAN = {
  events: [
    {
      type: "track" as const,
      name: "Order Completed",
      others: "flagged" as const,
      properties: [{ name: "currency", type: "text" as const, required: true, values: ["EUR", "USD"] }],
    },
    { type: "page" as const, others: "allowed" as const, properties: [{ name: "section", type: "any" as const, required: false }] },
  ],
};

test("a plan that is edited and sent back is the same", () => {
  expect(planOf(draftOf(PLAN))).toEqual(PLAN);
});

test("what is left out of a plan gets its meaning", () => {
  expect(draftOf({ events: [{ name: "Signed Up", properties: [{ name: "plan" }] }] })).toEqual([
    { type: "track", name: "Signed Up", othersFlagged: false, properties: [{ name: "plan", type: "any", required: false, values: "" }] },
  ]);
});

test("a property that was only begun is left out, and a name of another type than track", () => {
  const draft: Draft = [{ type: "page", name: "left over", othersFlagged: false, properties: [{ name: " ", type: "text", required: true, values: "" }] }];
  expect(planOf(draft)).toEqual({ events: [{ type: "page", others: "allowed", properties: [] }] });
});

test("values are one a line, each once", () => {
  expect(valuesOf(" EUR\n\nUSD\nEUR ")).toEqual(["EUR", "USD"]);
});

test("names what the server would refuse", () => {
  const event = (name: string, ...properties: string[]) => ({
    type: "track" as const,
    name,
    othersFlagged: false,
    properties: properties.map((property) => ({ name: property, type: "any" as const, required: false, values: "" })),
  });
  expect([...mistakesIn([event("Signed Up"), event(" "), event("Signed Up"), event("Left", "why", "why")])]).toEqual([
    [1, "name-missing"],
    [2, "event-twice"],
    [3, "property-twice"],
  ]);
});

test("tells in which share of the events a property was", () => {
  const proposal = {
    plan: { events: [] },
    events: 4,
    seen: [{ type: "track" as const, name: "Signed Up", count: 4, properties: [{ name: "plan", type: "text", share: 0.25 }] }],
  };
  const event = { type: "track" as const, name: "Signed Up", othersFlagged: false, properties: [] };
  expect(shareOf(proposal, event, "plan")).toBe(0.25);
  expect(shareOf(proposal, event, "other")).toBeUndefined();
  expect(shareOf(undefined, event, "plan")).toBeUndefined();
});
