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

/** On a card: when days begin is the same for all of a board, and so is not said on each. */
export function cardNotes(answer: Pick<Answered, "notes" | "until" | "comparedRange">, t: Words): string[] {
  return [...notesOf(answer), ...(answer.until && answer.comparedRange ? [t.upTo(clockOf(answer.until))] : [])];
}

function clockOf(until: string): string {
  return until.slice(11, 16);
}

/** The server's texts are clauses. */
function sentenceOf(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
