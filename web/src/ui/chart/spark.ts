/** In pixels. */
export const SPARK = { width: 96, height: 24 };

/** The course of some values as the path of an SVG, from zero on; a gap where there is none. */
export function sparkPath(values: (number | null)[]): string {
  const { width, height } = SPARK;
  const known = values.filter((value) => value !== null);
  const least = Math.min(0, ...known);
  const most = Math.max(0, ...known);
  const x = (index: number) => 1 + (index * (width - 2)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - 2 - ((value - least) / (most - least || 1)) * (height - 4);
  return values.flatMap((value, index) => (value === null ? [] : `${index === 0 || values[index - 1] === null ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join("");
}
