/** A stretch of a text, by its characters. */
export type Stretch = { from: number; to: number };

/** What a semicolon does not end: texts, names, dollar quotes, comments. */
const WHOLE = /'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;/g;
const COMMENT = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** The statements of a text, without the semicolons between them. */
export function statementsOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const part of text.matchAll(WHOLE)) {
    if (part[0] === ";") {
      found.push({ from, to: part.index });
      from = part.index + 1;
    }
  }
  found.push({ from, to: text.length });
  return found.filter(({ from, to }) => text.slice(from, to).replace(COMMENT, "").trim() !== "").map((stretch) => trimmed(text, stretch));
}

function trimmed(text: string, { from, to }: Stretch): Stretch {
  const part = text.slice(from, to);
  return { from: from + part.length - part.trimStart().length, to: from + part.trimEnd().length };
}

/** What Ctrl-Enter runs: what is selected, else the statement at the cursor, else the one before it, else the first. */
export function chosen(text: string, selection: Stretch): Stretch | undefined {
  const selected = trimmed(text, selection);
  if (selected.to > selected.from) {
    // A semicolon at its end is no second statement.
    return { from: selected.from, to: selected.to - (text.slice(selected.from, selected.to).match(/[;\s]+$/)?.[0].length ?? 0) };
  }
  const all = statementsOf(text);
  const cursor = selection.from;
  return all.find(({ from, to }) => from <= cursor && cursor <= to + 1) ?? all.findLast(({ to }) => to < cursor) ?? all[0];
}
