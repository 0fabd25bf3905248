import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, ask, fetchFrom, type Schema } from "../../api/client";

export type Attribution = Schema<"Attribution">;
export type AttributionRow = Schema<"AttributionRow">;
export type AttributionPath = Attribution["paths"][number];
export type Model = Schema<"AttributionModel">;
export type Increment = Schema<"AttributionIncrement">;
export type Question = Schema<"AttributionQuestion">;
export type Made = { id: string; version: string; seed: number; origin: "lake" | "file"; data: string; answer: Attribution };

export const BY = ["channel", "campaign"] as const;
export const WORTHS = ["gross", "net", "margin"] as const;
export const MEASURES = ["conversions", "value", "cpa", "roas"] as const;
export type Measure = (typeof MEASURES)[number];
export const LOOKBACKS = ["30", "7", "14", "60", "90"] as const;

/** One of some words of the address; the first is what it is without. */
function wordOf<T extends string>(search: URLSearchParams, name: string, words: readonly [T, ...T[]]): T {
  return words.find((one) => one === search.get(name)) ?? words[0];
}

/** What the page is about, kept in its address: ?by=campaign, ?lookback=7, ?kept=… for a result of before. */
export function useChoices() {
  const [search, setSearch] = useSearchParams();
  const choose = (changes: Record<string, string | undefined>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return {
    by: wordOf(search, "by", BY),
    worth: wordOf(search, "worth", WORTHS),
    measure: wordOf(search, "measure", MEASURES),
    lookback: wordOf(search, "lookback", LOOKBACKS),
    opens: search.get("opens") === "yes",
    kept: search.get("kept") ?? undefined,
    choose,
  };
}

/** Of the lake, unless a result of before is named. */
export function useAttribution(question: Question, kept: string | undefined) {
  return useQuery({
    queryKey: kept ? ["attribution", kept] : ["attribution", question],
    queryFn: async ({ signal }): Promise<Made> => {
      if (kept) {
        const { kept: one, answer } = await ask(api.GET("/api/attribution/{id}", { params: { path: { id: kept } }, signal }));
        return { id: one.id, version: one.version, seed: one.seed, origin: one.origin, data: one.data, answer };
      }
      const made = await ask(api.POST("/api/attribution", { body: question, signal }));
      return { id: made.id, version: made.version, seed: question.seed ?? 1, origin: "lake", data: "", answer: made.answer };
    },
    placeholderData: keepPreviousData,
  });
}

/** Sends the file as it is, packed or not. */
export async function bringPaths(file: File): Promise<string> {
  const response = await fetchFrom("/api/attribution/paths", {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
  return ((await response.json()) as Schema<"MadeAttribution">).id;
}

export function creditOf(row: AttributionRow, model: Model, measure: Measure): number | undefined {
  const credit = row.credits.find((one) => one.model === model);
  switch (measure) {
    case "conversions":
      return credit?.conversions;
    case "value":
      return credit?.value;
    case "cpa":
      return credit?.costPerConversion;
    case "roas":
      return credit?.returnOnAdSpend;
  }
}

/** The models that say something, in their order. */
export function speaking(found: Attribution): Model[] {
  return found.models.filter(({ silence }) => silence === undefined).map(({ model }) => model);
}

/** What has most by the last touch. */
export function leader(found: Attribution): AttributionRow | undefined {
  return [...found.rows].sort((one, other) => (creditOf(other, "last", "conversions") ?? 0) - (creditOf(one, "last", "conversions") ?? 0))[0];
}

const ABBREVIATED: Record<string, string> = { "ai assistant": "AI assistant", sms: "SMS" };

/** A campaign by its name; channels are stored in small letters. Keys of a file are left as they are. */
export function rowName({ key, name }: Pick<AttributionRow, "key" | "name">, ofFile: boolean): string {
  if (name !== undefined) return name;
  return ofFile ? key : (ABBREVIATED[key] ?? key.charAt(0).toUpperCase() + key.slice(1));
}

/** Paths that lead through all that is sought, separated by commas or blanks around ">". */
export function filtered(paths: AttributionPath[], names: (key: string) => string, sought: string, opensWith: boolean): AttributionPath[] {
  const parts = sought
    .toLowerCase()
    .split(/[,>]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return paths.filter(({ path }) => {
    const steps = path.map((key) => names(key).toLowerCase());
    if (opensWith) return parts.every((part, place) => steps[place]?.includes(part) ?? false);
    return parts.every((part) => steps.some((step) => step.includes(part)));
  });
}
