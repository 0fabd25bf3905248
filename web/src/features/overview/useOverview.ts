import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, ask } from "../../api/client";
import { asked, askedBreakdown, type View } from "./asked";
import { type Dimension, type Filter, parsed, written } from "./filters";
import { LEFT_OUT, type LeftOut } from "./leftOut";
import { type Measure, MEASURES } from "./measures";

/** While the range is not over, new figures come by themselves. */
const AGAIN = 60_000;

export function useOverview(view: View) {
  const query = asked(view);
  return useQuery({
    queryKey: ["overview", query],
    queryFn: ({ signal }) => ask(api.GET("/api/overview", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.until ? AGAIN : false),
  });
}

export function useBreakdown(view: View, by: Dimension, measure: Measure, rows: number) {
  const query = askedBreakdown(view, by, measure, rows);
  return useQuery({
    queryKey: ["overview", "breakdown", query],
    queryFn: ({ signal }) => ask(api.GET("/api/overview/breakdown", { params: { query }, signal })),
    placeholderData: (before) => (before?.by === by ? before : undefined),
    refetchInterval: view.range.preset && view.range.preset !== "last-month" && view.range.preset !== "yesterday" ? AGAIN : false,
  });
}

/** Filters of the page, kept in its address. */
export function useFilters(): [Filter[], (filters: Filter[]) => void] {
  const [search, setSearch] = useSearchParams();
  const filters = search.getAll("filter").flatMap((text) => parsed(text) ?? []);
  const choose = (chosen: Filter[]) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.delete("filter");
      chosen.forEach((filter) => after.append("filter", written(filter)));
      return after;
    });
  return [filters, choose];
}

/** What the figures do not leave out, kept in the address. */
export function useIncluded(): [LeftOut[], (included: LeftOut[]) => void] {
  const [search, setSearch] = useSearchParams();
  const words = search.getAll("include");
  const choose = (chosen: LeftOut[]) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.delete("include");
      chosen.forEach((one) => after.append("include", one));
      return after;
    });
  return [LEFT_OUT.filter((one) => words.includes(one)), choose];
}

/** One of some words, kept in the address; the first is what it is without. */
export function useWord<T extends string>(name: string, words: readonly [T, ...T[]] | readonly T[]): [T, (word: T) => void] {
  const [search, setSearch] = useSearchParams();
  const [standard] = words;
  const word = words.find((one) => one === search.get(name)) ?? standard;
  if (word === undefined || standard === undefined) throw new Error(`${name} has nothing to choose from`);
  const choose = (chosen: T) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (chosen === standard) after.delete(name);
        else after.set(name, chosen);
        return after;
      },
      { replace: true },
    );
  return [word, choose];
}

export function useMeasure() {
  return useWord<Measure>("measure", MEASURES);
}
