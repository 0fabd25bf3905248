import { expect, test } from "vitest";
import { offsetOf, placeOf } from "./metrics";

test("a mistake may have a place", () => {
  expect(placeOf({ more: { place: { line: 2, column: 5, length: 0 } } })).toEqual({ line: 2, column: 5 });
  expect(placeOf({ more: {} })).toBeUndefined();
});

test("a place is found in the text, also where it is past its end", () => {
  const text = "name: a\nsource: b\n";
  expect(offsetOf(text, { line: 1, column: 1 })).toBe(0);
  expect(text.slice(offsetOf(text, { line: 2, column: 9 }))).toBe("b\n");
  expect(offsetOf(text, { line: 1, column: 99 })).toBe(7);
  expect(offsetOf(text, { line: 9, column: 1 })).toBe(text.length);
});
