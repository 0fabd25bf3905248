import { expect, test } from "vitest";
import { formatOf } from "../../../format/numbers";
import type { Paths } from "../answers";
import { commonest, flowOf, waysOf } from "./flow";

const words = { others: "Others", end: "End", start: "Start", oneStep: "Step", from: "From", to: "To", visits: "Visits" };

const paths: Paths = {
  zone: "UTC",
  range: { from: "2026-11-01", to: "2026-11-30" },
  notes: [],
  total: 10,
  nodes: [
    { step: 1, kind: "value", name: "/", count: 10 },
    { step: 2, kind: "value", name: "/lamps", count: 3 },
    { step: 2, kind: "others", count: 2 },
    { step: 2, kind: "end", count: 5 },
  ],
  links: [
    { step: 1, from: 0, to: 3, count: 5 },
    { step: 1, from: 0, to: 2, count: 2 },
    { step: 1, from: 0, to: 1, count: 3 },
  ],
};

test("the first step stands left, and ends and others are quiet", () => {
  const { nodes, links } = flowOf(paths, words, formatOf("en"));
  expect(nodes.map(({ name, step, quiet }) => [name, step, quiet ?? false])).toEqual([
    ["/", 0, false],
    ["/lamps", 1, false],
    ["Others", 1, true],
    ["End", 1, true],
  ]);
  expect(links[2]).toEqual({ from: 0, to: 1, value: 3 });
});

test("each way has its share of those who were at its start, most first", () => {
  expect(waysOf(paths, words).map(({ to, count, share }) => [to, count, share])).toEqual([
    ["End", 5, 0.5],
    ["/lamps", 3, 0.3],
    ["Others", 2, 0.2],
  ]);
});

test("the commonest way has a name at both of its ends", () => {
  expect(commonest(paths)).toEqual({ from: "/", to: "/lamps", count: 3, of: 10 });
  expect(commonest({ ...paths, links: [{ step: 1, from: 0, to: 3, count: 5 }] })).toBeUndefined();
});
