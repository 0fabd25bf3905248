import { useEffect, useRef } from "react";
import { type Blocker, useBlocker } from "react-router";

/** Asks before the screen, or the page, is left with changes that are not saved. */
export function useUnsaved(dirty: boolean): { blocker: Blocker; letGo: () => void } {
  /** Of what was kept elsewhere nothing is lost. */
  const free = useRef(false);
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty]);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && !free.current && currentLocation.pathname !== nextLocation.pathname);
  return {
    blocker,
    letGo: () => {
      free.current = true;
    },
  };
}
