import { useQuery } from "@tanstack/react-query";
import { api, ask } from "./client";

const MOST_FOUND = 20;

/** Campaigns whose name has the text somewhere, for a field that lets one be chosen. */
export async function searchCampaigns(text: string) {
  const query = { limit: MOST_FOUND, ...(text ? { text } : { order: "changed" as const }) };
  const { items } = await ask(api.GET("/api/campaigns", { params: { query } }));
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

/** How much of all money is some campaign's, waits in the inbox, or has nothing to be known by; of all time. */
export function useInboxSums(refetchInterval: number | false = false) {
  return useQuery({ queryKey: ["inbox", "sums"], queryFn: () => ask(api.GET("/api/campaign-inbox/sums")), refetchInterval });
}

/** A campaign by its id, as an address has it; nothing is asked without one. */
export function useCampaign(id: string | null) {
  return useQuery({
    queryKey: ["campaigns", id],
    queryFn: () => ask(api.GET("/api/campaigns/{id}", { params: { path: { id: id ?? "" } } })),
    enabled: id !== null,
  });
}
