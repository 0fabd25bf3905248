import { expect, test } from "vitest";
import { addressOf, boundsOf, boundsText, nameOf, questionOf, roundedUp, stepOf, weeksOf } from "./budget";

const choices = { weeks: "8", by: "channel", goal: "profit", budget: 5000, margin: 40, value: undefined, caution: "beating", beyond: true, moves: false } as const;

test("what is chosen is asked, and an address asks it again", () => {
  const question = questionOf("m1", { ...choices, lines: { tv: "fixed", search: [100, 900], radio: "free" } });
  expect(question).toMatchObject({ weeks: 8, margin: 0.4, probability: 0.9, withinSeen: false, moveDoubted: false });
  expect(question.lines).toEqual({ tv: { fixed: true }, search: { fixed: false, least: 100, most: 900 }, radio: { fixed: false } });
  const search = new URL(addressOf(question), "https://windrose.example").searchParams;
  expect(search.get("margin")).toBe("40");
  expect(search.get("caution")).toBe("beating");
  expect(boundsOf(search.get("lines"))).toEqual({ tv: "fixed", search: [100, 900], radio: "free" });
  expect(search.has("moves")).toBe(false);
  expect(addressOf({ ...question, moveDoubted: true })).toContain("moves=yes");
});

test("an address written by hand is taken as far as it makes sense", () => {
  expect(boundsOf("{")).toEqual({});
  expect(boundsOf("null")).toEqual({});
  expect(boundsOf('{"tv":[1],"radio":"fixed","search":[-1,2]}')).toEqual({ radio: "fixed" });
  expect(boundsText({})).toBeUndefined();
});

test("a step is a round hundredth or two", () => {
  expect([90, 1_000, 10_000, 730_000].map(stepOf)).toEqual([1, 5, 50, 5_000]);
  expect(roundedUp(1_234, 50)).toBe(1_250);
});

test("lines bear their names", () => {
  expect([nameOf("paid search"), nameOf("tv, Spring sale"), nameOf("sms")]).toEqual(["Paid search", "TV, Spring sale", "SMS"]);
});

test("weeks are seven days apart, over a year's end too", () => {
  expect(weeksOf({ start: "2026-12-21", weeks: 3 })).toEqual(["2026-12-21", "2026-12-28", "2027-01-04"]);
});
