import type { RetentionCell } from "../answers";

/** The last period that is over for anybody, and the share that came again in it. */
export function lastComplete(cells: RetentionCell[]): RetentionCell | undefined {
  return cells.filter(({ period, state, share }) => period > 0 && state === "complete" && typeof share === "number").at(-1);
}

/** How strong a cell is coloured, from 0 to 1: the share itself, else the part of the largest amount. */
export function strength(cell: RetentionCell, value: "people" | "revenue", most: number): number {
  if (cell.state === "future") return 0;
  if (value === "revenue") return most > 0 ? Math.max(0, (cell.revenue ?? 0) / most) : 0;
  return Math.min(1, Math.max(0, cell.share ?? 0));
}

/** The largest amount of any cell, by which the others are coloured. */
export function mostOf(rows: { cells: RetentionCell[] }[]): number {
  return Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ revenue }) => revenue ?? 0)));
}
