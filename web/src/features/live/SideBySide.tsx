import { useMemo } from "react";
import { useTexts } from "../../texts/texts";
import { CopyButton } from "../../ui/CopyField";
import { differences } from "./differences";
import styles from "./Live.module.css";
import { texts } from "./texts";
import type { Entry } from "./useLive";

/** The event as it was sent beside the event as it is stored, line by line. */
export function SideBySide({ entry }: { entry: Entry }) {
  const t = useTexts(texts);
  const { sent, stored, verdict } = entry;
  const pairs = useMemo(() => (sent && stored ? differences(sent, stored) : undefined), [sent, stored]);
  if (pairs) {
    return (
      <>
        <div className={styles.pairs} role="region" aria-label={`${t.sent}, ${t.stored}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>
                  {t.sent} <CopyButton text={sent ?? ""} />
                </th>
                <th>
                  {t.stored} <CopyButton text={stored ?? ""} />
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair, index) => (
                <tr key={index}>
                  <Line text={pair.left} mark={pair.same ? undefined : "−"} />
                  <Line text={pair.right} mark={pair.same ? undefined : "+"} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={styles.footnote}>{t.differ}</p>
      </>
    );
  }
  return (
    <>
      {sent && <Form title={t.sent} text={sent} />}
      {stored && <Form title={t.stored} text={stored} />}
      <p className={styles.footnote}>
        {verdict === "rejected" ? t.keptRejected : verdict === "dropped" ? t.notStored : t.notSent}
      </p>
    </>
  );
}

function Line({ text, mark }: { text: string | undefined; mark: string | undefined }) {
  return (
    <td data-mark={text === undefined ? undefined : mark}>
      {text !== undefined && (
        <>
          <span className={styles.mark} aria-hidden>
            {mark ?? " "}
          </span>
          {mark === "−" ? <del>{text}</del> : mark === "+" ? <ins>{text}</ins> : text}
        </>
      )}
    </td>
  );
}

function Form({ title, text }: { title: string; text: string }) {
  return (
    <figure className={styles.form}>
      <figcaption>
        {title} <CopyButton text={text} />
      </figcaption>
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
