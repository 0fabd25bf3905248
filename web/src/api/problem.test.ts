import { expect, test } from "vitest";
import { asProblem, Problem, problemOf } from "./problem";

test("a problem document keeps its code, its request and what is more in it", () => {
  const problem = problemOf(400, {
    type: "about:blank",
    code: "lake.syntax",
    detail: "there is no table evnts",
    instance: "urn:windrose:request:0199",
    line: 3,
  });
  expect(problem).toMatchObject({ status: 400, code: "lake.syntax", detail: "there is no table evnts", request: "0199" });
  expect(problem.more.line).toBe(3);
});

test("an answer that is no problem document is told by its status", () => {
  expect(problemOf(502, "<html>Bad Gateway</html>")).toMatchObject({ status: 502, code: "web.no-problem-document" });
  expect(problemOf(502, undefined).detail).toContain("502");
});

test("only what may pass is worth another try", () => {
  const of = (status: number) => new Problem(status, "", "", "").passing;
  expect([0, 429, 503].map(of)).toEqual([true, true, true]);
  expect([400, 403, 404, 500].map(of)).toEqual([false, false, false, false]);
});

test("what was thrown by a mistake of ours is a problem too", () => {
  expect(asProblem(new TypeError("x is not a function"))).toMatchObject({ code: "web.fault", detail: "x is not a function" });
});
