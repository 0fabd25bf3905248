import { useQuery } from "@tanstack/react-query";
import { fetchFrom } from "../../../api/client";
import { queries } from "../../../api/queries";
import type { Problem } from "../../../api/problem";
import type { Metric } from "../answers";

const JSON_HEADERS = { "Content-Type": "application/json" };

export function useMetric(name: string | undefined) {
  return useQuery({
    queryKey: ["metrics", name],
    queryFn: async ({ signal }) => (await (await fetchFrom(`/api/metrics/${encodeURIComponent(name ?? "")}`, { signal })).json()) as Metric,
    enabled: name !== undefined,
  });
}

/** What a definition says; a `Problem` is thrown for what makes no sense. */
export async function checkMetric(text: string, signal?: AbortSignal) {
  const response = await fetchFrom("/api/metrics/check", { method: "POST", headers: JSON_HEADERS, body: JSON.stringify({ text }), signal });
  return (await response.json()) as Pick<Metric, "name" | "title" | "description" | "owner" | "unit">;
}

/** @param version on which the change was made; without it there must be none of this name yet */
export async function keepMetric(name: string, text: string, version: number | undefined): Promise<Metric> {
  const response = await fetchFrom(`/api/metrics/${encodeURIComponent(name)}`, {
    method: "PUT",
    headers: JSON_HEADERS,
    body: JSON.stringify({ text, ...(version && { version }) }),
  });
  const kept = (await response.json()) as Metric;
  await metricsChanged();
  return kept;
}

export async function deleteMetric(name: string) {
  await fetchFrom(`/api/metrics/${encodeURIComponent(name)}`, { method: "DELETE" });
  await metricsChanged();
}

function metricsChanged() {
  return Promise.all(["metrics", "analyses"].map((one) => queries.invalidateQueries({ queryKey: [one] })));
}

export type Place = { line: number; column: number };

/** Where the mistake is, if it is known. */
export function placeOf({ more }: Pick<Problem, "more">): Place | undefined {
  const { line, column } = (more.place ?? {}) as Partial<Place>;
  return line !== undefined && column !== undefined ? { line, column } : undefined;
}

/** Counted from the beginning of the text; lines and columns are counted from one. */
export function offsetOf(text: string, { line, column }: Place): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}
