import type { CSSProperties, ReactNode } from "react";
import styles from "./layout.module.css";

type Space = 1 | 2 | 3 | 4 | 6 | 8;

function spaced(space: Space): CSSProperties {
  return { gap: `var(--space-${space})` };
}

/** One below the other. */
export function Stack({ children, space = 4 }: { children: ReactNode; space?: Space }) {
  return (
    <div className={styles.stack} style={spaced(space)}>
      {children}
    </div>
  );
}

/** Side by side, onto a next line where the width ends. */
export function Row({
  children,
  space = 2,
  align = "center",
  spread = "start",
}: {
  children: ReactNode;
  space?: Space;
  align?: "center" | "start" | "end" | "baseline";
  spread?: "start" | "between" | "end";
}) {
  return (
    <div className={styles.row} data-align={align} data-spread={spread} style={spaced(space)}>
      {children}
    </div>
  );
}

/** As many columns as there is width for. */
export function Columns({ children, least = 320, space = 4 }: { children: ReactNode; least?: number; space?: Space }) {
  return (
    <div
      className={styles.columns}
      style={{ ...spaced(space), gridTemplateColumns: `repeat(auto-fit, minmax(min(${least}px, 100%), 1fr))` }}
    >
      {children}
    </div>
  );
}

/** Faded while it is not what was asked for yet; inside it is as outside. */
export function Stale({ children, stale }: { children: ReactNode; stale: boolean }) {
  return (
    <div className={styles.stale} aria-busy={stale || undefined}>
      {children}
    </div>
  );
}

export function Quiet({ children, small = false }: { children: ReactNode; small?: boolean }) {
  return <span className={small ? styles.quietSmall : styles.quiet}>{children}</span>;
}
