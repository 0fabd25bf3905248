import { useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import { refreshed, type ScheduleDoor } from "../dashboards/share/sharing";

export function useLetter(week: string | undefined) {
  return useQuery({
    queryKey: ["letter", "of", week],
    // Asked for no other form, it comes as JSON.
    queryFn: async ({ signal }) => (await ask(api.GET("/api/letter", { params: { query: week ? { week } : {} }, signal }))) as Schema<"Letter">,
  });
}

export function useLetterMetrics() {
  return useQuery({ queryKey: ["letter", "metrics"], queryFn: () => ask(api.GET("/api/letter/metrics")) });
}

export async function chooseMetrics(metrics: string[]) {
  await ask(api.PUT("/api/letter/metrics", { body: { metrics } }));
  await queries.invalidateQueries({ queryKey: ["letter"] });
}

const one = (schedule: string) => ({ params: { path: { schedule } } });

export const letterSchedules: ScheduleDoor = refreshed({
  key: ["letter", "schedules"],
  list: () => ask(api.GET("/api/letter/schedules")),
  add: (body) => ask(api.POST("/api/letter/schedules", { body })),
  rest: (schedule, rests) => ask(api.PATCH("/api/letter/schedules/{schedule}", { ...one(schedule), body: { rests } })),
  send: (schedule) => ask(api.POST("/api/letter/schedules/{schedule}/send", one(schedule))),
  remove: (schedule) => ask(api.DELETE("/api/letter/schedules/{schedule}", one(schedule))),
});
