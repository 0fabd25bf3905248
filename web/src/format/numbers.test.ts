import { expect, test } from "vitest";
import { formatOf } from "./numbers";

const english = formatOf("en");
const german = formatOf("de");

test("a headline has three significant figures", () => {
  expect(english.headline(1_234_567)).toBe("1.23M");
  expect(english.headline(1_234)).toBe("1,230");
  expect(english.headline(0.012345)).toBe("0.0123");
});

test("a table is exact", () => {
  expect(english.number(1_234_567)).toBe("1,234,567");
  expect(german.number(1_234.5)).toBe("1.234,5");
});

test("a change has its sign, and points are not percent", () => {
  expect(english.change(0.1234)).toBe("+12.3%");
  expect(english.change(-0.05)).toBe("-5%");
  expect(english.points(0.0123)).toBe("+1.23 points");
  expect(german.points(-0.01)).toBe("-1 Punkte");
});

test("money names its currency", () => {
  expect(english.money(19.9, "EUR")).toBe("€19.90");
  expect(german.money(19.9, "EUR")).toMatch(/^19,90\s€$/);
  expect(english.moneyHeadline(1_234_567, "EUR")).toBe("€1.23M");
});

test("ago is told in the largest unit that fits", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  expect(english.ago("2026-11-22T11:58:30Z", now)).toBe("1 minute ago");
  expect(english.ago("2026-11-21T12:00:00Z", now)).toBe("yesterday");
  expect(english.ago("2026-11-22T12:00:00Z", now)).toBe("now");
});

test("a length of time has its two largest units", () => {
  expect([0, 0.25, 12, 59.5, 60, 312, 3_600, 7_500, 86_400, 183_600].map((seconds) => english.duration(seconds))).toEqual([
    "0s",
    "0.25s",
    "12s",
    "59.5s",
    "1m",
    "5m 12s",
    "1h",
    "2h 5m",
    "1d",
    "2d 3h",
  ]);
  expect(english.duration(604_800, "long")).toBe("7 days");
  expect(german.duration(5_400, "long")).toBe("1 Stunde 30 Minuten");
});
