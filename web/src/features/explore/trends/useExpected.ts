import { useQuery } from "@tanstack/react-query";
import { postAnalysis } from "../asking";
import type { Expectation, ExpectationAsked } from "./expected";

/** What was expected of a figure by day, once it is asked. */
export function useExpected(asked: ExpectationAsked | undefined) {
  return useQuery({
    queryKey: ["analyses", "expected", asked],
    queryFn: ({ signal }) => postAnalysis<Expectation>("/api/analyses/anomalies", asked, signal),
    enabled: asked !== undefined,
    retry: false,
  });
}
