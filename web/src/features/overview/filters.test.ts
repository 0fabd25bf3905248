import { expect, test } from "vitest";
import { parsed, withFilter, written } from "./filters";

test("a filter is read as it was written, whatever its value holds", () => {
  for (const value of ["paid search", "a:b", "", "/"]) {
    const filter = { dimension: "landing-page", match: "is-not", value } as const;
    expect(parsed(written(filter))).toEqual(filter);
  }
});

test("what is no filter is left out", () => {
  expect(parsed("colour:is:red")).toBeUndefined();
  expect(parsed("channel=email")).toBeUndefined();
});

test("the last word on a value counts", () => {
  const is = { dimension: "channel", match: "is", value: "email" } as const;
  const isNot = { ...is, match: "is-not" } as const;
  expect(withFilter([is], isNot)).toEqual([isNot]);
});
