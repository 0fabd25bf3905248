import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fetchFrom } from "../../api/client";
import type { Answered, EventKind, FieldKind, FieldValue, Metric } from "./answers";

/** While the range is not over, new figures come by themselves. */
const AGAIN = 60_000;

async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetchFrom(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  return (await response.json()) as T;
}

async function get<T>(path: string, query: Record<string, string | undefined> = {}, signal?: AbortSignal): Promise<T> {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const response = await fetchFrom(search.size > 0 ? `${path}?${search}` : path, { signal });
  return (await response.json()) as T;
}

export type Analysis = "trends" | "funnels" | "retention" | "paths" | "web" | "acquisition";

/** Asked once a question is there; the answer before stays until the next has come. */
export function useAnalysis<A extends Answered>(analysis: Analysis, question: object | undefined) {
  return useQuery({
    queryKey: ["analyses", analysis, question],
    queryFn: ({ signal }) => post<A>(`/api/analyses/${analysis}`, question, signal),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.until ? AGAIN : false),
  });
}

export const postAnalysis = post;

export function useEvents() {
  return useQuery({
    queryKey: ["analyses", "events"],
    queryFn: async ({ signal }) => (await get<{ events: EventKind[] }>("/api/analyses/events", {}, signal)).events,
    staleTime: AGAIN,
  });
}

export async function searchEvents(search: string): Promise<EventKind[]> {
  return (await get<{ events: EventKind[] }>("/api/analyses/events", { search })).events;
}

/** What the events of a kind have, or all events. */
export function useFields(type?: string, event?: string) {
  return useQuery({
    queryKey: ["analyses", "fields", type, event],
    queryFn: async ({ signal }) => (await get<{ fields: FieldKind[] }>("/api/analyses/fields", { type, event }, signal)).fields,
    staleTime: AGAIN,
    placeholderData: keepPreviousData,
  });
}

/** The most frequent values of a field, for what is typed. */
export function useValues(field: string | undefined, search: string, type?: string, event?: string) {
  return useQuery({
    queryKey: ["analyses", "values", field, search, type, event],
    queryFn: async ({ signal }) => (await get<{ values: FieldValue[] }>("/api/analyses/values", { field, search, type, event }, signal)).values,
    enabled: field !== undefined,
    staleTime: AGAIN,
    placeholderData: keepPreviousData,
  });
}

export function useMetrics() {
  return useQuery({
    queryKey: ["metrics"],
    queryFn: async ({ signal }) => (await get<{ metrics: Metric[] }>("/api/metrics", {}, signal)).metrics,
    staleTime: AGAIN,
  });
}
