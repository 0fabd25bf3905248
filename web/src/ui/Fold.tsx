import type { ReactNode } from "react";
import styles from "./Fold.module.css";

type FoldProps = { title: string; open?: boolean; onToggle?: (open: boolean) => void; children: ReactNode };

/** What most readers need not see. */
export function Fold({ title, open, onToggle, children }: FoldProps) {
  return (
    <details className={styles.fold} open={open} onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}>
      <summary>{title}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
