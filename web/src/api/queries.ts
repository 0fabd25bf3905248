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
