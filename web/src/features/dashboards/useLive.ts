import { useEffect } from "react";
import { queries } from "../../api/queries";

const AGAIN = 60_000;
const OF_CARDS = ["overview", "analyses", "campaigns", "annotations"];

/** All that cards show is asked for again every minute, while somebody looks. */
export function useLive(on: boolean) {
  useEffect(() => {
    if (!on) return undefined;
    const asking = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      for (const name of OF_CARDS) void queries.invalidateQueries({ queryKey: [name] });
      void queries.invalidateQueries({ queryKey: ["dashboards", "query"] });
    }, AGAIN);
    return () => clearInterval(asking);
  }, [on]);
}
