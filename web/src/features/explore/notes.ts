import type { Answered, Note } from "./answers";
import type { texts } from "./texts";

type Words = Pick<(typeof texts)["en"], "zone" | "upTo">;

/** What an answer says of itself, as sentences: what was cut, not joined, or is not known. */
export function notesOf({ notes }: { notes: Note[] }): string[] {
  return notes.map(({ text }) => sentenceOf(text));
}

/** When days begin, and until when the day counts that is not over. */
export function zoneNote({ zone, until, comparedRange }: Answered, t: Words): string {
  const today = until && comparedRange ? ` ${t.upTo(clockOf(until))}` : "";
  return t.zone(zone) + today;
}

/** On a card, beside its period: until when the day counts that is not over. When days begin is the same for all of a board. */
export function untilNote({ until }: Pick<Answered, "until">, t: Pick<(typeof texts)["en"], "todayUntil">): string | undefined {
  return until && t.todayUntil(clockOf(until));
}

function clockOf(until: string): string {
  return until.slice(11, 16);
}

/** The server's texts are clauses. */
function sentenceOf(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
