import { describe, expect, it } from "vitest";
import { lanesOf, rowsOf } from "./lanes";
import { budgetRule, moved } from "./moves";
import { besides, periodOf, placed, placedOnBar, ticksOf } from "./period";

describe("a period", () => {
  it("is the month, quarter or year of a day", () => {
    expect(periodOf("2026-11-22", "month")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    expect(periodOf("2026-11-22", "quarter")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(periodOf("2024-02-29", "year")).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  });

  it("has one before and one after", () => {
    expect(besides("2026-01-31", "month", -1)).toBe("2025-12-01");
    expect(besides("2026-11-22", "quarter", 1)).toBe("2027-01-01");
  });

  it("is divided into days, weeks or months, which fill it", () => {
    const quarter = ticksOf({ from: "2026-10-01", to: "2026-12-31" }, "quarter");
    expect(quarter[0]).toEqual({ day: "2026-10-01", days: 4 });
    expect(quarter[1]).toEqual({ day: "2026-10-05", days: 7 });
    expect(quarter.reduce((sum, tick) => sum + tick.days, 0)).toBe(92);
    expect(ticksOf({ from: "2026-02-01", to: "2026-02-28" }, "month")).toHaveLength(28);
    expect(ticksOf({ from: "2026-01-01", to: "2026-12-31" }, "year").map((tick) => tick.days)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });

  it("cuts off what is outside", () => {
    const november = { from: "2026-11-01", to: "2026-11-30" };
    expect(placed(november, "2026-11-16", "2026-11-30")).toEqual({ left: "50%", width: "50%", startsBefore: false, endsAfter: false });
    expect(placed(november, "2026-10-01", "2026-12-24")).toEqual({ left: "0%", width: "100%", startsBefore: true, endsAfter: true });
  });
});

describe("lanes", () => {
  const campaign = (name: string, startsOn: string, endsOn: string, channels: string[], brandName?: string) => ({
    id: name,
    name,
    status: "draft" as const,
    channels,
    segments: [],
    version: 1,
    movable: true,
    startsOn,
    endsOn,
    brandName,
  });

  it("keep bars apart in as few rows as there must be", () => {
    const rows = rowsOf([
      { startsOn: "2026-03-10", endsOn: "2026-03-20" },
      { startsOn: "2026-03-01", endsOn: "2026-03-09" },
      { startsOn: "2026-03-05", endsOn: "2026-03-06" },
    ]);
    expect(rows.map((row) => row.map((each) => each.startsOn))).toEqual([["2026-03-01", "2026-03-10"], ["2026-03-05"]]);
  });

  it("have a campaign of several channels in each, and what has none last", () => {
    const lanes = lanesOf(
      [campaign("a", "2026-03-01", "2026-03-02", ["tv", "email"]), campaign("b", "2026-03-01", "2026-03-02", [])],
      "channel",
      "none",
    );
    expect(lanes.map((lane) => [lane.name, lane.rows.flat().map((each) => each.name)])).toEqual([
      ["email", ["a"]],
      ["tv", ["a"]],
      ["none", ["b"]],
    ]);
  });
});

describe("a move", () => {
  const dates = { startsOn: "2026-03-04", endsOn: "2026-03-17" };

  it("keeps the length, and an end does not pass the other", () => {
    expect(moved(dates, "whole", 3)).toEqual({ startsOn: "2026-03-07", endsOn: "2026-03-20" });
    expect(moved(dates, "start", 30)).toEqual({ startsOn: "2026-03-17", endsOn: "2026-03-17" });
    expect(moved(dates, "end", -30)).toEqual({ startsOn: "2026-03-04", endsOn: "2026-03-04" });
  });

  it("takes the weeks of the budget along by whole weeks only", () => {
    expect(budgetRule(dates, moved(dates, "whole", -14))).toBe("along");
    expect(budgetRule(dates, moved(dates, "whole", 3))).toBe("anew");
    expect(budgetRule(dates, moved(dates, "end", 7))).toBe("anew");
  });
});

describe("days on a bar", () => {
  const march = { from: "2026-03-01", to: "2026-03-31" };

  it("are counted from the first day that is shown, not from the first of the campaign", () => {
    const begun = { startsOn: "2026-02-15", endsOn: "2026-03-20" };
    expect(placedOnBar(march, begun, "2026-03-11", "2026-03-20")).toEqual({ left: "50%", width: "50%" });
    expect(placedOnBar(march, begun, "2026-02-20", "2026-03-05")).toEqual({ left: "0%", width: "25%" });
    expect(placedOnBar(march, begun, "2026-02-20", "2026-02-25").width).toBe("0%");
  });

  it("end with the last day that is shown", () => {
    const lasting = { startsOn: "2026-03-22", endsOn: "2026-04-30" };
    expect(placedOnBar(march, lasting, "2026-03-27", "2026-04-10")).toEqual({ left: "50%", width: "50%" });
  });
});
