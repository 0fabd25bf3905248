import { expect, test } from "vitest";
import { against, doubtsOf } from "./warnings";

const warnings = [
  { kind: "UNCERTAIN", subject: "tv", message: "tv …" },
  { kind: "UNCERTAIN", subject: "radio", message: "radio …" },
  { kind: "CONFOUNDED", subject: "tv", message: "tv …" },
  { kind: "MISFIT", subject: "", message: "it explains little" },
  { kind: "MISFIT", subject: "", message: "errors last" },
  { kind: "NEW_KIND", subject: "tv", message: "something new" },
];

test("a kind is said once, of all that it is about; one without words speaks for itself", () => {
  expect(doubtsOf(warnings)).toEqual([
    { kind: "MISFIT", subjects: [] },
    { kind: "CONFOUNDED", subjects: ["tv"] },
    { kind: "UNCERTAIN", subjects: ["tv", "radio"] },
    { kind: undefined, message: "something new" },
  ]);
});

test("the heaviest doubt about a channel is named", () => {
  expect(against(warnings, "tv")).toBe("CONFOUNDED");
  expect(against(warnings, "radio")).toBe("UNCERTAIN");
  expect(against(warnings, "email")).toBeUndefined();
});
