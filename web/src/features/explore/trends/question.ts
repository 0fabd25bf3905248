import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { ChosenRange } from "../../../ui/DateRange";
import { parsedMetric } from "../address";
import type { Asked, AskedMetric, Interval, TrendsQuestion } from "../answers";
import { numberOf, useAsked, wordOf } from "../useQuestion";
import { PICTURES } from "./rows";

export const INTERVALS = ["auto", "hour", "day", "week", "month", "quarter", "year"] as const;
export const SHOWS = ["value", "rolling", "cumulative"] as const;
export const MOST_METRICS = 10;
export const MOST_FIELDS = 3;
const ROWS = 8;
/** A map has place for all of them. */
const MOST_ROWS = 50;
const ROLLING = 7;

/** What a newcomer sees first: who came, and from where. */
const FIRST: AskedMetric[] = [{ metric: "visitors" }];
const FIRST_BY = ["visit.channel"];

export function useTrendsQuestion(range: ChosenRange): TrendsQuestion {
  const asked = useAsked(range);
  const [search] = useSearchParams();
  return useMemo(() => trendsQuestion(search, asked), [asked, search]);
}

export function trendsQuestion(search: URLSearchParams, asked: Asked): TrendsQuestion {
  const given = search.getAll("metric").flatMap((text) => parsedMetric(text) ?? []);
  const metrics = given.length > 0 ? given.slice(0, MOST_METRICS) : FIRST;
  const by = given.length > 0 || search.has("by") ? search.getAll("by").filter(Boolean).slice(0, MOST_FIELDS) : FIRST_BY;
  const interval = wordOf(search, "interval", INTERVALS);
  const show = wordOf(search, "show", SHOWS);
  return {
    ...asked,
    ...(interval !== "auto" && { interval: interval as Interval }),
    metrics,
    by,
    rows: numberOf(search, "rows", wordOf(search, "chart", PICTURES) === "map" ? MOST_ROWS : ROWS, 1, MOST_ROWS),
    show,
    ...(show === "rolling" && { rolling: numberOf(search, "rolling", ROLLING, 2, 90) }),
  };
}
