import type { Schema } from "../../api/client";
import type { Format } from "../../format/numbers";
import { addDays, addMonths, type Comparison, lengthInDays } from "../../format/range";
import { flagsOn, type SeriesData } from "../../ui/chart/data";
import { exact, headline, type Measure, valueOf } from "./measures";
import type { texts } from "./texts";

type Asked = { measure: Measure; comparison: Comparison; flags: { on: string; text: string }[] };
type Speech = { t: (typeof texts)["en"]; format: Format };

/** The measure over time, the comparison beside it. */
export function seriesOf(overview: Schema<"Overview">, { measure, comparison, flags }: Asked, { t, format }: Speech): SeriesData {
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
}
