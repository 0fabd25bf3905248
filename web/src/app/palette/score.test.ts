import { expect, test } from "vitest";
import { score } from "./score";

const ranked = (typed: string, texts: string[]) =>
  texts
    .map((text) => ({ text, value: score(text, typed) }))
    .filter((one) => one.value !== undefined)
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0))
    .map(({ text }) => text);

test("what begins so comes first, then words that do, then parts of words", () => {
  expect(ranked("so", ["Also", "Create source", "Sources", "People"])).toEqual(["Sources", "Create source", "Also"]);
});

test("the beginnings of words find a text", () => {
  expect(ranked("cs", ["Create source", "Access", "Sources"])).toEqual(["Create source"]);
  expect(ranked("obd", ["Orders by day", "Overview"])).toEqual(["Orders by day"]);
});

test("all words must be there, in any order, whatever their capitals and accents", () => {
  expect(ranked("day orders", ["Orders by day", "Orders by week"])).toEqual(["Orders by day"]);
  expect(score("Änderungen", "anderung")).toBeDefined();
  expect(score("Anything", "")).toBeDefined();
});
