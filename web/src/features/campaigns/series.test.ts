import { describe, expect, it } from "vitest";
import { courseOf, ownDays, pointsOf, type Sums } from "./series";

const sums = (cost: number): Sums => ({ cost, unrated: 0, impressions: 0, clicks: 0, orders: 1, gross: 0, net: 0, newCustomers: 0, visits: 0 });

describe("the days of a campaign", () => {
  it("are all there, those without anything as zero", () => {
    const { by, points } = pointsOf([
      { day: "2026-03-01", sums: sums(5) },
      { day: "2026-03-03", sums: sums(7) },
    ]);
    expect(by).toBe("day");
    expect(points.map(({ at, sums: { cost } }) => [at, cost])).toEqual([
      ["2026-03-01", 5],
      ["2026-03-02", 0],
      ["2026-03-03", 7],
    ]);
  });

  it("are those within its dates, and all where none is", () => {
    const days = ["2026-03-01", "2026-03-02", "2026-03-03"].map((day) => ({ day, sums: sums(1) }));
    expect(ownDays(days, { startsOn: "2026-03-02", endsOn: "2026-03-02" })).toEqual([days[1]]);
    expect(ownDays(days, { startsOn: "2026-03-02" })).toEqual(days.slice(1));
    expect(ownDays(days, { startsOn: "2027-03-02", endsOn: "2027-03-02" })).toEqual(days);
    expect(ownDays(days, {})).toEqual(days);
  });

  it("are weeks where there are many, and lose nothing", () => {
    const { by, points } = pointsOf([
      { day: "2026-01-01", sums: sums(5) },
      { day: "2026-01-04", sums: sums(6) },
      { day: "2026-12-31", sums: sums(7) },
    ]);
    expect(by).toBe("week");
    expect(points[0]).toEqual({ at: "2025-12-29", sums: { ...sums(11), orders: 2 } });
    expect(points.reduce((total, point) => total + point.sums.cost, 0)).toBe(18);
    expect(points).toHaveLength(53);
  });
});

describe("the course of a budget", () => {
  const campaign = {
    startsOn: "2026-03-02",
    endsOn: "2026-03-05",
    budget: { currency: "EUR", weeks: [{ monday: "2026-03-02", amount: 40 }] },
  };
  const days = [
    { day: "2026-03-01", sums: sums(99) },
    { day: "2026-03-02", sums: sums(8) },
    { day: "2026-03-03", sums: sums(8) },
    { day: "2026-03-04", sums: sums(1) },
  ];
  const against = { planned: 40, due: 20, reached: 16, forecast: { expected: 32, low: 24, high: 40 } };

  it("adds up within the dates until the last whole day, and leads straight to the forecast of the end", () => {
    const pacing = { until: "2026-03-03", alerts: [], budget: against };
    const course = courseOf(campaign, { days, pacing }, against, ({ cost }) => cost, "budget");
    expect(course.reached).toEqual([8, 16, null, null]);
    expect(course.due).toEqual([10, 20, 30, 40]);
    expect(course.forecast).toEqual({ expected: [null, 16, 24, 32], low: [null, 16, 20, 24], high: [null, 16, 28, 40] });
  });

  it("has no forecast once it is over", () => {
    const pacing = { until: "2026-03-05", alerts: [], budget: against };
    expect(courseOf(campaign, { days, pacing }, against, ({ cost }) => cost, "budget").forecast).toBeUndefined();
  });

  it("of a target is due evenly", () => {
    const pacing = { until: "2026-03-03", alerts: [] };
    expect(courseOf(campaign, { days, pacing }, { planned: 8, due: 4, reached: 2 }, ({ orders }) => orders, "target").due).toEqual([2, 4, 6, 8]);
  });
});
