import { expect, test } from "vitest";
import { notesOf, untilNote, zoneNote } from "./notes";
import { texts } from "./texts";

const answer = {
  zone: "Europe/Berlin",
  range: { from: "2026-03-01", to: "2026-03-31" },
  comparedRange: { from: "2026-02-01", to: "2026-02-28" },
  until: "2026-03-31T14:05:00",
  notes: [{ code: "rows-cut", text: "12 more values are in all others" }, { code: "asked", text: "Is it so?" }],
};

test("what an answer says of itself is said in sentences", () => {
  expect(notesOf(answer)).toEqual(["12 more values are in all others.", "Is it so?"]);
});

test("a day that is not over is told, in Explore with its comparison, which counts as long", () => {
  expect(zoneNote(answer, texts.en)).toContain("until 14:05");
  expect(untilNote(answer, texts.en)).toBe("today until 14:05");
  expect(untilNote({}, texts.en)).toBeUndefined();
});
