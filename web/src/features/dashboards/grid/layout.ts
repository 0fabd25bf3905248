/** Where a card lies, in cells of a grid of twelve columns. */
export type Place = { column: number; row: number; width: number; height: number };
export type Placed = { key: string; place: Place };
export type Direction = "left" | "right" | "up" | "down";

export const COLUMNS = 12;
export const LEAST_WIDTH = 2;
export const LEAST_HEIGHT = 2;
export const MOST_HEIGHT = 30;

/** How far up or down a key looks for a place that changes anything. */
const FARTHEST = 2 * MOST_HEIGHT;

/** Within the grid, and no smaller than a card can be read. */
export function fitted({ column, row, width, height }: Place): Place {
  const wide = within(LEAST_WIDTH, width, COLUMNS);
  return {
    column: within(0, column, COLUMNS - wide),
    row: Math.max(0, row),
    width: wide,
    height: within(LEAST_HEIGHT, height, MOST_HEIGHT),
  };
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** From top to bottom, and in a row from left to right: as one reads. */
export function inReadingOrder<T extends { place: Place }>(items: T[]): T[] {
  return [...items].sort((one, other) => one.place.row - other.place.row || one.place.column - other.place.column);
}

/** Each as high up as those before it leave room for; so none lies upon another. */
function risen(ordered: Placed[]): Placed[] {
  const reached = Array.from({ length: COLUMNS }, () => 0);
  return ordered.map(({ key, place }) => {
    const under = reached.slice(place.column, place.column + place.width);
    const row = Math.max(...under);
    reached.fill(row + place.height, place.column, place.column + place.width);
    return { key, place: { ...place, row } };
  });
}

/**
 * All cards once one of them has gone to a place. Another makes room when its middle is passed: by the upper edge on
 * the way up, by the lower on the way down. The cards come back in the order in which they were given.
 */
export function moved(items: Placed[], key: string, to: Place): Placed[] {
  const wanted = fitted(to);
  const before = items.find((item) => item.key === key);
  if (!before) return items;
  const down = wanted.row > before.place.row;
  const isBefore = ({ place }: Placed) => {
    const middle = place.row + place.height / 2;
    return down ? middle < wanted.row + wanted.height : middle <= wanted.row;
  };
  const others = inReadingOrder(items.filter((item) => item !== before));
  const ordered = [...others.filter(isBefore), { key, place: wanted }, ...others.filter((item) => !isBefore(item))];
  const places = new Map(risen(ordered).map((item) => [item.key, item.place]));
  return items.map((item) => ({ key: item.key, place: places.get(item.key) ?? item.place }));
}

/** By one step of a key: to the side by a column; up and down to the next place that is another. */
export function stepped(items: Placed[], key: string, direction: Direction): Placed[] {
  const from = items.find((item) => item.key === key)?.place;
  if (!from) return items;
  if (direction === "left" || direction === "right") return moved(items, key, { ...from, column: from.column + (direction === "left" ? -1 : 1) });
  for (let distance = 1; distance <= FARTHEST; distance++) {
    const row = from.row + (direction === "up" ? -distance : distance);
    if (row < 0) break;
    const after = moved(items, key, { ...from, row });
    const place = after.find((item) => item.key === key)?.place;
    if (place && (direction === "up" ? place.row < from.row : place.row > from.row)) return after;
  }
  return items;
}

/** Larger or smaller by a cell. */
export function resized(items: Placed[], key: string, direction: Direction): Placed[] {
  const from = items.find((item) => item.key === key)?.place;
  if (!from) return items;
  const { width, height } = from;
  switch (direction) {
    case "left":
      return sized(items, key, width - 1, height);
    case "right":
      return sized(items, key, width + 1, height);
    case "up":
      return sized(items, key, width, height - 1);
    case "down":
      return sized(items, key, width, height + 1);
  }
}

/** The left upper corner stays where it is. */
export function sized(items: Placed[], key: string, width: number, height: number): Placed[] {
  const from = items.find((item) => item.key === key)?.place;
  if (!from) return items;
  return moved(items, key, { ...from, width: within(LEAST_WIDTH, width, COLUMNS - from.column), height });
}

/** How many rows all need. */
export function depth(places: Place[]): number {
  return Math.max(0, ...places.map(({ row, height }) => row + height));
}

/** The first place, from the top, where a card of this size lies upon nothing. */
export function freePlace(places: Place[], width: number, height: number): Place {
  for (let row = 0; row < depth(places); row++) {
    for (let column = 0; column + width <= COLUMNS; column++) {
      const place = { column, row, width, height };
      if (places.every((other) => !overlaps(place, other))) return place;
    }
  }
  return { column: 0, row: depth(places), width, height };
}

export function overlaps(one: Place, other: Place): boolean {
  return (
    one.column < other.column + other.width &&
    other.column < one.column + one.width &&
    one.row < other.row + other.height &&
    other.row < one.row + one.height
  );
}
