import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { type Comparison, today } from "../../format/range";
import type { ChosenRange } from "../../ui/DateRange";
import { writtenCondition } from "../explore/address";
import type { Condition } from "../explore/answers";
import { conditionsIn, rangeIn, rangeOf, VIEW_NAMES as NAMES } from "./board";
import type { Dates } from "./dashboards";

type Kept = { dates: Dates; compare: Comparison; filters: Condition[] };
type Chosen = Pick<ChosenRange, "comparison" | "preset" | "days">;

/** Dates and filters of the reader, kept in the address; what the address does not say is as the dashboard has it. */
export function useBoardView(zone: string, kept: Kept) {
  const [search, setSearch] = useSearchParams();
  const now = today(zone);
  const range = useMemo(() => rangeIn(search, kept, now), [search, kept.dates, kept.compare, now]);
  const conditions = useMemo(() => conditionsIn(search, kept.filters), [search, kept.filters]);

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
