import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";

export type Source = Schema<"Source">;

/** As the server has it, so that a wrong name is told while it is typed. */
export const SOURCE_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export function useSources() {
  return useQuery({ queryKey: ["sources"], queryFn: () => ask(api.GET("/api/sources")) });
}

/** Where the events of the last day went, asked again every `millis`. */
export function useLastDay(millis: number | false = 30_000) {
  return useQuery({ queryKey: ["ledger", "day"], queryFn: () => ask(api.GET("/api/ledger")), refetchInterval: millis });
}

/** The counts of a source, over the hours that the ledger told of. */
export function countsOf(ledger: Schema<"Ledger"> | undefined, source: string) {
  const rows = ledger?.rows.filter((row) => row.source === source) ?? [];
  const sum = (count: (events: Schema<"Buckets">) => number) => rows.reduce((total, row) => total + count(row.events), 0);
  return {
    received: sum((events) => events.received),
    stored: sum((events) => events.stored),
    rejected: sum((events) => Object.values(events.rejected).reduce((total, count) => total + count, 0)),
  };
}

async function changed() {
  await queries.invalidateQueries({ queryKey: ["sources"] });
}

export async function addSource(name: string): Promise<Source> {
  const source = await ask(api.POST("/api/sources", { body: { name } }));
  await changed();
  return source;
}

export async function archiveSource(name: string) {
  await ask(api.DELETE("/api/sources/{name}", { params: { path: { name } } }));
  await changed();
}

export async function addKey(name: string) {
  await ask(api.POST("/api/sources/{name}/keys", { params: { path: { name } } }));
  await changed();
}

export async function revokeKey(name: string, key: string) {
  await ask(api.DELETE("/api/sources/{name}/keys/{key}", { params: { path: { name, key } } }));
  await changed();
}

export function activeKey(source: Source): string | undefined {
  return source.writeKeys.find((key) => key.revokedAt === undefined)?.key;
}
