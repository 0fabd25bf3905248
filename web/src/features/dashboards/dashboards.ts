import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, ask, fetchFrom, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import { useMe } from "../../api/session";
import type { Days } from "../../format/range";
import { download, fileName } from "../../ui/download";
import { VIEW_NAMES } from "./board";

export type Dashboard = Schema<"Dashboard">;
export type Listed = Schema<"DashboardPage">["items"][number];
export type Draft = Schema<"DashboardDraft">;
export type Card = Schema<"DashboardCard">;
export type Dates = Schema<"DashboardDates">;
export type Annotation = Schema<"Annotation">;
export type AnnotationDraft = Schema<"AnnotationDraft">;

const LIST = ["dashboards", "list"];

export function useDashboards(enabled = true) {
  return useQuery({ queryKey: LIST, queryFn: () => ask(api.GET("/api/dashboards")), enabled });
}

export function fetchDashboard(id: string): Promise<Dashboard> {
  return ask(api.GET("/api/dashboards/{id}", { params: { path: { id } } }));
}

/** Not asked for again by itself: its cards may be moved about just now. */
export function useDashboard(id: string) {
  return useQuery({ queryKey: ["dashboards", "one", id], queryFn: () => fetchDashboard(id), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });
}

/** Who changes a dashboard: the one whose it is, and an owner of the company's data. */
export function useMayChange(): (dashboard: { own: boolean }) => boolean {
  const { role, permissions } = useMe();
  const manages = permissions.includes("dashboards.manage");
  return ({ own }) => manages && (own || role === "owner");
}

/** Without what only a kept one has. */
export function draftOf({ name, description, dates, compare, filters, cards, shared }: Dashboard): Draft {
  return { name, description, dates, compare, filters, cards, shared };
}

export async function addDashboard(draft: Draft): Promise<Dashboard> {
  return known(await ask(api.POST("/api/dashboards", { body: draft })));
}

export async function changeDashboard(id: string, draft: Draft, version: number): Promise<Dashboard> {
  return known(await ask(api.PUT("/api/dashboards/{id}", { params: { path: { id } }, body: { ...draft, version } })));
}

export async function deleteDashboard(id: string) {
  await ask(api.DELETE("/api/dashboards/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: LIST });
}

export function known(dashboard: Dashboard): Dashboard {
  queries.setQueryData(["dashboards", "one", dashboard.id], dashboard);
  void queries.invalidateQueries({ queryKey: LIST });
  return dashboard;
}

/** With the dates and filters that the address names. */
export async function downloadPdf({ id, name }: Dashboard, address: URLSearchParams, language: string) {
  const query = new URLSearchParams([...address].filter(([part]) => VIEW_NAMES.includes(part)));
  query.set("language", language);
  const response = await fetchFrom(`/api/dashboards/${id}/pdf?${query}`);
  download(`${fileName(name)}.pdf`, await response.blob());
}

export function useAnnotations({ from, to }: Days, dashboard: string) {
  const query = { from, to, dashboard };
  return useQuery({
    queryKey: ["annotations", query],
    queryFn: ({ signal }) => ask(api.GET("/api/annotations", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export async function keepAnnotation(draft: AnnotationDraft, kept?: Annotation) {
  await (kept
    ? ask(api.PUT("/api/annotations/{id}", { params: { path: { id: kept.id } }, body: { ...draft, version: kept.version } }))
    : ask(api.POST("/api/annotations", { body: draft })));
  await queries.invalidateQueries({ queryKey: ["annotations"] });
}

export async function deleteAnnotation(id: string) {
  await ask(api.DELETE("/api/annotations/{id}", { params: { path: { id } } }));
  await queries.invalidateQueries({ queryKey: ["annotations"] });
}
