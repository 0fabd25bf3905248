import type { Format } from "../../format/numbers";
import { type Note, noteSentence } from "../../texts/notes";
import type { Answered } from "./answers";
import type { texts } from "./texts";

type Words = Pick<(typeof texts)["en"], "zone" | "upTo">;

/** What an answer says of itself, as sentences: what was cut, not joined, or is not known. */
export function notesOf({ notes }: { notes: Note[] }, format: Format): string[] {
  return notes.map((note) => noteSentence(note, format));
}

/** When days begin, and until when the day counts that is not over. */
export function zoneNote({ zone, until, comparedRange }: Partial<Pick<Answered, "zone" | "until" | "comparedRange">>, t: Words): string[] {
  const today = until && comparedRange ? ` ${t.upTo(clockOf(until))}` : "";
  return zone === undefined ? [] : [t.zone(zone) + today];
}

/** On a card, beside its period: until when the day counts that is not over. When days begin is the same for all of a board. */
export function untilNote({ until }: Pick<Answered, "until">, t: Pick<(typeof texts)["en"], "todayUntil">): string | undefined {
  return until && t.todayUntil(clockOf(until));
}

function clockOf(until: string): string {
  return until.slice(11, 16);
}
