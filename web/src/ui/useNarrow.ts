import { useSyncExternalStore } from "react";

/** Whether the screen is too narrow for what is shown on a wider one. */
export function useNarrow(upTo: number): boolean {
  const words = `(max-width: ${upTo}px)`;
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(words);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(words).matches,
  );
}
