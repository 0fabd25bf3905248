import type { Format } from "../../../format/numbers";
import type { Comparison } from "../../../format/range";
import type { Trends } from "../answers";
import type { texts } from "../texts";
import { exact, headline, type Named } from "./trend";

type Figured = {
  value: string;
  exact: string;
  change?: { now: number; before: number; base: string; kind: "points" | "relative"; better: "neither" | "more" };
};

/** The total of a row, and what it changed from. Whether more is welcome is known of no figure that anybody may ask. */
export function figureOf({ metrics, currency }: Trends, { series }: Named, comparison: Comparison, t: (typeof texts)["en"], format: Format): Figured {
  const { total, comparedTotal } = series;
  const unit = metrics[series.metric]?.unit ?? "number";
  const base = comparison === "none" ? undefined : t.against(t[`base-${comparison}`]);
  return {
    value: headline(format, unit, total, currency),
    exact: exact(format, unit, total, currency),
    ...(base !== undefined &&
      typeof total === "number" &&
      typeof comparedTotal === "number" && { change: { now: total, before: comparedTotal, base, kind: unit === "share" ? ("points" as const) : ("relative" as const), better: "neither" as const } }),
  };
}
