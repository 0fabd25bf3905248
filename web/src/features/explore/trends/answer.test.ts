import { expect, test } from "vitest";
import type { Label } from "../answers";
import { verdictOf } from "./answer";

const row = (name: string, total: number | null, kind?: Label["kind"], comparedTotal?: number) => ({
  name,
  series: { metric: 0, values: [], total, comparedTotal, ...(kind && { label: { kind, values: [name] } }) },
});

test("without rows it tells the total and what it was before", () => {
  expect(verdictOf([row("Orders", 12)])).toEqual({ kind: "alone", now: 12 });
  expect(verdictOf([row("Orders", 12, undefined, 0)])).toEqual({ kind: "change", now: 12, before: 0 });
});

test("with rows it names the largest value, never all others", () => {
  const rows = [row("others", 90, "others"), row("direct", 20, "value"), row("email", 30, "value"), row("", 40, "unknown")];
  expect(verdictOf(rows)).toMatchObject({ kind: "largest", first: { name: "email" }, second: { name: "direct" } });
});

test("says nothing of what is not known", () => {
  expect(verdictOf([])).toEqual({ kind: "unknown" });
  expect(verdictOf([row("average", null)])).toEqual({ kind: "unknown" });
  expect(verdictOf([row("others", 90, "others")])).toEqual({ kind: "unknown" });
});
