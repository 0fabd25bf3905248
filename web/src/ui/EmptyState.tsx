import type { ReactNode } from "react";
import type { Icon } from "./icons";
import styles from "./notices.module.css";

/** Says why nothing is here and what to do next. */
export function EmptyState({ icon: Icon, title, children, action }: { icon?: Icon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={40} stroke={1.25} aria-hidden />}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
