import type { Schema } from "../../api/client";

type Question = Schema<"WatchQuestion">;
/** What is to be watched, before anybody was named to be told. */
export type Watched = { title: string; question: Question; dashboard?: string };

/** Where a question of trends is watched: with it in the address, so that neither screen needs to know the other. */
export function watchAddress(watched: Omit<Watched, "question"> & { question: { metric: object } }): string {
  return `/alerts/metrics?${new URLSearchParams({ watch: JSON.stringify(watched) })}`;
}

/** What an address asks to be watched; whatever else stands there is nothing. */
export function watchedIn(text: string | null): Watched | undefined {
  if (!text) return undefined;
  try {
    const { title, question, dashboard } = (JSON.parse(text) ?? {}) as Partial<Watched>;
    if (typeof title !== "string" || typeof question?.metric !== "object") return undefined;
    return { title, question, ...(typeof dashboard === "string" && { dashboard }) };
  } catch {
    return undefined;
  }
}
