import { describe, expect, it } from "vitest";
import { fieldsOf } from "../../api/campaigns";
import { isComplete, isNeeded, said } from "./keyFields";

describe("fields of a key", () => {
  it("are sent where they are filled and of its kind", () => {
    expect(fieldsOf("utm", { campaign: " spring* ", source: "", code: "X" })).toEqual({ campaign: "spring*" });
  });

  it("are complete with a letter in a needed one", () => {
    expect(isComplete("platform-id", { channel: "tv" })).toBe(true);
    expect(isComplete("platform-id", { source: "ads" })).toBe(false);
    expect(isComplete("coupon", { code: "*" })).toBe(false);
    expect(isComplete("landing-page", { path: "/spring" })).toBe(true);
    expect(isNeeded("utm", "campaign")).toBe(true);
    expect(isNeeded("platform-id", "campaign")).toBe(false);
  });

  it("are said with their names where there are several", () => {
    expect(said({ code: "SPRING" }, String)).toBe("SPRING");
    expect(said({ campaign: "a", source: "b" }, (name) => name.toUpperCase())).toBe("CAMPAIGN a, SOURCE b");
  });
});
