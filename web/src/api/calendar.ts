import { useQuery } from "@tanstack/react-query";
import { api, ask } from "./client";

/** The company's day and time zone. */
export function useCalendar() {
  return useQuery({ queryKey: ["calendar"], queryFn: () => ask(api.GET("/api/calendar")), staleTime: 60_000 });
}
