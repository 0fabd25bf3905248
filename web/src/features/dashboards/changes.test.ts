import { expect, test } from "vitest";
import { askedOf } from "./changes";

test("only what reads the changed tables is asked again", () => {
  expect(askedOf(["events"])).toEqual(["overview", "analyses"]);
  expect(askedOf(["rejected"])).toEqual([]);
  expect(askedOf(["events", "spend"])).toContain("campaigns");
});
