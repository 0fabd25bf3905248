import { describe, expect, it } from "vitest";
import { daysBetween, dividedEvenly, mondayOf, mondaysOf, plannedByDay, totalOf } from "./weeks";

describe("weeks", () => {
  it("begin on Monday", () => {
    expect(mondayOf("2026-03-01")).toBe("2026-02-23");
    expect(mondayOf("2026-03-02")).toBe("2026-03-02");
    expect(mondaysOf("2026-03-04", "2026-03-16")).toEqual(["2026-03-02", "2026-03-09", "2026-03-16"]);
  });

  it("get of a budget what their days get, to the cent, and the last what is left", () => {
    const weeks = dividedEvenly(100, "2026-03-05", "2026-03-17");
    expect(weeks).toEqual([
      { monday: "2026-03-02", amount: 30.76 },
      { monday: "2026-03-09", amount: 53.84 },
      { monday: "2026-03-16", amount: 15.4 },
    ]);
    expect(totalOf(weeks.map(({ amount }) => amount))).toBe(100);
  });

  it("add up without the errors of binary fractions", () => {
    expect(totalOf([0.1, 0.2])).toBe(0.3);
  });

  it("spread their amount over the days on which the campaign runs", () => {
    const plan = { startsOn: "2026-03-06", endsOn: "2026-03-10" };
    const weeks = [
      { monday: "2026-03-02", amount: 30 },
      { monday: "2026-03-09", amount: 8 },
    ];
    expect(plannedByDay(weeks, plan, daysBetween("2026-03-05", "2026-03-11"))).toEqual([0, 10, 10, 10, 4, 4, 0]);
  });
});
