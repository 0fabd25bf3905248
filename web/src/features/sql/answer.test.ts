import { expect, test } from "vitest";
import { compareCells, kindOf, parseAnswer, textOf } from "./answer";

test("numbers that JavaScript would round stay as they were written", () => {
  const answer = parseAnswer('{"columns":[],"rows":[[9223372036854775807,-5,0.1,12345678901234567890.5,"9223372036854775807"]],"cut":false}');
  expect(answer.rows).toEqual([["9223372036854775807", -5, 0.1, "12345678901234567890.5", "9223372036854775807"]]);
});

test("texts with digits and quotes are not touched", () => {
  expect(parseAnswer('{"rows":[["a \\" 12345678901234567890 \\\\"]]}').rows).toEqual([['a " 12345678901234567890 \\']]);
});

test("columns are told apart by their type", () => {
  expect(["BIGINT", "UBIGINT", "HUGEINT", "INTEGER", "DECIMAL(18,4)", "DOUBLE"].map(kindOf)).toEqual(Array(6).fill("number"));
  expect(["TIMESTAMP WITH TIME ZONE", "DATE"].map(kindOf)).toEqual(["time", "time"]);
  expect(["VARIANT", "INTEGER[]", "MAP(VARCHAR, BOOLEAN)", "STRUCT(\"a\" INTEGER)"].map(kindOf)).toEqual(Array(4).fill("nested"));
  expect(["VARCHAR", "INTERVAL", "BOOLEAN"].map(kindOf)).toEqual(["text", "text", "truth"]);
});

test("cells are written exactly", () => {
  expect(textOf("2026-11-19T12:30:01.5Z", "time")).toBe("2026-11-19 12:30:01.5");
  expect(textOf({ a: [1, null] }, "nested")).toBe('{"a":[1,null]}');
  expect(textOf(0.30000000000000004, "number")).toBe("0.30000000000000004");
});

test("large numbers are ordered as numbers, and nothing comes last", () => {
  const sorted = ["90071992547409920", 7, null, "9223372036854775807"].sort((one, other) => compareCells(one, other, "number"));
  expect(sorted).toEqual([7, "90071992547409920", "9223372036854775807", null]);
});
