import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { api, ask, type Schema } from "../../api/client";
import { campaignsChanged } from "../../api/queries";
import { type Days, isDay } from "../../format/range";
import { useLanguage } from "../../texts/language";
import { type By, LANES } from "./lanes";
import type { Dates } from "./moves";
import { type Span, SPANS } from "./period";

export type Calendar = Schema<"CampaignCalendar">;
export type CalendarCampaign = Schema<"CalendarCampaign">;
export type CampaignOverlap = Schema<"CampaignOverlap">;
export type OwnSeason = Schema<"OwnSeason">;
export type NewOwnSeason = Schema<"NewOwnSeason">;
/** A campaign with both dates. */
export type Dated = CalendarCampaign & Dates;

export const FORMS = ["timeline", "list"] as const;
export type Form = (typeof FORMS)[number];

export type View = { span: Span; at?: string; by: By; form: Form; countries: string[] };

const AGAIN = 60_000;

/** What is looked at, kept in the address; what is usual is left out of it. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [search, setSearch] = useSearchParams();
  const word = <T extends string>(name: string, words: readonly [T, ...T[]]) => words.find((one) => one === search.get(name)) ?? words[0];
  const at = search.get("at");
  const view: View = {
    span: word("span", SPANS),
    at: isDay(at) ? at : undefined,
    by: word("lanes", LANES),
    form: word("form", FORMS),
    countries: search.getAll("country"),
  };
  const change = (wanted: Partial<View>) =>
    setSearch(
      (before) => {
        const next = { ...view, ...wanted };
        const after = new URLSearchParams(before);
        ["span", "at", "lanes", "form", "country"].forEach((name) => after.delete(name));
        if (next.span !== SPANS[0]) after.set("span", next.span);
        if (next.at) after.set("at", next.at);
        if (next.by !== LANES[0]) after.set("lanes", next.by);
        if (next.form !== FORMS[0]) after.set("form", next.form);
        next.countries.forEach((country) => after.append("country", country));
        return after;
      },
      { replace: true },
    );
  return [view, change];
}

export function useCampaignCalendar(days: Days, countries: string[]) {
  const language = useLanguage();
  const query = { ...days, country: countries, language };
  return useQuery({
    queryKey: ["campaign-calendar", query],
    queryFn: ({ signal }) => ask(api.GET("/api/campaign-calendar", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
}

async function changed<T>(answer: T): Promise<T> {
  await campaignsChanged();
  return answer;
}

export async function move({ id, version }: CalendarCampaign, dates: Dates) {
  return changed(await ask(api.POST("/api/campaigns/{id}/move", { params: { path: { id } }, body: { version, ...dates } })));
}

export function useOwnSeasons() {
  return useQuery({ queryKey: ["campaign-seasons"], queryFn: () => ask(api.GET("/api/campaign-seasons")) });
}

export async function keepSeason(id: string | undefined, season: NewOwnSeason) {
  return changed(
    await ask(
      id === undefined
        ? api.POST("/api/campaign-seasons", { body: season })
        : api.PUT("/api/campaign-seasons/{id}", { params: { path: { id } }, body: season }),
    ),
  );
}

export async function deleteSeason(id: string) {
  return changed(await ask(api.DELETE("/api/campaign-seasons/{id}", { params: { path: { id } } })));
}
