import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "./client";
import { campaignsChanged, queries } from "./queries";

export type KeyKind = Schema<"CampaignKeyKind">;

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

/** The fields of a key of each kind, in their order; the first that says something names it. */
export const KEY_FIELDS = {
  "platform-id": ["campaign", "channel", "source", "account"],
  utm: ["campaign", "source", "medium", "content"],
  coupon: ["code"],
  "landing-page": ["path"],
} as const satisfies Record<KeyKind, readonly string[]>;

/** What is sent: fields of the kind alone, and of these the filled ones. */
export function fieldsOf(kind: KeyKind, written: Partial<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    KEY_FIELDS[kind].flatMap((field) => {
      const value = written[field]?.trim();
      return value ? [[field, value]] : [];
    }),
  );
}

export async function addKey(campaign: string, kind: KeyKind, written: Partial<Record<string, string>>) {
  await ask(api.POST("/api/campaigns/{id}/keys", { params: { path: { id: campaign } }, body: { kind, fields: fieldsOf(kind, written) } }));
  await keysChanged(campaign);
}

/** How long a change of keys takes at most until figures know of it, in steps at which they are asked again. */
const RESOLVED_MILLIS = [2_000, 6_000, 12_000];

export async function keysChanged(campaign: string) {
  for (const millis of RESOLVED_MILLIS) {
    setTimeout(() => void queries.invalidateQueries({ queryKey: ["campaigns", campaign, "results"] }), millis);
  }
  await campaignsChanged();
}
