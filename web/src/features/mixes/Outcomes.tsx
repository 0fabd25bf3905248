import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { useMay } from "../../api/session";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { IconRefresh } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { Doubts } from "./Doubts";
import type { Fit, Mix, Report } from "./mixes";
import styles from "./mixes.module.css";
import { Trust } from "./State";
import { texts } from "./texts";

/** Whether to act, and what is to be said against it. */
export function VerdictPanel({ mix: { fit }, report }: { mix: Mix; report: Report }) {
  const t = useTexts(texts);
  const { verdict, warnings } = report;
  return (
    <Panel title={t.verdict} actions={<Trust trust={verdict.trust} />}>
      <Stack>
        <p>{t[`why-${verdict.trust}`]}</p>
        {warnings.length > 0 && <Doubts warnings={warnings} from={fit.from} />}
      </Stack>
    </Panel>
  );
}

export function Going({ fit }: { fit: Fit }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Panel title={t[fit.state]} note={fit.state === "waiting" ? t.waitingNote : t.fittingNote}>
      <progress className={styles.bar} aria-label={t.fitting} value={fit.progress} max={1}>
        {format.percent(fit.progress)}
      </progress>
    </Panel>
  );
}

export function Failed({ mix: { fit } }: { mix: Mix }) {
  const t = useTexts(texts);
  return (
    <Caution title={t.failed}>
      <Stack space={2}>
        <span>{fit.problem}</span>
        <Again id={fit.id} />
      </Stack>
    </Caution>
  );
}

/** Nothing is told of chains that do not agree: only that, and what to do. */
export function Unconverged({ mix: { fit, question } }: { mix: Mix }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Caution title={t.unconvergedTitle}>
      <Stack space={2}>
        <span>{t.unconvergedText}</span>
        <ul>
          <li>{t.moreDraws(format.number(question.sampling.draws), format.number(Math.min(10_000, question.sampling.draws * 4)))}</li>
          <li>{t.simpler}</li>
          <li>{t.sayMore}</li>
        </ul>
        <Again id={fit.id} />
      </Stack>
    </Caution>
  );
}

function Again({ id }: { id: string }) {
  const t = useTexts(texts);
  const manages = useMay()("campaigns.manage");
  return (
    manages && (
      <Row>
        <Button icon={IconRefresh} small to={`/mixes/new?like=${id}`}>
          {t.again}
        </Button>
      </Row>
    )
  );
}
