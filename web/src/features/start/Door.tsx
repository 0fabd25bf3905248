import type { ReactNode } from "react";
import type { Icon } from "../../ui/icons";
import styles from "./start.module.css";

export function Door({ icon: Icon, title, note, action }: { icon: Icon; title: string; note: string; action: ReactNode }) {
  return (
    <section className={styles.door} aria-label={title}>
      <span className={styles.sign}>
        <Icon size={28} stroke={1.5} aria-hidden />
      </span>
      <h2>{title}</h2>
      <p>{note}</p>
      {action}
    </section>
  );
}
