import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { IconPlayerPlay } from "../../ui/icons";
import { EXAMPLES } from "./examples";
import styles from "./Examples.module.css";
import { texts } from "./texts";

/** Somewhere to begin. */
export function Examples({ onChoice }: { onChoice: (sql: string) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <div className={styles.examples}>
      <h2>{t.ask}</h2>
      <p className={styles.note}>{t.askNote}</p>
      <ul className={styles.list}>
        {EXAMPLES.map(({ question, sql }) => (
          <li key={sql}>
            <button type="button" className={styles.example} onClick={() => onChoice(sql)}>
              <IconPlayerPlay size={16} stroke={1.75} aria-hidden />
              {question[language]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
