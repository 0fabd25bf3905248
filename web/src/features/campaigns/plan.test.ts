import { describe, expect, it } from "vitest";
import { budgetOf, type Campaign, changedFields, draftOf, emptyForm, formOf, merged, mistakesOf, weeksOf } from "./plan";

const EMPTY = emptyForm("mia", "EUR");
const SPRING = { ...EMPTY, name: "Spring", startsOn: "2026-03-04", endsOn: "2026-03-10" };

describe("a plan being written", () => {
  it("comes back as it was from what the server keeps", () => {
    const campaign = {
      ...draftOf({ ...SPRING, amounts: { "2026-03-02": 10, "2026-03-09": 0 }, metric: "orders", target: 80, channels: ["email"] }),
      id: "1",
    } as Campaign;
    const form = formOf(campaign, "USD");
    expect(form.currency).toBe("EUR");
    expect(draftOf(form, 3)).toEqual({ ...draftOf(SPRING), budget: campaign.budget, target: campaign.target, channels: ["email"], version: 3 });
  });

  it("leaves out weeks in which the campaign does not run, and says so", () => {
    const form = { ...SPRING, amounts: { "2026-02-23": 5, "2026-03-02": 10 } };
    expect(weeksOf(form)).toEqual({ running: ["2026-03-02", "2026-03-09"], outside: ["2026-02-23"] });
    expect(budgetOf(form)).toBe(10);
    expect(draftOf(form).budget?.weeks).toEqual([{ monday: "2026-03-02", amount: 10 }]);
  });

  it("names what the server would refuse", () => {
    expect(mistakesOf(SPRING)).toEqual([]);
    expect(mistakesOf({ ...SPRING, name: " ", endsOn: "2026-03-01" })).toEqual(["no-name", "dates"]);
    expect(mistakesOf({ ...SPRING, amounts: { "2026-03-02": 1 }, currency: "Euro", metric: "orders" })).toEqual(["currency", "no-target"]);
    expect(mistakesOf({ ...SPRING, target: 5 })).toEqual(["no-metric"]);
  });

  it("keeps both people's changes, and ours where both changed the same", () => {
    const ours = { ...SPRING, name: "Spring Trails", market: "DE", amounts: { "2026-03-02": 1 } };
    const theirs = { ...SPRING, name: "Spring!", owner: "val" };
    expect(changedFields(SPRING, ours)).toEqual(["name", "market", "amounts"]);
    expect(merged(SPRING, ours, theirs)).toEqual({ ...ours, owner: "val" });
  });
});
