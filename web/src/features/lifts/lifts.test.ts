import { describe, expect, it } from "vitest";
import { daysAfter, grouped, rangeWords } from "./lifts";

describe("lifts", () => {
  it("counts days over the end of a month and of summer time", () => {
    expect(daysAfter("2026-02-27", 2)).toBe("2026-03-01");
    expect(daysAfter("2026-10-24", 2)).toBe("2026-10-26");
  });

  it("writes an end that is not known as a question mark", () => {
    expect(rangeWords({ value: 2, low: 1 }, String)).toBe("1 – ?");
  });

  it("says a warning once for all regions that it is of", () => {
    const found = grouped([
      { kind: "GAPS", subject: "a", message: "a lacks days" },
      { kind: "SHORT_HISTORY", subject: "", message: "few" },
      { kind: "GAPS", subject: "b", message: "b lacks days" },
    ]);
    expect(found).toEqual([
      { kind: "GAPS", subjects: ["a", "b"], message: "a lacks days" },
      { kind: "SHORT_HISTORY", subjects: [], message: "few" },
    ]);
  });
});
