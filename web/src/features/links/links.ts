import { useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { campaignsChanged, queries } from "../../api/queries";

export type Link = Schema<"ListedLink">;
export type Rule = Schema<"NamingRule">;
export type Mark = Schema<"LinkMark">;
export type Order = Schema<"LinkOrder">;
export type Checked = Schema<"CheckedLink">;
export type LinkProblem = Schema<"LinkProblem">;

export const MARKS: Mark[] = ["source", "medium", "campaign", "content", "term"];
const PAGE = 100;

/** So long visits are not counted again. */
const COUNTED_MILLIS = 60_000;
const LARGEST_PAGE = 500;

export type Wanted = { campaign?: string; text?: string };

/** The newest first, a page at a time. */
export function useLinks(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: ["links", "list", wanted],
    queryFn: ({ pageParam }) =>
      ask(api.GET("/api/campaign-links", { params: { query: { ...wanted, limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** For the same pages, each asked for once; counted in the lake, and so later there than the links. */
export function useVisits(wanted: Wanted, pages: { next?: string }[]) {
  const cursors = pages.map((_, index) => pages[index - 1]?.next);
  return useQueries({
    queries: cursors.map((cursor) => ({
      queryKey: ["links", "visits", wanted, cursor],
      queryFn: () =>
        ask(api.GET("/api/campaign-links/visits", { params: { query: { ...wanted, limit: PAGE, ...(cursor && { cursor }) } } })),
      staleTime: COUNTED_MILLIS,
    })),
    combine: together,
  });
}

function together(answers: { isError: boolean; data?: Schema<"LinkVisitsPage"> }[]) {
  return {
    isError: answers.some(({ isError }) => isError),
    data: new Map(answers.flatMap(({ data }) => data?.items ?? []).map(({ link, visits }) => [link, visits])),
  };
}

/** All of them, for a file or the clipboard. */
export async function allLinks(wanted: Wanted): Promise<Link[]> {
  const all: Link[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(
      api.GET("/api/campaign-links", { params: { query: { ...wanted, limit: LARGEST_PAGE, ...(cursor && { cursor }) } } }),
    );
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}

export function useRules() {
  return useQuery({ queryKey: ["links", "rules"], queryFn: () => ask(api.GET("/api/naming-rules")) });
}

/** How rules that are not kept yet would write these marks. */
export function useTrial(rules: Rule[], marks: Record<string, string>) {
  return useQuery({
    queryKey: ["links", "trial", rules, marks],
    queryFn: () => ask(api.POST("/api/naming-rules/check", { body: { rules, marks } })),
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export async function keepRules(rules: Rule[]) {
  const kept = await ask(api.PUT("/api/naming-rules", { body: { rules } }));
  queries.setQueryData(["links", "rules"], kept);
  await queries.invalidateQueries({ queryKey: ["links", "check"] });
}

/** What would become of an order, while there is one. */
export function useCheck(campaign: string | undefined, order: Order) {
  return useQuery({
    queryKey: ["links", "check", campaign, order],
    queryFn: () => ask(api.POST("/api/campaigns/{id}/links/check", { params: { path: { id: campaign ?? "" } }, body: order })),
    enabled: campaign !== undefined && order.places.length > 0,
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

export async function buildLinks(campaign: string, order: Order) {
  const built = await ask(api.POST("/api/campaigns/{id}/links", { params: { path: { id: campaign } }, body: order }));
  await campaignsChanged();
  return built.items;
}

export async function deleteLink({ campaign, id }: Link) {
  await ask(api.DELETE("/api/campaigns/{id}/links/{link}", { params: { path: { id: campaign, link: id } } }));
  await campaignsChanged();
}

export function qrAddress({ campaign, id }: Link, format: "svg" | "png") {
  return `/api/campaigns/${campaign}/links/${id}/qr?format=${format}${format === "png" ? "&pixels=16" : ""}`;
}

export async function qrFile(link: Link, format: "svg" | "png"): Promise<Blob> {
  return (await fetchFrom(qrAddress(link, format))).blob();
}

/** Texts of a campaign's creatives, by their names. */
export function useCreatives(campaign: string | undefined) {
  return useQuery({
    queryKey: ["campaigns", campaign, "creatives"],
    queryFn: () => ask(api.GET("/api/campaigns/{id}/creatives", { params: { path: { id: campaign ?? "" } } })),
    enabled: campaign !== undefined,
  });
}
