/** Lines side by side: the same in both, or on one side only. */
export type Pair = { left?: string; right?: string; same: boolean };

/** More than these are shown without a comparison, which takes their product in time. */
const MOST_LINES = 2_000;

/** A comma at the end says only that more follows. */
const bare = (line: string) => line.replace(/,$/, "");

/** The lines of two texts, with those that are the same opposite each other, by their longest common subsequence. */
export function differences(left: string, right: string): Pair[] {
  const one = left.split("\n");
  const other = right.split("\n");
  if (one.length > MOST_LINES || other.length > MOST_LINES) {
    return pairs(one, other);
  }
  const lengths = common(one, other);
  const found: Pair[] = [];
  let i = 0;
  let j = 0;
  let onlyLeft: string[] = [];
  let onlyRight: string[] = [];
  const flush = () => {
    found.push(...pairs(onlyLeft, onlyRight));
    onlyLeft = [];
    onlyRight = [];
  };
  while (i < one.length && j < other.length) {
    if (bare(one[i]!) === bare(other[j]!)) {
      flush();
      found.push({ left: one[i++]!, right: other[j++]!, same: true });
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      onlyLeft.push(one[i++]!);
    } else {
      onlyRight.push(other[j++]!);
    }
  }
  onlyLeft.push(...one.slice(i));
  onlyRight.push(...other.slice(j));
  flush();
  return found;
}

/** For each two places, how many lines are the same from there on. */
function common(one: string[], other: string[]): Uint16Array[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        bare(one[i]!) === bare(other[j]!) ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

function pairs(left: string[], right: string[]): Pair[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    left: left[index],
    right: right[index],
    same: false,
  }));
}
