import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { keysChanged } from "../../api/campaigns";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { campaignsChanged, queries } from "../../api/queries";
import type { Days } from "../../format/range";
import type { Status } from "./moves";
import type { Campaign, Draft } from "./plan";

export type Table = Schema<"CampaignTable">;
export type TableRow = Schema<"CampaignTableRow">;
export type Results = Schema<"CampaignResults">;
export type Creative = Schema<"Creative">;
export type Brought = Schema<"BroughtCampaigns">;

/** Costs and orders go on coming while a screen is open. */
const AGAIN = 60_000;

export type TableFilter = { status?: Status; brand?: string; text?: string };

export function useTable(days: Days, filter: TableFilter) {
  const query = { ...days, ...filter };
  return useQuery({
    queryKey: ["campaigns", "table", query],
    queryFn: ({ signal }) => ask(api.GET("/api/campaign-results", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  });
}

/** In which the company counts. */
export function useCurrency(today: string | undefined) {
  return useQuery({
    queryKey: ["campaigns", "currency"],
    queryFn: async () => {
      const query = { from: today, to: today };
      return (await ask(api.GET("/api/campaign-results", { params: { query } }))).currency;
    },
    enabled: today !== undefined,
    staleTime: Infinity,
  });
}

export function fetchCampaign(id: string): Promise<Campaign> {
  return ask(api.GET("/api/campaigns/{id}", { params: { path: { id } } }));
}

export function useResults(id: string) {
  return useQuery({
    queryKey: ["campaigns", id, "results"],
    queryFn: ({ signal }) => ask(api.GET("/api/campaigns/{id}/results", { params: { path: { id } }, signal })),
    refetchInterval: AGAIN,
  });
}

function keep(campaign: Campaign): Campaign {
  queries.setQueryData(["campaigns", campaign.id], campaign);
  void campaignsChanged();
  return campaign;
}

export async function addCampaign(draft: Draft) {
  return keep(await ask(api.POST("/api/campaigns", { body: draft })));
}

export async function changeCampaign(id: string, draft: Draft) {
  return keep(await ask(api.PUT("/api/campaigns/{id}", { params: { path: { id } }, body: draft })));
}

export async function moveCampaign({ id, version }: Campaign, status: Status) {
  try {
    return keep(await ask(api.POST("/api/campaigns/{id}/status", { params: { path: { id } }, body: { status, version } })));
  } catch (thrown) {
    // Somebody may have changed it; then that is to be seen behind the refusal.
    void queries.invalidateQueries({ queryKey: ["campaigns", id] });
    throw thrown;
  }
}

export async function deleteCampaign(id: string) {
  await ask(api.DELETE("/api/campaigns/{id}", { params: { path: { id } } }));
  queries.removeQueries({ queryKey: ["campaigns", id] });
  await campaignsChanged();
}

/** Checked only, or its good rows kept. */
export async function bringPlan(file: File, mode: "check" | "keep"): Promise<Brought> {
  const response = await fetchFrom(`/api/campaigns/import${mode === "check" ? "?check=true" : ""}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "text/csv" },
  });
  const brought = (await response.json()) as Brought;
  if (mode === "keep") await campaignsChanged();
  return brought;
}

export function useCreatives(id: string) {
  return useQuery({
    queryKey: ["campaigns", id, "creatives"],
    queryFn: () => ask(api.GET("/api/campaigns/{id}/creatives", { params: { path: { id } } })),
  });
}

const creativesChanged = (id: string) => queries.invalidateQueries({ queryKey: ["campaigns", id, "creatives"] });

export async function addText(id: string, name: string, text: string) {
  await ask(api.POST("/api/campaigns/{id}/creatives", { params: { path: { id } }, body: { name, text } }));
  await creativesChanged(id);
}

export async function addPicture(id: string, name: string, file: File) {
  await fetchFrom(`/api/campaigns/${id}/pictures?${new URLSearchParams({ name })}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
  await creativesChanged(id);
}

export async function deleteCreative(id: string, creative: string) {
  await ask(api.DELETE("/api/campaigns/{id}/creatives/{creative}", { params: { path: { id, creative } } }));
  await creativesChanged(id);
}

export function pictureOf(id: string, creative: string): string {
  return `/api/campaigns/${id}/pictures/${creative}`;
}

export function useKeys(id: string) {
  return useQuery({
    queryKey: ["campaigns", id, "keys"],
    queryFn: () => ask(api.GET("/api/campaigns/{id}/keys", { params: { path: { id } } })),
  });
}

export function useKeyProblems() {
  return useQuery({ queryKey: ["campaigns", "key-problems"], queryFn: () => ask(api.GET("/api/campaign-keys/problems")) });
}

export async function deleteKey(id: string, key: string) {
  await ask(api.DELETE("/api/campaigns/{id}/keys/{key}", { params: { path: { id, key } } }));
  await keysChanged(id);
}

export function useLinks(id: string) {
  return useQuery({
    queryKey: ["campaigns", id, "links"],
    queryFn: () => ask(api.GET("/api/campaigns/{id}/links", { params: { path: { id } } })),
  });
}
