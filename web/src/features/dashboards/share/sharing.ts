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

/** Where schedules of something are asked for and changed. */
export type ScheduleDoor = {
  key: string[];
  list: () => Promise<Schema<"SchedulePage">>;
  add: (draft: ScheduleDraft) => Promise<unknown>;
  rest: (id: string, rests: boolean) => Promise<unknown>;
  send: (id: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
};

/** Those of a dashboard. */
export function schedulesOf(id: string): ScheduleDoor {
  const one = (schedule: string) => ({ params: { path: { id, schedule } } });
  return refreshed({
    key: ["dashboards", "schedules", id],
    list: () => ask(api.GET("/api/dashboards/{id}/schedules", { params: { path: { id } } })),
    add: (body) => ask(api.POST("/api/dashboards/{id}/schedules", { params: { path: { id } }, body })),
    rest: (schedule, rests) => ask(api.PATCH("/api/dashboards/{id}/schedules/{schedule}", { ...one(schedule), body: { rests } })),
    send: (schedule) => ask(api.POST("/api/dashboards/{id}/schedules/{schedule}/send", one(schedule))),
    remove: (schedule) => ask(api.DELETE("/api/dashboards/{id}/schedules/{schedule}", one(schedule))),
  });
}

/** A door whose list is asked for anew after each change. */
export function refreshed(door: ScheduleDoor): ScheduleDoor {
  const then = async <T>(done: Promise<T>) => {
    const answer = await done;
    await queries.invalidateQueries({ queryKey: door.key });
    return answer;
  };
  return { ...door, add: (draft) => then(door.add(draft)), rest: (id, rests) => then(door.rest(id, rests)), send: (id) => then(door.send(id)), remove: (id) => then(door.remove(id)) };
}

export function useSchedules(door: ScheduleDoor) {
  return useQuery({ queryKey: door.key, queryFn: door.list });
}

export function useWays() {
  return useQuery({ queryKey: ["notices", "ways"], queryFn: () => ask(api.GET("/api/notices/ways")) });
}
