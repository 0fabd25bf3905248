import type { Stretch } from "./statements";

type Place = { line: number; column: number; length: number };

/** Where in the whole text the place is, when only the part from `from` on was run. */
export function stretchOf(text: string, from: number, { line, column, length }: Place): Stretch {
  let start = from;
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  return { from: start + column - 1, to: start + column - 1 + length };
}
