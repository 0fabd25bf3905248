import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../../api/client";
import { queries } from "../../../api/queries";
import { VIEW_NAMES } from "../board";

export type SharedLink = Schema<"SharedLink">;
export type Schedule = Schema<"Schedule">;
export type ScheduleDraft = Schema<"ScheduleDraft">;

/** Dates and filters of an address, as they are kept. */
export function viewOf(address: URLSearchParams): string {
  return new URLSearchParams([...address].filter(([name]) => VIEW_NAMES.includes(name))).toString();
}

export function useLinks(id: string) {
  return useQuery({ queryKey: ["dashboards", "links", id], queryFn: () => ask(api.GET("/api/dashboards/{id}/links", { params: { path: { id } } })) });
}

export async function share(id: string, days: number, view: string, language: "en" | "de") {
  await ask(api.POST("/api/dashboards/{id}/links", { params: { path: { id } }, body: { days, view, language } }));
  await queries.invalidateQueries({ queryKey: ["dashboards", "links", id] });
}

export async function revoke(id: string, link: string) {
  await ask(api.DELETE("/api/dashboards/{id}/links/{link}", { params: { path: { id, link } } }));
  await queries.invalidateQueries({ queryKey: ["dashboards", "links", id] });
}

export function useSchedules(id: string) {
  return useQuery({ queryKey: ["dashboards", "schedules", id], queryFn: () => ask(api.GET("/api/dashboards/{id}/schedules", { params: { path: { id } } })) });
}

export function useWays() {
  return useQuery({ queryKey: ["notices", "ways"], queryFn: () => ask(api.GET("/api/notices/ways")) });
}

async function again(id: string) {
  await queries.invalidateQueries({ queryKey: ["dashboards", "schedules", id] });
}

export async function addSchedule(id: string, draft: ScheduleDraft) {
  await ask(api.POST("/api/dashboards/{id}/schedules", { params: { path: { id } }, body: draft }));
  await again(id);
}

export async function restSchedule(id: string, schedule: string, rests: boolean) {
  await ask(api.PATCH("/api/dashboards/{id}/schedules/{schedule}", { params: { path: { id, schedule } }, body: { rests } }));
  await again(id);
}

export async function sendSchedule(id: string, schedule: string) {
  await ask(api.POST("/api/dashboards/{id}/schedules/{schedule}/send", { params: { path: { id, schedule } } }));
  await again(id);
}

export async function deleteSchedule(id: string, schedule: string) {
  await ask(api.DELETE("/api/dashboards/{id}/schedules/{schedule}", { params: { path: { id, schedule } } }));
  await again(id);
}
