import { expect, test } from "vitest";
import { assigned, IGNORED, PROPERTY, use } from "./assign";
import type { Mapping } from "./useImports";

const mapping: Mapping = {
  kind: "orders",
  shape: "rows",
  columns: { order_id: "Invoice", price: "Price" },
  ignored: ["Note"],
  dates: "year-month-day",
  zone: "UTC",
  decimal: ".",
};

test("says what a column is taken for", () => {
  expect(use(mapping, "Invoice")).toBe("order_id");
  expect(use(mapping, "Note")).toBe(IGNORED);
  expect(use(mapping, "Colour")).toBe(PROPERTY);
});

test("gives a field another column", () => {
  const changed = assigned(mapping, "Number", "order_id");
  expect(changed.columns).toEqual({ order_id: "Number", price: "Price" });
  expect(use(changed, "Invoice")).toBe(PROPERTY);
});

test("leaves a column out, and takes it in again", () => {
  const without = assigned(mapping, "Price", IGNORED);
  expect(without.columns).toEqual({ order_id: "Invoice" });
  expect(use(without, "Price")).toBe(IGNORED);
  expect(use(assigned(without, "Price", PROPERTY), "Price")).toBe(PROPERTY);
});
