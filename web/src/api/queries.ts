import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "./problem";

const TRIES = 3;

/** What was asked, kept and asked again as it ages. Only what may pass is tried again, and changes never. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => asProblem(error).passing && failures < TRIES,
    },
    mutations: { retry: false },
  },
});

/** All that is said of campaigns anywhere: a change of a campaign, its keys or its links is seen in each of these. */
const OF_CAMPAIGNS = ["campaigns", "campaign-calendar", "campaign-seasons", "campaign-alerts", "inbox", "links", "search"];

/** What is on the screen is asked again, the rest when it is looked at. */
export function campaignsChanged() {
  return Promise.all(OF_CAMPAIGNS.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
