import type { AskedMetric, Trends } from "../answers";
import { channelOf, choiceName, fieldName, labelName } from "../names";
import type { texts } from "../texts";
import type { Named } from "./trend";

type Words = (typeof texts)["en"];

/** The first is what a trend is drawn as without a word. */
export const PICTURES = ["line", "area", "stacked", "bar", "pie", "heat", "box", "scatter", "figure", "table", "map", "expected"] as const;
export type Picture = (typeof PICTURES)[number];
/** So many series a picture takes. */
export const MOST_DRAWN = 10;

/** Which figures stand in a picture: those of one unit, as an axis has only one; told apart by rows, each has its own. */
export function picturesOf(trends: Trends, by: string[]): number[][] {
  const places = trends.metrics.map((_, place) => place);
  if (by.length > 0) return places.map((place) => [place]);
  const units = [...new Set(trends.metrics.map(({ unit }) => unit))];
  return units.map((unit) => places.filter((place) => trends.metrics[place]?.unit === unit));
}

type Drawable = { metrics: unknown[]; by?: string[]; show?: string };

/** How a question can be drawn: on a map only countries are, points need two figures, and something is expected of one. */
export function canBe(picture: Picture, { metrics, by = [], show = "value" }: Drawable): boolean {
  switch (picture) {
    case "map":
      return ofCountries(by);
    case "scatter":
      return metrics.length >= 2;
    case "expected":
      return metrics.length === 1 && by.length === 0 && show === "value";
    default:
      return true;
  }
}

/** As was chosen, and as lines where that does not fit. */
export function pictureFor(chosen: string | undefined, question: Drawable): Picture {
  const picture = PICTURES.find((one) => one === chosen) ?? "line";
  return canBe(picture, question) ? picture : "line";
}

/** Defined metrics have their own titles; others are called by what was asked, in the language of the reader. */
export function titlesOf(metrics: AskedMetric[], trends: Trends | undefined, t: Words): string[] {
  return (trends?.metrics ?? []).map(({ title }, place) => {
    const asked = metrics[place];
    if (!asked || "metric" in asked) return title;
    const of = asked.of ?? {};
    const isAny = !of.type && !of.event && !of.where;
    if (asked.measure === "people") return isAny ? t.people : t.peopleWith(choiceName(of, t));
    if (asked.measure === "count") return isAny ? t.events : choiceName(of, t);
    const field = fieldName(asked.field ?? "", t);
    const named = asked.measure === "quantile" ? t.quantileOf(Math.round((asked.share ?? 0) * 100), field) : t.measureOf(t[`measure-${asked.measure}`], field);
    return isAny ? named : `${named}, ${choiceName(of, t)}`;
  });
}

type Asked = { trends: Trends | undefined; titles: string[]; by: string[] };

/** Named by the value, or by the figure where there is one row of each. */
export function rowsOf({ trends, titles, by }: Asked, t: Words, language: string): Named[] {
  return (trends?.series ?? []).map((series) => {
    const name = series.label ? labelName(series.label, by, t, language) : (titles[series.metric] ?? "");
    const channel = channelOf(series.label, by);
    const quiet = series.label !== undefined && series.label.kind !== "value";
    return { series, name, ...(channel !== undefined && { channel }), ...(quiet && { quiet }) };
  });
}

/** Whether each row is of a country. */
export function ofCountries(by: string[]): boolean {
  return by.length === 1 && /^(visit\.)?country$/.test(by[0] ?? "");
}
