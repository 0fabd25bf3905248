import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 760px)";

/** Whether the screen is too narrow for a timeline. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(NARROW).matches,
  );
}
