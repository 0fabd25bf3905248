import { useEffect, useRef, useState } from "react";
import { queries } from "../../api/queries";
import { useStream } from "../../api/stream";
import { askedOf } from "./changes";

const EVERYTHING = ["overview", "analyses", "campaigns", "annotations"];

/** What cards show is asked for again when the tables that it comes from have new rows, while somebody looks. */
export function useLive(on: boolean) {
  const isSeen = useSeen();
  const missed = useRef(false);
  useStream(on && isSeen ? "/api/changes" : "", {
    start: () => {
      // What came while nobody listened was not told.
      if (missed.current) askAgain(EVERYTHING);
      missed.current = true;
    },
    changed: (data) => askAgain(askedOf((JSON.parse(data) as { tables: string[] }).tables)),
  });
}

function askAgain(names: string[]) {
  for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
  if (names.length > 0) void queries.invalidateQueries({ queryKey: ["dashboards", "query"] });
}

function useSeen(): boolean {
  const [isSeen, setSeen] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isSeen;
}
