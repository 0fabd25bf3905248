import { expect, test } from "vitest";
import { COLUMNS, depth, fitted, freePlace, inReadingOrder, moved, overlaps, type Place, type Placed, resized, stepped } from "./layout";

const at = (column: number, row: number, width: number, height: number): Place => ({ column, row, width, height });

/** Two beside each other over a wide one. */
const board: Placed[] = [
  { key: "left", place: at(0, 0, 6, 4) },
  { key: "right", place: at(6, 0, 6, 4) },
  { key: "wide", place: at(0, 4, 12, 5) },
];
const placeOf = (items: Placed[], key: string) => items.find((item) => item.key === key)?.place;

test("a card on top of others makes these give way", () => {
  const after = moved(board, "wide", at(0, 0, 12, 5));
  expect(placeOf(after, "wide")).toEqual(at(0, 0, 12, 5));
  expect(placeOf(after, "left")).toEqual(at(0, 5, 6, 4));
  expect(placeOf(after, "right")).toEqual(at(6, 5, 6, 4));
  expect(after.map(({ key }) => key)).toEqual(["left", "right", "wide"]);
});

test("what lies below rises into the room that a card leaves", () => {
  const after = moved(board, "left", at(0, 6, 6, 4));
  expect(placeOf(after, "left")).toEqual(at(0, 9, 6, 4));
  expect(placeOf(after, "right")).toEqual(at(6, 0, 6, 4));
  expect(placeOf(after, "wide")).toEqual(at(0, 4, 12, 5));
});

test("a card stays in the grid, and large enough to be read", () => {
  expect(fitted(at(11, -2, 4, 1))).toEqual(at(8, 0, 4, 2));
  expect(fitted(at(-3, 0, 40, 99))).toEqual(at(0, 0, 12, 30));
});

test("keys move by a column, and past a neighbour up and down", () => {
  expect(placeOf(stepped(board, "left", "left"), "left")).toEqual(at(0, 0, 6, 4));
  const down = stepped(board, "left", "down");
  expect(placeOf(down, "left")?.row).toBeGreaterThan(0);
  expect(placeOf(stepped(down, "left", "up"), "left")).toEqual(at(0, 0, 6, 4));
  expect(stepped(board, "wide", "down")).toEqual(board);
  const swapped = stepped([board[0], { key: "under", place: at(0, 4, 6, 2) }].flatMap((one) => one ?? []), "left", "down");
  expect(placeOf(swapped, "under")).toEqual(at(0, 0, 6, 2));
  expect(placeOf(swapped, "left")).toEqual(at(0, 2, 6, 4));
});

test("keys move a card across its neighbour in a row", () => {
  let items: Placed[] = [
    { key: "one", place: at(0, 0, 3, 2) },
    { key: "two", place: at(3, 0, 3, 2) },
  ];
  for (let step = 0; step < 3; step++) items = stepped(items, "two", "left");
  expect(placeOf(items, "two")).toEqual(at(0, 0, 3, 2));
  expect(placeOf(items, "one")).toEqual(at(0, 2, 3, 2));
});

test("keys resize by a cell, and no further than the grid", () => {
  expect(placeOf(resized(board, "left", "down"), "left")).toEqual(at(0, 0, 6, 5));
  expect(placeOf(resized(board, "left", "down"), "wide")).toEqual(at(0, 5, 12, 5));
  expect(placeOf(resized(board, "right", "right"), "right")).toEqual(at(6, 0, 6, 4));
  expect(placeOf(resized(board, "left", "right"), "right")).toEqual(at(6, 4, 6, 4));
  expect(placeOf(resized(board, "left", "right"), "wide")).toEqual(at(0, 8, 12, 5));
});

test("a new card goes where there is room, else below all", () => {
  expect(freePlace([], 3, 2)).toEqual(at(0, 0, 3, 2));
  expect(freePlace([at(0, 0, 6, 4)], 6, 4)).toEqual(at(6, 0, 6, 4));
  expect(freePlace([at(0, 0, 6, 4)], 7, 4)).toEqual(at(0, 4, 7, 4));
});

test("however cards are moved and resized, none lies upon another or outside", () => {
  let seed = 7;
  const chance = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let items: Placed[] = Array.from({ length: 9 }, (_, number) => ({ key: String(number), place: at((number % 3) * 4, Math.floor(number / 3) * 3, 4, 3) }));
  for (let turn = 0; turn < 300; turn++) {
    items = moved(items, String(chance(9)), at(chance(14) - 1, chance(30) - 1, 1 + chance(13), 1 + chance(8)));
    for (const [index, { place }] of items.entries()) {
      expect(place.column >= 0 && place.row >= 0 && place.column + place.width <= COLUMNS).toBe(true);
      for (const other of items.slice(index + 1)) expect(overlaps(place, other.place)).toBe(false);
    }
  }
  expect(depth(items.map(({ place }) => place))).toBeLessThan(9 * 8);
  expect(inReadingOrder(items)[0]?.place.row).toBe(0);
});
