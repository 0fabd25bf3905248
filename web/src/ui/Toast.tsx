import { useSyncExternalStore } from "react";
import { asProblem } from "../api/problem";
import styles from "./notices.module.css";

type Toast = { id: number; text: string; tone: "done" | "problem" };

const SHOWN_MILLIS = 6_000;
let shown: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function show(text: string, tone: Toast["tone"]) {
  const toast = { id: ++lastId, text, tone };
  change([...shown, toast]);
  setTimeout(() => change(shown.filter((one) => one !== toast)), SHOWN_MILLIS);
}

function change(toasts: Toast[]) {
  shown = toasts;
  listeners.forEach((listener) => listener());
}

/** Says in passing that something is done. What needs an answer belongs into a dialog or onto the page. */
export const toast = {
  done: (text: string) => show(text, "done"),
  problem: (thrown: unknown) => show(asProblem(thrown).detail || asProblem(thrown).code, "problem"),
};

export function Toasts() {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map(({ id, text, tone }) => (
        <div key={id} className={styles.toast} data-tone={tone}>
          {text}
        </div>
      ))}
    </div>
  );
}
