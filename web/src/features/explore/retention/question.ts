import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { lengthInDays } from "../../../format/range";
import type { ChosenRange } from "../../../ui/DateRange";
import { parsedChoice } from "../address";
import type { Asked, RetentionQuestion } from "../answers";
import { numberOf, useAsked, wordOf } from "../useQuestion";

export const COUNTING = ["recurring", "first"] as const;
export const UNITS = ["week", "day", "month"] as const;
export const MODES = ["on", "on-or-after"] as const;
export const VALUES = ["people", "revenue"] as const;
export const MOST_PERIODS = 60;
const LENGTHS = { day: 1, week: 7, month: 30 };
const ROWS = 5;

/** As many periods as the range has, and not more than stand beside each other. */
export function usualPeriods(unit: (typeof UNITS)[number], days: number): number {
  return Math.min(12, Math.max(2, Math.ceil(days / LENGTHS[unit])));
}

/** Without anything chosen: who came, and came again. */
export function useRetentionQuestion(range: ChosenRange): RetentionQuestion {
  const asked = useAsked(range);
  const [search] = useSearchParams();
  return useMemo(() => retentionQuestion(search, asked), [asked, search]);
}

export function retentionQuestion(search: URLSearchParams, asked: Asked): RetentionQuestion {
  const unit = wordOf(search, "unit", UNITS);
  const by = search.get("by") ?? undefined;
  return {
    ...asked,
    compare: "none",
    first: parsedChoice(search.get("first") ?? ""),
    again: parsedChoice(search.get("again") ?? ""),
    counting: wordOf(search, "counting", COUNTING),
    unit,
    periods: numberOf(search, "periods", usualPeriods(unit, lengthInDays(asked)), 1, MOST_PERIODS),
    mode: wordOf(search, "mode", MODES),
    value: wordOf(search, "value", VALUES),
    ...(by && { by }),
    rows: ROWS,
  };
}
