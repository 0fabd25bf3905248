import { type Answer, type Kind, kindOf, textOf } from "./answer";

export type GridColumn = { name: string; type: string; kind: Kind; width: number };
/** Row -1 is the header. */
export type Position = { row: number; column: number };

const SAMPLE = 200;
/** Digits are all of one width, letters narrower on average. */
const DIGIT = 8.3;
const LETTER = 7.2;
const PADDING = 28;
const LEAST = 72;
const MOST = 360;

/** Wide enough for the name and for what the first rows hold, within reason. */
export function columnsOf(answer: Answer): GridColumn[] {
  const sample = answer.rows.slice(0, SAMPLE);
  return answer.columns.map(({ name, type }, index) => {
    const kind = kindOf(type);
    const longest = sample.reduce((length, row) => Math.max(length, textOf(row[index], kind).length), name.length + 2);
    const character = kind === "number" || kind === "time" ? DIGIT : LETTER;
    return { name, type, kind, width: Math.round(Math.min(MOST, Math.max(LEAST, longest * character + PADDING))) };
  });
}

/** Where a key leads to; nothing where it is another's. */
export function moved(key: string, withControl: boolean, at: Position, rows: number, columns: number, page: number): Position | undefined {
  const to = (row: number, column: number) => ({
    row: Math.max(-1, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case "ArrowUp":
      return to(at.row - 1, at.column);
    case "ArrowDown":
      return to(at.row + 1, at.column);
    case "ArrowLeft":
      return to(at.row, at.column - 1);
    case "ArrowRight":
      return to(at.row, at.column + 1);
    case "PageUp":
      return to(Math.max(0, at.row - page), at.column);
    case "PageDown":
      return to(at.row + page, at.column);
    case "Home":
      return to(withControl ? 0 : at.row, 0);
    case "End":
      return to(withControl ? rows - 1 : at.row, columns - 1);
    default:
      return undefined;
  }
}
