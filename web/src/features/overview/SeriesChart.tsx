import { useMemo } from "react";
import type { Schema } from "../../api/client";
import type { Comparison } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart } from "../../ui/Chart";
import type { Measure } from "./measures";
import { seriesOf } from "./series";
import { texts } from "./texts";

type SeriesChartProps = {
  overview: Schema<"Overview"> | undefined;
  measure: Measure;
  comparison: Comparison;
  problem: unknown;
  onRetry: () => void;
  /** On a dashboard it has a title of its own, fills its place, and tells what happened. */
  title?: string;
  told?: string;
  fill?: boolean;
  flags?: { on: string; text: string }[];
};

const NO_FLAGS: { on: string; text: string }[] = [];

/** The measure over time, the comparison dashed beside it. */
export function SeriesChart({ overview, measure, comparison, problem, onRetry, title, told, fill, flags = NO_FLAGS }: SeriesChartProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo(
    () => overview && seriesOf(overview, { measure, comparison, flags }, { t, format }),
    [overview, measure, comparison, flags, format, t],
  );
  return (
    <Chart
      title={title || t.overTime(t[measure])}
      note={overview && `${t[`by-${overview.granularity}`]}, ${format.days(overview.range.from, overview.range.to)}${told ? `; ${told}` : ""}`}
      data={data}
      problem={problem}
      onRetry={onRetry}
      height={300}
      fill={fill}
    />
  );
}
