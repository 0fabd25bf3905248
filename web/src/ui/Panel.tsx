import { type ReactNode, useId } from "react";
import styles from "./Panel.module.css";

type PanelProps = {
  title?: ReactNode;
  /** Where what is in it comes from, or what it means. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Below what is in it, and always seen. */
  footer?: ReactNode;
  /** Content up to the border, as a table's. */
  flush?: boolean;
  /** As high as its place, with what is in it scrolling. */
  fill?: boolean;
  children: ReactNode;
};

/** A part of a page with a border around it. */
export function Panel({ title, note, actions, footer, flush = false, fill = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} data-fill={fill || undefined} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <header className={styles.header}>
          <div>
            {title && <h2 id={id}>{title}</h2>}
            {note && <p className={styles.note}>{note}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
      {footer}
    </section>
  );
}
