import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { CodeBlock } from "../../ui/CopyField";
import { Quiet, Stack } from "../../ui/layout";
import { flawsOf, laidOut, type RejectedEvent } from "./rejected";
import styles from "./ledger.module.css";
import { texts } from "./texts";

export function RejectedDetail({ event }: { event: RejectedEvent }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Stack>
      <Quiet>
        {event.source} · {format.moment(event.receivedAt)}
        {event.call && (
          <>
            {" "}
            · <code>/v1/{event.call}</code>
          </>
        )}
      </Quiet>
      <Stack space={2}>
        <h3>{t.problems}</h3>
        {flawsOf(event).map((flaw, index) => (
          <div key={index} className={styles.flaw}>
            <code>{flaw.path}</code>
            <p>{flaw.remedy}</p>
            <Quiet small>
              {flaw.code}
              {flaw.value && `: ${flaw.value}`}
            </Quiet>
          </div>
        ))}
      </Stack>
      {event.payload && (
        <Stack space={2}>
          <h3>{t.payload}</h3>
          <CodeBlock label={t.payload} code={laidOut(event.payload)} />
        </Stack>
      )}
      {event.messageId && (
        <Quiet small>
          {t.messageId} <code>{event.messageId}</code>
        </Quiet>
      )}
    </Stack>
  );
}
