import { Link } from "react-router";
import styles from "./Wordmark.module.css";

export function Rose({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className={styles.rose}>
      <circle className={styles.ring} cx="16" cy="16" r="10.5" />
      <path
        className={styles.half}
        d="M16 1 18.6 13.4 16 16ZM31 16 18.6 18.6 16 16ZM16 31 13.4 18.6 16 16ZM1 16 13.4 13.4 16 16Z"
      />
      <path
        className={styles.full}
        d="M16 1 13.4 13.4 16 16ZM31 16 18.6 13.4 16 16ZM16 31 18.6 18.6 16 16ZM1 16 13.4 18.6 16 16Z"
      />
    </svg>
  );
}

/** The name, which leads to the start. */
export function Wordmark({ short = false }: { short?: boolean }) {
  return (
    <Link to="/" className={styles.wordmark} aria-label="Windrose">
      <Rose />
      {!short && <span>Windrose</span>}
    </Link>
  );
}
