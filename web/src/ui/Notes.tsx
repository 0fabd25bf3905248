import { IconInfoCircle } from "./icons";
import styles from "./Notes.module.css";

type NotesProps = {
  /** What they are, for those who do not see where they stand. */
  label: string;
  notes: string[];
  /** In a place that does not grow, some lines are seen and the others scroll. */
  bounded?: boolean;
};

/** What to know of some figures before believing them. */
export function Notes({ label, notes, bounded = false }: NotesProps) {
  const list = (
    <ul className={styles.notes} aria-label={label}>
      {notes.map((note) => (
        <li key={note}>
          <IconInfoCircle size={14} aria-hidden /> <span>{note}</span>
        </li>
      ))}
    </ul>
  );
  if (!bounded) return list;
  return (
    <div className={styles.bounded} tabIndex={0} role="group" aria-label={label}>
      {list}
    </div>
  );
}
