import { useEffect, useEffectEvent } from "react";
import type { Entry } from "./useLive";

type Keys = { entries: Entry[]; chosen: Entry | null; choose: (entry: Entry | null) => void; pause: () => void };

/** Where a key has a meaning of its own. */
const OWN = "input, textarea, select, [role='combobox'], [role='dialog'], [role='menu'], pre, [contenteditable]";

/** j and k or the arrows choose an entry, space pauses, Escape closes what is chosen. */
export function useKeys({ entries, chosen, choose, pause }: Keys) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || target?.closest(OWN)) return;
    const onButton = target?.closest("button, a") !== null && target !== null;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      const at = entries.findIndex((entry) => entry.number === chosen?.number);
      choose(entries[Math.min(Math.max(at + step, 0), entries.length - 1)] ?? null);
    } else if (event.key === " " && !onButton) {
      pause();
    } else if (event.key === "Escape" && chosen) {
      choose(null);
    } else {
      return;
    }
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
