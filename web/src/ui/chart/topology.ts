/** A map as TopoJSON has it: lines that countries share, each told once, in steps of a grid. */
export type Topology = {
  transform: { scale: number[]; translate: number[] };
  arcs: number[][][];
  objects: { countries: { geometries: Shape[] } };
};

type Shape = { id?: string; properties: { name: string } } & ({ type: "Polygon"; arcs: number[][] } | { type: "MultiPolygon"; arcs: number[][][] });

export type Feature = {
  type: "Feature";
  properties: { name: string };
  geometry: { type: "MultiPolygon"; coordinates: number[][][][] };
};

/** Each country with lines of its own, by the name that it is given; without one it is left out. */
export function featuresOf({ arcs, objects, transform }: Topology, name: (shape: Shape) => string | undefined): Feature[] {
  const lines = arcs.map((arc) => placesOf(arc, transform));
  const ring = (indices: number[]) =>
    // Where a line ends the next begins, so that its first place is there already.
    indices.flatMap((index, place) => {
      const line = index < 0 ? (lines[~index] ?? []).toReversed() : (lines[index] ?? []);
      return place === 0 ? line : line.slice(1);
    });
  return objects.countries.geometries.flatMap((shape) => {
    const known = name(shape);
    if (known === undefined) return [];
    const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
    return { type: "Feature" as const, properties: { name: known }, geometry: { type: "MultiPolygon" as const, coordinates: polygons.map((rings) => rings.map((indices) => whole(ring(indices)))) } };
  });
}

/** In degrees. */
const HALF = 180;

/** Where a line crosses the edge of the map it goes on beyond it, so that none is drawn from one edge to the other. */
function whole(line: number[][]): number[][] {
  let shift = 0;
  const unbroken = line.map(([x = 0, y = 0], place) => {
    const before = line[place - 1]?.[0] ?? x;
    if (x - before > HALF) shift -= 2 * HALF;
    if (before - x > HALF) shift += 2 * HALF;
    return [x + shift, y];
  });
  const beyond = unbroken.filter(([x = 0]) => x < -HALF).length;
  return beyond > unbroken.length / 2 ? unbroken.map(([x = 0, y = 0]) => [x + 2 * HALF, y]) : unbroken;
}

/** Each step is told by how far it is from the one before. */
function placesOf(arc: number[][], { scale: [width = 1, height = 1], translate: [left = 0, bottom = 0] }: Topology["transform"]): number[][] {
  let x = 0;
  let y = 0;
  return arc.map(([east = 0, north = 0]) => {
    x += east;
    y += north;
    return [x * width + left, y * height + bottom];
  });
}
