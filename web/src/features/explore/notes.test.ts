import { expect, test } from "vitest";
import { cardNotes, notesOf, zoneNote } from "./notes";
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

test("a day that is not over is told with its comparison only, which counts as long", () => {
  expect(zoneNote(answer, texts.en)).toContain("until 14:05");
  expect(cardNotes(answer, texts.en).at(-1)).toContain("until 14:05");
  expect(cardNotes({ notes: answer.notes, until: answer.until }, texts.en)).toEqual(notesOf(answer));
});
