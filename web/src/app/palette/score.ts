/**
 * How well a text fits what was typed; undefined where it does not. Each word must be there: as the beginning of a
 * word of the text, within one, or letter by letter in its order.
 */
export function score(text: string, typed: string): number | undefined {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const target = plain(text);
  let total = 0;
  for (const word of words) {
    const own = scoreOfWord(target, word);
    if (own === undefined) return undefined;
    total += own;
  }
  // Of two that fit as well the shorter is meant.
  return total - target.length / 1000;
}

function scoreOfWord(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (text.includes(` ${word}`)) return 3;
  if (at > 0) return 2;
  let place = -1;
  let beginnings = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, place + 1);
    if (next < 0) return undefined;
    if (next === 0 || text[next - 1] === " ") beginnings++;
    place = next;
  }
  // Letters here and there fit almost any long text; they count only as the beginnings of words, most of them.
  return beginnings * 2 >= word.length ? 1 : undefined;
}

/** Without capitals and accents: "Quelle" is found by "quelle", "Änderung" by "anderung". */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
