import { expect, test } from "vitest";
import { csv } from "./csv";

test("quotes what would break a line or a field", () => {
  expect(csv(["a", "b"], [['say "hi"', "x,y"], ["two\nlines", null]])).toBe('a,b\r\n"say ""hi""","x,y"\r\n"two\nlines",\r\n');
});

test("a text is never a formula, a number stays one", () => {
  expect(csv(["n"], [["=HYPERLINK(1)"], ["-x"], [-5], ["+49"]])).toBe("n\r\n'=HYPERLINK(1)\r\n'-x\r\n-5\r\n'+49\r\n");
});
