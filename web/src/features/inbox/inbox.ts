import { useQuery } from "@tanstack/react-query";
import { useInboxSums } from "../../api/campaigns";
import { api, ask } from "../../api/client";
import { queries } from "../../api/queries";
import type { Choice } from "./items";

const MOST_ITEMS = 10_000;
const MOST_DECISIONS = 1_000;
const MOST_CHOICES = 1_000;

/** What was decided resolves within seconds; so long the lists are asked again. */
const WATCHED_MILLIS = 2_000;

export function useItems(watched: boolean) {
  return useQuery({
    queryKey: ["inbox", "items"],
    queryFn: () => ask(api.GET("/api/campaign-inbox", { params: { query: { limit: MOST_ITEMS } } })),
    refetchInterval: watched && WATCHED_MILLIS,
  });
}

export function useSums(watched: boolean) {
  return useInboxSums(watched && WATCHED_MILLIS);
}

export function useDecisions() {
  return useQuery({
    queryKey: ["inbox", "decisions"],
    queryFn: () => ask(api.GET("/api/campaign-inbox/decisions", { params: { query: { limit: MOST_DECISIONS } } })),
  });
}

async function changed<T>(answer: T): Promise<T> {
  await queries.invalidateQueries({ queryKey: ["inbox"] });
  return answer;
}

/** Each by itself, as many at once as the server takes. */
export async function accept(choices: Choice[]) {
  const outcomes = [];
  for (let from = 0; from < choices.length; from += MOST_CHOICES) {
    const body = { items: choices.slice(from, from + MOST_CHOICES) };
    outcomes.push(...(await ask(api.POST("/api/campaign-inbox/accept", { body }))).items);
  }
  return changed(outcomes);
}

export async function reject(choice: Choice) {
  const { items } = await ask(api.POST("/api/campaign-inbox/reject", { body: { items: [choice] } }));
  return changed(items);
}

export async function undo(id: string) {
  return changed(await ask(api.POST("/api/campaign-inbox/decisions/{id}/undo", { params: { path: { id } } })));
}

export async function addKey({ kind, fields, campaign }: Choice) {
  return changed(await ask(api.POST("/api/campaigns/{id}/keys", { params: { path: { id: campaign } }, body: { kind, fields } })));
}
