import { expect, test } from "vitest";
import { pageName, searched, vitalRows, vitalsOfAll, type WebVital } from "./web";

const WORDS = { others: "All others", noPage: "No page" };

test("a row is called by its page, and what has none says so", () => {
  expect(pageName({ kind: "value", values: ["/shoes"] }, WORDS)).toBe("/shoes");
  expect(pageName({ kind: "unknown", values: [null] }, WORDS)).toBe("No page");
  expect(pageName({ kind: "others", values: [] }, WORDS)).toBe("All others");
});

test("pages are found in whatever case, and nothing is lost without a search", () => {
  const rows = [{ label: { kind: "value" as const, values: ["/Shoes"] } }, { label: { kind: "others" as const, values: [] } }];
  expect(searched(rows, " ")).toEqual(rows);
  expect(searched(rows, "shoe")).toEqual([rows[0]]);
});

test("the whole of a vital stands apart from its parts", () => {
  const vital = { vital: "LCP" as const, measured: 4, good: 2, fair: 1, poor: 1, p75: 2_600, rating: "needs-improvement" as const };
  const vitals: WebVital[] = [vital, { ...vital, device: "mobile" }, { ...vital, page: "/" }, { ...vital, vital: "CLS" }];
  expect(vitalsOfAll(vitals)).toEqual([vitals[0], vitals[3]]);
  expect(vitalRows(vitals, "LCP")).toEqual([vitals[1], vitals[2]]);
});
