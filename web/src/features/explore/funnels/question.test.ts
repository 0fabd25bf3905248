import { expect, test } from "vitest";
import { parsedExcluding, swapped, usualSteps, writtenExcluding } from "./question";

const track = (name: string) => ({ type: "track", name, count: 1 });
const page = { type: "page", name: null, count: 9 };
const names = (steps: ReturnType<typeof usualSteps>) => steps.map(({ of }) => of.event ?? of.type);

test("a shop's way to an order comes in its order, whatever is most frequent", () => {
  expect(names(usualSteps([track("Order Completed"), page, track("Searched"), track("Product Viewed"), track("Product Added")]))).toEqual([
    "page",
    "Product Viewed",
    "Product Added",
    "Order Completed",
  ]);
});

test("elsewhere the most frequent events are the steps", () => {
  expect(names(usualSteps([page, track("Signed Up"), track("Invited"), track("Paid"), track("Left")]))).toEqual(["page", "Signed Up", "Invited", "Paid"]);
  expect(names(usualSteps([track("Signed Up"), track("Order Completed")]))).toEqual(["Signed Up", "Order Completed"]);
  expect(usualSteps([])).toEqual([]);
});

test("what excludes is read as it was written", () => {
  const excluding = { after: 2, of: { type: "track", event: "Left: gone", where: [{ field: "path", is: "is" as const, values: ["/a:b"] }] } };
  expect(parsedExcluding(writtenExcluding(excluding))).toEqual(excluding);
  for (const wrong of ["", "track:Left", "0:track:Left", "100:page"]) expect(parsedExcluding(wrong)).toBeUndefined();
});

test("a step changes places with the one before", () => {
  const steps = ["a", "b", "c"].map((event) => ({ of: { event } }));
  expect(names(swapped(steps, 2))).toEqual(["a", "c", "b"]);
  expect(names(swapped(steps, 0))).toEqual(["a", "b", "c"]);
});
