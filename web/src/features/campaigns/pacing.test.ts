import { describe, expect, it } from "vitest";
import { outlookOf, paceOf, ratio } from "./pacing";

describe("pacing", () => {
  it("says how what was reached stands to what is due", () => {
    expect(paceOf({ due: 100, reached: 109 })?.pace).toBe("on");
    expect(paceOf({ due: 100, reached: 111 })?.pace).toBe("over");
    expect(paceOf({ due: 100, reached: 20 })).toEqual({ pace: "under", share: 0.2 });
    expect(paceOf({ due: 0, reached: 20 })).toBeUndefined();
  });

  it("says of the end what the whole range says", () => {
    const against = { planned: 100, due: 50, reached: 50 };
    expect(outlookOf(against)).toBeUndefined();
    expect(outlookOf({ ...against, forecast: { expected: 120, low: 101, high: 140 } })).toBe("beyond");
    expect(outlookOf({ ...against, forecast: { expected: 120, low: 99, high: 140 } })).toBe("within");
    expect(outlookOf({ ...against, forecast: { expected: 80, low: 60, high: 99 } })).toBe("short");
  });

  it("divides by nothing not at all", () => {
    expect(ratio(5, 0)).toBeNull();
    expect(ratio(5, 2)).toBe(2.5);
  });
});
