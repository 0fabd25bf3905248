import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, ask, type Schema } from "../../api/client";
import { queries } from "../../api/queries";
import { useAddress } from "../../ui/useAddress";

export type KeptAlert = Schema<"KeptAlert">;
export type AlertState = Schema<"AlertState">;

export const STATES = ["open", "acknowledged", "closed"] as const satisfies readonly AlertState[];

const AT_ONCE = 50;
const AGAIN = 60_000;

/** Which alerts are looked at, kept in the address: ?state=closed and ?campaign=<id>. */
export function useWanted(): [{ state: AlertState; campaign?: string }, (state: AlertState) => void, () => void] {
  const [search, change] = useAddress();
  return [
    { state: STATES.find((one) => one === search.get("state")) ?? "open", campaign: search.get("campaign") ?? undefined },
    (state) => change({ state: state === "open" ? undefined : state }),
    () => change({ campaign: undefined }),
  ];
}

export function useAlerts(state: AlertState, campaign?: string) {
  return useInfiniteQuery({
    queryKey: ["campaign-alerts", "list", state, campaign],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/campaign-alerts", {
          params: { query: { state, limit: AT_ONCE, ...(campaign && { campaign }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN,
  });
}

export function useCounts() {
  return useQuery({
    queryKey: ["campaign-alerts", "count"],
    queryFn: () => ask(api.GET("/api/campaign-alerts/count")),
    refetchInterval: AGAIN,
  });
}

async function changed<T>(answer: T): Promise<T> {
  await queries.invalidateQueries({ queryKey: ["campaign-alerts"] });
  return answer;
}

export async function evaluate() {
  return changed(await ask(api.POST("/api/campaign-alerts/evaluate")));
}

export async function acknowledge(id: string, note: string) {
  return changed(await ask(api.POST("/api/campaign-alerts/{id}/acknowledge", { params: { path: { id } }, body: { note } })));
}
