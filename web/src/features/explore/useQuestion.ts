import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { ChosenRange } from "../../ui/DateRange";
import { parsedCondition, writtenCondition } from "./address";
import type { Asked, Condition, LeftOut } from "./answers";

const LEFT_OUT: LeftOut[] = ["robots", "internal"];

export type Change = Record<string, string | string[] | undefined>;

/** The question as the address holds it. Each change is a step of the browser's history, so that going back undoes it. */
export function useQuestionAddress(): [URLSearchParams, (change: Change) => void] {
  const [search, setSearch] = useSearchParams();
  const change = (changes: Change) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        after.delete(name);
        for (const each of Array.isArray(value) ? value : value === undefined ? [] : [value]) after.append(name, each);
      }
      return after;
    });
  return [search, change];
}

/** One of some words; the first is what it is without. */
export function wordOf<T extends string>(search: URLSearchParams, name: string, words: readonly [T, ...T[]]): T {
  return words.find((one) => one === search.get(name)) ?? words[0];
}

/** The word to write: the first of them is left out of the address. */
export function wordFor<T extends string>(word: T, words: readonly [T, ...T[]]): string | undefined {
  return word === words[0] ? undefined : word;
}

/** A whole number between two others. */
export function numberOf(search: URLSearchParams, name: string, usual: number, least: number, most: number): number {
  const text = search.get(name);
  const value = text !== null && /^\d{1,4}$/.test(text) ? Number(text) : usual;
  return Math.min(most, Math.max(least, value));
}

/** What all questions have beside their dates. */
export function keptAsked(search: URLSearchParams): Pick<Asked, "include" | "where"> {
  const include = search.getAll("include").join();
  return { include: LEFT_OUT.filter((one) => include.includes(one)), where: search.getAll("where").flatMap((one) => parsedCondition(one) ?? []) };
}

/** What all questions have. */
export function useAsked(range: ChosenRange): Asked {
  const [search] = useSearchParams();
  const where = JSON.stringify(search.getAll("where"));
  const include = search.getAll("include").join();
  const { from, to } = range.days;
  const { comparison } = range;
  return useMemo(
    () => ({
      from,
      to,
      compare: comparison,
      include: LEFT_OUT.filter((one) => include.includes(one)),
      where: (JSON.parse(where) as string[]).flatMap((one) => parsedCondition(one) ?? []),
    }),
    [from, to, comparison, where, include],
  );
}

export function writtenWhere(conditions: Condition[]): Change {
  return { where: conditions.map(writtenCondition) };
}
