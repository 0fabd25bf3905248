import { expect, test } from "vitest";
import { stretchOf } from "./place";

test("a place in the part that was run is one in the whole text", () => {
  const text = "select 1;\n\nselect 'a',\n  nme from events";
  const found = stretchOf(text, 11, { line: 2, column: 3, length: 3 });
  expect(text.slice(found.from, found.to)).toBe("nme");
});

test("on the first line columns count from where the part begins", () => {
  const text = "select 1; select nme";
  const found = stretchOf(text, 10, { line: 1, column: 8, length: 3 });
  expect(text.slice(found.from, found.to)).toBe("nme");
});
