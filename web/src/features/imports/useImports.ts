import { useQuery } from "@tanstack/react-query";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { queries } from "../../api/queries";

export type Import = Schema<"Import">;
export type Preview = Schema<"ImportPreview">;
export type Mapping = Schema<"ImportMapping">;
export const KINDS = ["orders", "spend", "contacts", "touches", "weblog", "events"] as const;
export type Kind = (typeof KINDS)[number];

/** How often a running import is asked how far it is. */
const BEAT = 1_000;

const beat = (runs: boolean | undefined) => (runs ? BEAT : false);

export function useImports() {
  return useQuery({
    queryKey: ["imports"],
    queryFn: () => ask(api.GET("/api/imports", { params: { query: { limit: 100 } } })),
    refetchInterval: ({ state }) => beat(state.data?.items.some((one) => one.state === "running")),
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: ["imports", id],
    queryFn: () => ask(api.GET("/api/imports/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => beat(state.data?.state === "running"),
  });
}

export function usePreview(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["imports", id, "preview"],
    queryFn: () => ask(api.GET("/api/imports/{id}/preview", { params: { path: { id } } })),
    enabled: wanted,
    staleTime: Infinity,
  });
}

export type Brought = { kind: Kind; source: string; currency: string; zone: string; file: File };

/** Sends the file as it is; the server finds out what is in it. */
export async function bring({ kind, source, currency, zone, file }: Brought): Promise<Import> {
  const query = new URLSearchParams({ kind, source, file: file.name, zone });
  if (currency) query.set("currency", currency);
  const response = await fetchFrom(`/api/imports?${query}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
  const received = (await response.json()) as Import;
  await queries.invalidateQueries({ queryKey: ["imports"], exact: true });
  return received;
}

export async function map(id: string, mapping: Mapping) {
  const preview = await ask(api.PUT("/api/imports/{id}/mapping", { params: { path: { id } }, body: mapping }));
  queries.setQueryData(["imports", id, "preview"], preview);
}

export async function start(id: string) {
  queries.setQueryData(["imports", id], await ask(api.POST("/api/imports/{id}/start", { params: { path: { id } } })));
}

export async function stop(id: string) {
  queries.setQueryData(["imports", id], await ask(api.POST("/api/imports/{id}/stop", { params: { path: { id } } })));
}

export async function remove(id: string) {
  await ask(api.DELETE("/api/imports/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: ["imports"], exact: true });
}
