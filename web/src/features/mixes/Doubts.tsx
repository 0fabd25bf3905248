import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import type { Fit, Warning } from "./mixes";
import styles from "./mixes.module.css";
import { channelName } from "./names";
import { texts } from "./texts";
import { doubtsOf } from "./warnings";

/** What is to be said against weeks or a result, and what to do. */
export function Doubts({ warnings, from }: { warnings: Warning[]; from: Fit["from"] }) {
  const t = useTexts(texts);
  const list = new Intl.ListFormat(useLanguage());
  return (
    <ul className={styles.doubts}>
      {doubtsOf(warnings).map((doubt) => {
        if (doubt.kind === undefined) return <li key={doubt.message}>{doubt.message}</li>;
        const of = doubt.subjects.map((subject) => channelName(subject, from));
        return (
          <li key={doubt.kind}>
            <strong>
              {t[`kind-${doubt.kind}`]}
              {of.length > 0 && `: ${list.format(of)}`}
            </strong>
            {t[`about-${doubt.kind}`]}
          </li>
        );
      })}
    </ul>
  );
}
