import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { type Comparison, comparedWith, COMPARISONS, daysOf, isDay, PRESETS, today } from "../../format/range";
import type { ChosenRange } from "../../ui/DateRange";
import { parsedCondition, writtenCondition } from "../explore/address";
import type { Condition } from "../explore/answers";
import { rangeOf } from "./board";
import type { Dates } from "./dashboards";

type Kept = { dates: Dates; compare: Comparison; filters: Condition[] };
type Chosen = Pick<ChosenRange, "comparison" | "preset" | "days">;

const NAMES = ["from", "to", "range", "compare", "where"];

/** Dates and filters of the reader, kept in the address; what the address does not say is as the dashboard has it. */
export function useBoardView(zone: string, kept: Kept) {
  const [search, setSearch] = useSearchParams();
  const now = today(zone);
  const range = useMemo(() => {
    const comparison = COMPARISONS.find((one) => one === search.get("compare")) ?? kept.compare;
    const from = search.get("from");
    const to = search.get("to");
    const preset = PRESETS.find((one) => one === search.get("range"));
    if (isDay(from) && isDay(to) && from <= to) return { days: { from, to }, comparison, compared: comparedWith({ from, to }, comparison) };
    if (!preset) return rangeOf(kept.dates, comparison, now);
    const days = daysOf(preset, now);
    return { days, preset, comparison, compared: comparedWith(days, comparison) };
  }, [search, kept.dates, kept.compare, now]);
  const conditions = useMemo(
    () => (search.has("where") ? search.getAll("where").flatMap((text) => parsedCondition(text) ?? []) : kept.filters),
    [search, kept.filters],
  );

  const change = (named: string[], entries: [string, string][]) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      named.forEach((name) => after.delete(name));
      entries.forEach(([name, value]) => after.append(name, value));
      return after;
    });
  const chooseRange = ({ preset, days, comparison }: Chosen) => {
    const own = rangeOf(kept.dates, comparison, now);
    const asKept = own.days.from === days.from && own.days.to === days.to && own.preset === preset;
    change(
      ["from", "to", "range", "compare"],
      [
        ...(asKept ? [] : preset ? [["range", preset] as [string, string]] : ([["from", days.from], ["to", days.to]] as [string, string][])),
        ...(comparison === kept.compare ? [] : [["compare", comparison] as [string, string]]),
      ],
    );
  };
  const chooseConditions = (chosen: Condition[]) => {
    const written = chosen.map(writtenCondition);
    const asKept = written.join("\n") === kept.filters.map(writtenCondition).join("\n");
    change(["where"], asKept ? [] : written.length === 0 ? [["where", ""]] : written.map((one) => ["where", one]));
  };
  return {
    range,
    conditions,
    chooseRange,
    chooseConditions,
    isAsKept: !NAMES.some((name) => search.has(name)),
    reset: () => change(NAMES, []),
  };
}
