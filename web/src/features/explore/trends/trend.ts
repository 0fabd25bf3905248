import type { Format } from "../../../format/numbers";
import { addDays, addMonths, type Comparison, lengthInDays } from "../../../format/range";
import type { MapData, SeriesData } from "../../../ui/Chart";
import type { TrendSeries, Trends, Unit } from "../answers";

export type Named = {
  series: TrendSeries;
  /** The value where there are rows, else the figure. */
  name: string;
  channel?: string;
  /** What is no value of its own. */
  quiet?: boolean;
};

export function headline(format: Format, unit: Unit, value: number | null | undefined, currency: string | undefined): string {
  if (value === null || value === undefined) return "–";
  switch (unit) {
    case "money":
      return currency ? format.moneyHeadline(value, currency) : format.headline(value);
    case "share":
      return format.percent(value);
    case "seconds":
      return format.duration(value);
    case "number":
      return format.headline(value);
  }
}

export function exact(format: Format, unit: Unit, value: number | null | undefined, currency: string | undefined): string {
  if (value === null || value === undefined) return "–";
  return unit === "money" && currency ? format.money(value, currency) : unit === "number" ? format.number(value) : headline(format, unit, value, currency);
}

/** The place of a bucket, as people read it. */
export function placeOf(format: Format, { granularity, range }: Pick<Trends, "granularity" | "range">, at: string): string {
  const [day = "", clock = ""] = at.split("T");
  switch (granularity) {
    case "hour":
      return range.from === range.to ? clock.slice(0, 5) : `${format.shortDay(day)}, ${clock.slice(0, 5)}`;
    case "month":
      return `${format.month(day)} ${day.slice(0, 4)}`;
    case "quarter":
      return `Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1} ${day.slice(0, 4)}`;
    case "year":
      return day.slice(0, 4);
    default:
      return format.shortDay(day);
  }
}

/** Where the value that a bucket is compared with stands. */
function earlier({ range }: Trends, comparison: Comparison, at: string): string {
  const [day = "", clock] = at.split("T");
  const before = comparison === "year" ? addMonths(day, -12) : addDays(day, -lengthInDays(range));
  return clock === undefined ? before : `${before}T${clock}`;
}

type Drawing = {
  trends: Trends;
  kind: "line" | "area" | "stacked" | "bar" | "pie";
  /** Of one unit, largest first. */
  rows: Named[];
  unit: Unit;
  comparison: Comparison;
  words: { compared: string; interval: string };
  format: Format;
};

/** Beside so many series a comparison would only be in the way: the table has it. */
const MOST_COMPARED = 1;

export function chartOf({ trends, kind, rows, unit, comparison, words, format }: Drawing): SeriesData {
  const { buckets, currency } = trends;
  const open = buckets.findIndex(({ state }) => state !== "complete");
  const future = (values: (number | null)[]) => values.map((value, index) => (buckets[index]?.state === "future" ? null : value));
  const compared = kind !== "pie" && rows.length <= MOST_COMPARED ? rows.filter(({ series }) => series.compared) : [];
  return {
    kind,
    x: { name: words.interval, values: buckets.map(({ from }) => from), show: (at) => placeOf(format, trends, String(at)) },
    show: (value) => headline(format, unit, value, currency),
    exact: (value) => exact(format, unit, value, currency),
    incompleteFrom: open < 0 ? undefined : open,
    series: [
      ...rows.map(({ series, name, channel, quiet }) => ({
        name,
        values: future(series.values),
        ...(channel !== undefined && { channel }),
        ...(quiet && { quiet }),
      })),
      ...compared.map(({ series }) => ({
        name: words.compared,
        role: "comparison" as const,
        values: series.compared ?? [],
        at: buckets.map(({ from }) => earlier(trends, comparison, from)),
      })),
    ],
  };
}

type Mapping = Pick<Drawing, "trends" | "rows" | "unit" | "format"> & { names: MapData["names"] };

/** The total of each country; what is of no country is in the table alone. */
export function mapOf({ trends, rows, unit, names, format }: Mapping): MapData {
  const regions = new Intl.DisplayNames(format.language, { type: "region" });
  return {
    kind: "map",
    values: rows.flatMap(({ series: { label, total } }) => {
      const code = label?.kind === "value" ? label.values[0] : undefined;
      return code && /^[A-Z]{2}$/.test(code) && typeof total === "number" ? { code, value: total } : [];
    }),
    nameOf: (code) => regions.of(code) ?? code,
    names,
    show: (value) => headline(format, unit, value, trends.currency),
    exact: (value) => exact(format, unit, value, trends.currency),
  };
}
