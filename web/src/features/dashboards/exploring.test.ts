import { expect, test } from "vitest";
import type { Card } from "./dashboards";
import { parsedReference, waysOf, writtenReference } from "./exploring";

const ID = "0190f3c2-1111-7222-8333-444455556666";
const days = { from: "2026-03-01", to: "2026-03-31" };
const range = { days, comparison: "none" as const };
const place = { column: 0, row: 0, width: 6, height: 5 };
const card: Card = { place, analysis: { kind: "trends", question: { metrics: [{ metric: "orders" }], by: [], where: [{ field: "device", is: "is", values: ["phone"] }] }, chart: "bar" } };
const conditions = [{ field: "country", is: "is" as const, values: ["DE"] }];

const search = (address = "") => new URL(address, "http://localhost").searchParams;

test("a reference to a card is found again, and another text is none", () => {
  expect(parsedReference(writtenReference({ dashboard: ID, version: 12, place: 3 }))).toEqual({ dashboard: ID, version: 12, place: 3 });
  expect(parsedReference("../../x.1.1")).toBeUndefined();
  expect(parsedReference(null)).toBeUndefined();
});

test("who looks on does so with the filters of the dashboard, who edits without them", () => {
  const { open, edit } = waysOf(card, { range, conditions }, { dashboard: ID, version: 2, place: 0 }, "range=yesterday");
  expect(search(open).getAll("where")).toEqual(["device:is:phone", "country:is:DE"]);
  expect(search(edit).getAll("where")).toEqual(["device:is:phone"]);
  expect([search(edit).get("from"), search(edit).get("compare"), search(edit).get("chart")]).toEqual(["2026-03-01", "none", "bar"]);
  expect([search(edit).get("card"), search(edit).get("back")]).toEqual([`${ID}.2.0`, "range=yesterday"]);
  expect(search(open).get("card")).toBeNull();
});

test("a card that may not be changed is only opened, a query in SQL, and words nowhere", () => {
  expect(waysOf(card, { range, conditions }, undefined, "").edit).toBeUndefined();
  expect(waysOf({ place, query: ID }, { range, conditions }, undefined, "")).toEqual({ open: `/sql?query=${ID}` });
  expect(waysOf({ place, markdown: "# Words" }, { range, conditions }, undefined, "")).toEqual({});
});
