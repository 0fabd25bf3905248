import { expect, test } from "vitest";
import { differences } from "./differences";

test("puts lines that are the same opposite each other, whatever follows them", () => {
  expect(differences('{\n  "a": 1,\n  "x": 2\n}', '{\n  "new": 0,\n  "a": 1\n}')).toEqual([
    { left: "{", right: "{", same: true },
    { left: undefined, right: '  "new": 0,', same: false },
    { left: '  "a": 1,', right: '  "a": 1', same: true },
    { left: '  "x": 2', right: undefined, same: false },
    { left: "}", right: "}", same: true },
  ]);
});

test("sets changed lines beside each other", () => {
  expect(differences("a\nb\nc", "a\nB\nc").map(({ same }) => same)).toEqual([true, false, true]);
});

test("loses no line", () => {
  const one = ["1", "2", "3", "2", "1", "4"];
  const other = ["2", "1", "2", "4", "4"];
  const found = differences(one.join("\n"), other.join("\n"));
  expect(found.flatMap(({ left }) => left ?? [])).toEqual(one);
  expect(found.flatMap(({ right }) => right ?? [])).toEqual(other);
  expect(found.filter(({ same }) => same)).toHaveLength(3);
});
