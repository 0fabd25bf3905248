import { expect, test } from "vitest";
import { duration, type Health, sent, verdictOf } from "./health";

const LEDGER: Health["ledger"] = {
  received: 0,
  stored: 0,
  duplicates: 0,
  dropped: 0,
  rejected: 0,
  pending: 0,
  notAcknowledged: 0,
  difference: 0,
  state: "balanced",
};
const GAP = { source: "shop", from: "", to: "", seen: 1, usual: 40 };

function health(given: Partial<Health>): Health {
  return { at: "", zone: "UTC", sources: [{ source: "shop", state: "fresh", lastDay: 9 }], gaps: [], changes: [], ledger: LEDGER, ...given };
}

test("answers with the worst there is", () => {
  const late = [{ source: "shop", state: "late" as const, lastDay: 0 }];
  const gaps = [{ ...GAP, direction: "less" as const }];
  expect(verdictOf(health({ ledger: { ...LEDGER, state: "off" }, sources: late }))).toBe("off");
  expect(verdictOf(health({ sources: late, gaps }))).toBe("late");
  expect(verdictOf(health({ gaps }))).toBe("less");
  expect(verdictOf(health({ gaps: [{ ...GAP, direction: "more" }] }))).toBe("changed");
  expect(verdictOf(health({}))).toBe("good");
  expect(verdictOf(health({ sources: [{ source: "shop", state: "learning", lastDay: 9 }] }))).toBe("learning");
  expect(verdictOf(health({ sources: [] }))).toBe("empty");
});

test("tells a time in the unit in which it is at least two", () => {
  expect(duration(5_400, "en")).toBe("90 minutes");
  expect(duration(50_000, "en")).toBe("14 hours");
  expect(duration(259_200, "de")).toBe("3 Tage");
});

test("names what was sent", () => {
  expect(sent({ type: "track", name: "Order Completed" }, "all")).toBe("Order Completed");
  expect(sent({ type: "page" }, "all")).toBe("page");
  expect(sent({}, "all")).toBe("all");
});
