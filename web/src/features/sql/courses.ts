import type { SeriesData } from "../../ui/chart/data";

type Point = { at: string | number; value: number };

export type Course = {
  name: string;
  /** Of the series, for its colour. */
  place: number;
  channel?: string;
  values: (number | null)[];
  last?: Point;
  before?: Point;
  least?: number;
  most?: number;
};

/** What each series comes to; nothing of one without values. */
export function coursesOf({ x, series }: Pick<SeriesData, "x" | "series">): Course[] {
  return series.map(({ name, values, channel }, place) => {
    const known = values.flatMap((value, index): Point[] => (value === null ? [] : [{ at: x.values[index] ?? "", value }]));
    const last = known.at(-1);
    const before = known.at(-2);
    const numbers = known.map(({ value }) => value);
    return {
      name,
      place,
      values,
      ...(channel !== undefined && { channel }),
      ...(last && { last, least: Math.min(...numbers), most: Math.max(...numbers) }),
      ...(before && { before }),
    };
  });
}
