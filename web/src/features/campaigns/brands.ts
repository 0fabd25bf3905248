import { useQuery } from "@tanstack/react-query";
import { api, ask } from "../../api/client";
import { campaignsChanged, queries } from "../../api/queries";

export function useBrands() {
  return useQuery({ queryKey: ["brands"], queryFn: () => ask(api.GET("/api/brands")), staleTime: 60_000 });
}

export function useUsers(wanted: boolean) {
  return useQuery({ queryKey: ["users"], queryFn: () => ask(api.GET("/api/users")), enabled: wanted });
}

export function useSources(wanted: boolean) {
  return useQuery({ queryKey: ["sources"], queryFn: () => ask(api.GET("/api/sources")), enabled: wanted });
}

export function useBrandsOfSources(wanted: boolean) {
  return useQuery({ queryKey: ["brands", "of-sources"], queryFn: () => ask(api.GET("/api/brands/of-sources")), enabled: wanted });
}

export function useBrandsOfUser(id: string) {
  return useQuery({
    queryKey: ["brands", "of-users", id],
    queryFn: () => ask(api.GET("/api/brands/of-users/{id}", { params: { path: { id } } })),
  });
}

async function changed() {
  await queries.invalidateQueries({ queryKey: ["brands"] });
  await campaignsChanged();
}

export async function addBrand(name: string) {
  await ask(api.POST("/api/brands", { body: { name } }));
  await changed();
}

export async function renameBrand(id: string, name: string) {
  await ask(api.PUT("/api/brands/{id}", { params: { path: { id } }, body: { name } }));
  await changed();
}

export async function deleteBrand(id: string) {
  await ask(api.DELETE("/api/brands/{id}", { params: { path: { id } } }));
  await changed();
}

/** Without a brand the source is everybody's. */
export async function giveSource(source: string, brand: string | undefined) {
  const params = { path: { source } };
  if (brand === undefined) await ask(api.DELETE("/api/brands/of-sources/{source}", { params }));
  else await ask(api.PUT("/api/brands/of-sources/{source}", { params, body: { brand } }));
  await changed();
}

/** At least one brand: to none there is no limit, which is asked for by its own name. */
export type Limit = [string, ...string[]];

export async function limitUser(id: string, brands: Limit) {
  await putBrands(id, brands);
}

/** The user sees everything. */
export async function freeUser(id: string) {
  await putBrands(id, []);
}

async function putBrands(id: string, brands: string[]) {
  await ask(api.PUT("/api/brands/of-users/{id}", { params: { path: { id } }, body: { brands } }));
  await changed();
}
