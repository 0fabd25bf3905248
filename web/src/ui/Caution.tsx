import type { ReactNode } from "react";
import { IconInfoCircle } from "./icons";
import styles from "./notices.module.css";

/** Something to know before going on; nothing went wrong. */
export function Caution({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className={styles.caution} role="note">
      <IconInfoCircle size={20} stroke={1.75} aria-hidden className={styles.sign} />
      <div className={styles.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
