import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { parsedChoice } from "../explore/address";
import type { EventChoice } from "../explore/answers";

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
export const MOST_VIEWS = 20;
const USUAL_VIEW_DAYS = 1;
const MOST_VIEW_DAYS = 365;

/** One of some words of the address; the first is what it is without. */
function wordOf<T extends string>(search: URLSearchParams, name: string, words: readonly [T, ...T[]]): T {
  return words.find((one) => one === search.get(name)) ?? words[0];
}

/** What the page is about, kept in its address: ?by=campaign, ?event=track:Signed Up, ?view=Email Opened, ?kept=… for a result of before. */
export type Choices = ReturnType<typeof useChoices>;

export function useChoices() {
  const [search, setSearch] = useSearchParams();
  const choose = (changes: Record<string, string | string[] | undefined>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        after.delete(name);
        for (const each of Array.isArray(value) ? value : value === undefined ? [] : [value]) after.append(name, each);
      }
      return after;
    });
  const event = search.get("event");
  const days = Number(search.get("viewdays") ?? USUAL_VIEW_DAYS);
  return {
    event: event === null ? undefined : eventOf(event),
    value: search.get("value") ?? undefined,
    views: search.getAll("view").slice(0, MOST_VIEWS),
    viewDays: Number.isInteger(days) && days >= 1 && days <= MOST_VIEW_DAYS ? days : USUAL_VIEW_DAYS,
    by: wordOf(search, "by", BY),
    worth: wordOf(search, "worth", WORTHS),
    measure: wordOf(search, "measure", MEASURES),
    lookback: wordOf(search, "lookback", LOOKBACKS),
    opens: search.get("opens") === "yes",
    kept: search.get("kept") ?? undefined,
    choose,
  };
}

/** A conversion is something that was tracked, unless another kind of event is named. */
function eventOf(written: string): EventChoice {
  const choice = parsedChoice(written);
  return choice.type === undefined ? { type: "track", ...choice } : choice;
}

/** What is asked of the API, which looks at the worth of orders only. */
export function questionOf({ from, to }: { from: string; to: string }, { by, worth, lookback, event, value, views, viewDays }: Omit<Choices, "choose">): Question {
  return {
    from,
    to,
    by,
    lookbackDays: Number(lookback),
    conversion: { worth, ...(event && { event: event as NonNullable<Question["conversion"]>["event"], ...(value !== undefined && { value }) }) },
    ...(views.length > 0 && { viewThrough: views, viewLookbackDays: viewDays }),
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
