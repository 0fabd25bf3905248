import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, ask } from "../../api/client";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { IconAlertTriangle, IconRefresh, IconX } from "../../ui/icons";
import { toast } from "../../ui/Toast";
import styles from "./Live.module.css";
import { reasonInWords, violationInWords } from "./reasons";
import { SideBySide } from "./SideBySide";
import { texts } from "./texts";
import type { Entry } from "./useLive";

/** One event whole: what was sent, what was made of it, and what is wrong with it. */
export function EntryDetail({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section ref={place} className={styles.detail} aria-label={t.chosen}>
      <header>
        <div>
          <h2>{entry.name ?? entry.type ?? t.unnamed}</h2>
          <p className={styles.facts}>
            {[entry.source, entry.type, format.moment(entry.receivedAt)].filter(Boolean).join(" · ")}
            {entry.eventId && (
              <>
                <br />
                {t.eventId} <code>{entry.eventId}</code>
              </>
            )}
          </p>
        </div>
        <IconButton icon={IconX} label={t.close} onClick={onClose} />
      </header>
      {entry.reason && <Reason entry={entry} />}
      {entry.violations.length > 0 && (
        <div className={styles.said} data-tone="caution">
          <h3>{t.offPlan}</h3>
          <ul>
            {entry.violations.map((violation) => (
              <li key={violation}>{violationInWords(violation, language)}</li>
            ))}
          </ul>
        </div>
      )}
      <SideBySide entry={entry} />
    </section>
  );
}

function Reason({ entry }: { entry: Entry }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const rejected = entry.verdict === "rejected";
  const again = useMutation({
    mutationFn: () => ask(api.POST("/api/rejected/replay", { body: { source: entry.source, reason: entry.reason } })),
    onSuccess: ({ accepted, stillWrong }) => toast.done(t.againDone(accepted, stillWrong)),
    onError: toast.problem,
  });
  return (
    <div className={styles.said} data-tone={rejected ? "bad" : "neutral"}>
      <h3>
        {rejected && <IconAlertTriangle size={16} aria-hidden />} {rejected ? t.why : t.whyDropped}
      </h3>
      {entry.problems.length === 0 ? (
        <p>{reasonInWords(entry.reason ?? "", language)}.</p>
      ) : (
        <ul>
          {entry.problems.map((problem) => (
            <li key={`${problem.code} ${problem.path}`}>
              {problem.path && <code>{problem.path}</code>} {reasonInWords(problem.code, language)}
              {problem.value && (
                <>
                  {" "}
                  ({t.found} <code>{problem.value}</code>)
                </>
              )}
              . <span lang="en">{sentence(problem.remedy)}</span>
            </li>
          ))}
        </ul>
      )}
      {rejected && may("rejected.replay") && (
        <div className={styles.again}>
          <Button small icon={IconRefresh} busy={again.isPending} onClick={() => again.mutate()}>
            {t.again}
          </Button>
          <span>{t.againNote}</span>
        </div>
      )}
    </div>
  );
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
