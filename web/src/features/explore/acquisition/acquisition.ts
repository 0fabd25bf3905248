import type { Schema } from "../../../api/client";

export type Acquisition = Schema<"Acquisition">;
export type AcquisitionRow = Acquisition["rows"][number];
export type AcquisitionFigures = AcquisitionRow["figures"];
export type AcquisitionKind = AcquisitionRow["kind"];

export const BY = ["campaign", "channel", "content"] as const;

/** What did not meet, where there is any of it. */
export function apart({ met }: Acquisition): Acquisition["met"] {
  return met.filter(({ kind, figures }) => kind !== "joined" && (figures.cost > 0 || figures.visits > 0 || figures.orders > 0 || figures.impressions > 0 || figures.clicks > 0));
}

/** How much of the cost stands beside visits or orders of its own; nothing where nothing was paid. */
export function joinedShare({ met, total }: Acquisition): number | undefined {
  const joined = met.find(({ kind }) => kind === "joined");
  return joined && total.cost > 0 ? joined.figures.cost / total.cost : undefined;
}
