import { expect, test } from "vitest";
import { addMonths, comparedWith, daysOf, lengthInDays, today } from "./range";

test("a day begins at midnight of the zone", () => {
  const moment = new Date("2026-03-28T23:30:00Z");
  expect(today("UTC", moment)).toBe("2026-03-28");
  expect(today("Europe/Berlin", moment)).toBe("2026-03-29");
  expect(today("America/New_York", moment)).toBe("2026-03-28");
});

test("presets end today and have the length that they name", () => {
  expect(daysOf("last-7-days", "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  expect(lengthInDays(daysOf("last-30-days", "2026-03-03"))).toBe(30);
  expect(daysOf("last-month", "2028-03-31")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(daysOf("last-12-months", "2026-11-22")).toEqual({ from: "2025-11-23", to: "2026-11-22" });
});

test("the period before has the same length and ends where this one begins", () => {
  expect(comparedWith({ from: "2026-03-01", to: "2026-03-31" }, "previous")).toEqual({ from: "2026-01-29", to: "2026-02-28" });
  expect(comparedWith({ from: "2026-03-01", to: "2026-03-31" }, "none")).toBeUndefined();
});

test("the year before of a leap day is the last day of its February", () => {
  expect(addMonths("2028-02-29", -12)).toBe("2027-02-28");
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
});
