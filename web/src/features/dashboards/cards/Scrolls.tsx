import type { ReactNode } from "react";
import styles from "../board.module.css";

/** What may be higher than its card, and is reached by the keyboard too. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.scrolls} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
