import { useMemo } from "react";
import type { Schema } from "../../api/client";
import { addDays, addMonths, type Comparison, lengthInDays } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart, type ChartData, flagsOn } from "../../ui/Chart";
import { exact, headline, type Measure, valueOf } from "./measures";
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
  const data = useMemo<ChartData | undefined>(() => {
    if (!overview) return undefined;
    const { granularity, series, currency, range } = overview;
    const month = new Intl.DateTimeFormat(format.language, { month: "short", year: "numeric", timeZone: "UTC" });
    const show = (at: string | number) => {
      const [day = "", clock = ""] = String(at).split("T");
      if (granularity === "hour") return range.from === range.to ? clock.slice(0, 5) : `${format.shortDay(day)}, ${clock.slice(0, 5)}`;
      return granularity === "month" ? month.format(new Date(day)) : format.shortDay(day);
    };
    const earlier = (at: string) => {
      const [day = "", clock = ""] = at.split("T");
      return `${comparison === "year" ? addMonths(day, -12) : addDays(day, -lengthInDays(range))}T${clock}`;
    };
    const open = series.findIndex(({ state }) => state !== "complete");
    return {
      kind: "line",
      x: { name: t[granularity], values: series.map(({ from }) => from), show },
      show: (value) => headline(format, measure, value, currency),
      exact: (value) => exact(format, measure, value, currency),
      flags: flagsOn(
        series.map(({ from }) => from),
        flags,
      ),
      incompleteFrom: open < 0 ? undefined : open,
      series: [
        {
          name: t[measure],
          values: series.map(({ state, figures }) => (state === "future" ? null : valueOf(figures, measure))),
        },
        ...(overview.compared
          ? [
              {
                name: t.comparedSeries,
                role: "comparison" as const,
                values: series.map(({ compared }) => (compared ? valueOf(compared, measure) : null)),
                at: series.map(({ from }) => earlier(from)),
              },
            ]
          : []),
      ],
    };
  }, [overview, measure, comparison, flags, format, t]);
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
