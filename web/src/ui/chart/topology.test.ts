import { expect, test } from "vitest";
import { featuresOf, type Topology } from "./topology";

/** Two squares beside each other; the line between them is told once. */
const squares: Topology = {
  transform: { scale: [2, 1], translate: [10, 20] },
  arcs: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
  ],
  objects: {
    countries: {
      geometries: [
        { type: "Polygon", id: "1", properties: { name: "West" }, arcs: [[0, 1]] },
        { type: "MultiPolygon", id: "2", properties: { name: "East" }, arcs: [[[2, ~0]]] },
        { type: "Polygon", properties: { name: "Nowhere" }, arcs: [[0, 1]] },
      ],
    },
  },
};

test("a line that two countries share is in each of them, once in each direction", () => {
  const [west, east, ...others] = featuresOf(squares, ({ id }) => id);
  expect(others).toEqual([]);
  expect(west?.geometry.coordinates).toEqual([[[[12, 20], [12, 21], [10, 21], [10, 20], [12, 20]]]]);
  expect(east?.geometry.coordinates).toEqual([[[[12, 20], [14, 20], [14, 21], [12, 21], [12, 20]]]]);
});

test("a country on both sides of the edge is whole, where most of it is", () => {
  const crossing: Topology = {
    transform: { scale: [1, 1], translate: [0, 0] },
    arcs: [
      [
        [-175, 0],
        [350, 0],
        [-5, 5],
        [-340, 0],
        [-5, -5],
      ],
    ],
    objects: { countries: { geometries: [{ type: "Polygon", id: "1", properties: { name: "Fiji" }, arcs: [[0]] }] } },
  };
  const [fiji] = featuresOf(crossing, ({ id }) => id);
  expect(fiji?.geometry.coordinates).toEqual([[[[-175, 0], [-185, 0], [-190, 5], [-170, 5], [-175, 0]]]]);
});
