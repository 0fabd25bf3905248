import { describe, expect, it } from "vitest";
import { agreedIsLocked, movesOf } from "./moves";
import type { Campaign } from "./plan";

const DRAFT = { status: "draft", next: ["approved"], startsOn: "2026-03-02", endsOn: "2026-03-29", approver: "val" } as Campaign;
const OWNER = { name: "owner", role: "owner", permissions: ["campaigns.manage"] } as const;
const MIA = { name: "mia", role: "marketer", permissions: ["campaigns.manage"] } as const;
const VAL = { name: "val", role: "viewer", permissions: [] as string[] } as const;
const as = (user: { name: string; role: string; permissions: readonly string[] }) => user as Parameters<typeof movesOf>[1];

describe("moves of a campaign", () => {
  it("lead a draft to approval by its approver or an owner, whatever their role", () => {
    expect(movesOf(DRAFT, as(VAL))).toEqual([{ to: "approved" }]);
    expect(movesOf(DRAFT, as(OWNER))).toEqual([{ to: "approved" }]);
    expect(movesOf(DRAFT, as(MIA))).toEqual([{ to: "approved", refusal: "not-approver" }]);
    expect(movesOf({ ...DRAFT, approver: undefined }, as(MIA))).toEqual([{ to: "approved", refusal: "no-approver" }]);
  });

  it("need dates for an approval", () => {
    expect(movesOf({ ...DRAFT, endsOn: undefined }, as(OWNER))).toEqual([{ to: "approved", refusal: "no-dates" }]);
  });

  it("need the permission for all else", () => {
    const approved = { ...DRAFT, status: "approved", next: ["draft", "live"] } as Campaign;
    expect(movesOf(approved, as(MIA))).toEqual([{ to: "draft" }, { to: "live" }]);
    expect(movesOf(approved, as(VAL))[0]?.refusal).toBe("no-permission");
    expect(agreedIsLocked(approved, as(MIA))).toBe(true);
    expect(agreedIsLocked(approved, as(VAL))).toBe(false);
    expect(agreedIsLocked(DRAFT, as(MIA))).toBe(false);
  });
});
