export type Cell = string | number | boolean | null | Cell[] | { [key: string]: Cell };
export type AnswerColumn = { name: string; type: string };

/** Rows as they came, and how long that took here. */
export type Answer = { columns: AnswerColumn[]; rows: Cell[][]; cut: boolean; milliseconds: number };

export type Kind = "number" | "time" | "truth" | "nested" | "text";

/** A text, or a number of so many digits that JavaScript would round it. */
const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;

/** Numbers that JavaScript cannot hold stay as they were written, as texts. */
export function parseAnswer(text: string): Omit<Answer, "milliseconds"> {
  const safe = text.replace(LONG_NUMBER, (found) =>
    found.startsWith('"') || String(Number(found)) === found ? found : `"${found}"`,
  );
  return JSON.parse(safe) as Omit<Answer, "milliseconds">;
}

export function kindOf(type: string): Kind {
  if (type.endsWith("]") || type === "VARIANT" || /^(MAP|STRUCT)\(/.test(type)) return "nested";
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/.test(type)) return "number";
  if (/^(TIMESTAMP|DATE)/.test(type)) return "time";
  return type === "BOOLEAN" ? "truth" : "text";
}

/** As it stands in a cell: exact, and moments without the T that machines want. */
export function textOf(cell: Cell | undefined, kind: Kind): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return JSON.stringify(cell);
  if (kind === "time" && typeof cell === "string") return cell.replace("T", " ").replace(/Z$/, "");
  return String(cell);
}

/** By value, whatever its form; nothing comes last. */
export function compareCells(one: Cell | undefined, other: Cell | undefined, kind: Kind): number {
  const first = one ?? null;
  const second = other ?? null;
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  if (kind === "number") return Number(first) - Number(second);
  return textOf(first, kind) < textOf(second, kind) ? -1 : Number(textOf(first, kind) > textOf(second, kind));
}
