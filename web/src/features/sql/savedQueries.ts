import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";

export type SavedQuery = Schema<"SavedQuery">;
export type ListedQuery = Schema<"ListedQuery">;
export type QueryDraft = Schema<"QueryDraft">;

const LIST = ["sql", "queries"];
const FRESH_MILLIS = 300_000;

export function useTables(engine: Schema<"QueryEngine">) {
  return useQuery({
    queryKey: ["sql", "tables", engine],
    queryFn: () => ask(api.GET("/api/sql/tables", { params: { query: { engine } } })),
    staleTime: FRESH_MILLIS,
    placeholderData: (before) => before,
  });
}

export function useSavedQueries(enabled = true) {
  return useQuery({ queryKey: LIST, queryFn: () => ask(api.GET("/api/sql/queries")), enabled });
}

/** Not asked for again by itself: the editor has changed it meanwhile. */
export function useSavedQuery(id: string | null) {
  return useQuery({
    queryKey: ["sql", "query", id],
    queryFn: () => ask(api.GET("/api/sql/queries/{id}", { params: { path: { id: id ?? "" } } })),
    enabled: id !== null,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export async function addQuery(draft: QueryDraft): Promise<SavedQuery> {
  return known(await ask(api.POST("/api/sql/queries", { body: draft })));
}

export async function changeQuery(id: string, draft: QueryDraft): Promise<SavedQuery> {
  return known(await ask(api.PUT("/api/sql/queries/{id}", { params: { path: { id } }, body: draft })));
}

export async function deleteQuery(id: string) {
  await ask(api.DELETE("/api/sql/queries/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: LIST });
}

function known(query: SavedQuery): SavedQuery {
  queries.setQueryData(["sql", "query", query.id], query);
  void queries.invalidateQueries({ queryKey: LIST });
  void queries.invalidateQueries({ queryKey: ["sql", "texts", query.id] });
  return query;
}
