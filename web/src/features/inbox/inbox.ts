import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useInboxSums } from "../../api/campaigns";
import { api, ask } from "../../api/client";
import { campaignsChanged, queries } from "../../api/queries";
import type { Choice, Item } from "./items";

const MOST_ITEMS = 10_000;
const MOST_DECISIONS = 1_000;
const MOST_CHOICES = 1_000;

/** What was decided resolves within seconds; so long the lists are asked again. */
const WATCHED_MILLIS = 2_000;

export function useItems(awaits: (items: Item[] | undefined) => boolean) {
  return useQuery({
    queryKey: ["inbox", "items"],
    queryFn: () => ask(api.GET("/api/campaign-inbox", { params: { query: { limit: MOST_ITEMS } } })),
    refetchInterval: ({ state }) => awaits(state.data?.items) && WATCHED_MILLIS,
  });
}

/** The last time once items show all that was awaited, so that the sums say the same. */
export function useSums(awaiting: boolean) {
  useEffect(() => {
    if (!awaiting) return undefined;
    return () => void queries.invalidateQueries({ queryKey: ["inbox", "sums"] });
  }, [awaiting]);
  return useInboxSums(awaiting && WATCHED_MILLIS);
}

export function useDecisions() {
  return useQuery({
    queryKey: ["inbox", "decisions"],
    queryFn: () => ask(api.GET("/api/campaign-inbox/decisions", { params: { query: { limit: MOST_DECISIONS } } })),
  });
}

async function changed<T>(answer: T): Promise<T> {
  await campaignsChanged();
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
