import { expect, test } from "vitest";
import { formatOf } from "../../format/numbers";
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
  expect(notesOf(answer, formatOf("en"))).toEqual(["12 more values are in all others.", "Is it so?"]);
});

test("a note that is known is said in the reader's language, with its values as they are read", () => {
  const left = { code: "robots-left-out", text: "12345 events of robots are left out", values: { count: 12345 } };
  const strange = { code: "of-tomorrow", text: "something new", values: { count: 1 } };
  expect(notesOf({ notes: [left, strange] }, formatOf("en"))).toEqual(["12,345 events of robots are left out.", "Something new."]);
  expect(notesOf({ notes: [left, strange] }, formatOf("de"))).toEqual(["12.345 Ereignisse von Robotern sind weggelassen.", "Something new."]);
  const keys = { code: "few-touches", text: "below 50 touches: email, sms", values: { keys: ["email", "sms"] } };
  expect(notesOf({ notes: [keys] }, formatOf("de"))).toEqual(["Unter 50 Berührungen: email, sms."]);
});

test("a day that is not over is told, in Explore with its comparison, which counts as long", () => {
  expect(zoneNote(answer, texts.en)[0]).toContain("until 14:05");
  expect(zoneNote({}, texts.en)).toEqual([]);
  expect(untilNote(answer, texts.en)).toBe("today until 14:05");
  expect(untilNote({}, texts.en)).toBeUndefined();
});
