import { type ReactNode, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Choice } from "../../ui/fields";
import { IconDownload, IconPlayerStop, IconTable } from "../../ui/icons";
import { Menu } from "../../ui/overlays";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { AnswerGrid } from "./AnswerGrid";
import type { Answer } from "./answer";
import { ChartBuilder } from "./ChartBuilder";
import type { QueryChart } from "./chartData";
import { downloadAnswer, type Form, FORMS } from "./downloads";
import { Examples } from "./Examples";
import styles from "./ResultPanel.module.css";
import { texts } from "./texts";
import type { Asked, RunState } from "./useQueryRun";

export type View = "table" | "chart";

type ResultPanelProps = {
  state: RunState;
  view: View;
  chart: QueryChart | undefined;
  title: string;
  onView: (view: View) => void;
  onChart: (chart: QueryChart) => void;
  onExample: (sql: string) => void;
  onGoToMistake?: () => void;
};

const HEIGHT = 520;

/** What became of the query: nothing yet, an answer, or why there is none. */
export function ResultPanel({ state, view, chart, title, onView, onChart, onExample, onGoToMistake }: ResultPanelProps) {
  const t = useTexts(texts);
  switch (state.kind) {
    case "none":
      return (
        <Frame label={t.ask}>
          <Examples onChoice={onExample} />
        </Frame>
      );
    case "running":
      return (
        <Frame label={t.answerTable}>
          <div className={styles.padded}>
            <Skeleton height={240} />
          </div>
        </Frame>
      );
    case "cancelled":
      return (
        <Frame label={t.stopped}>
          <EmptyState icon={IconPlayerStop} title={t.stopped}>
            {t.stoppedNote}
          </EmptyState>
        </Frame>
      );
    case "failed":
      return (
        <Frame label={t.answerTable}>
          <div className={styles.padded}>
            <ProblemNotice problem={state.problem} />
            {onGoToMistake && (
              <div className={styles.there}>
                <Button small onClick={onGoToMistake}>
                  {t.goThere}
                </Button>
              </div>
            )}
          </div>
        </Frame>
      );
    case "answered":
      return (
        <Frame
          label={t.answerTable}
          line={<AnswerLine answer={state.answer} />}
          tools={
            <>
              <Choice
                label={t.view}
                labelHidden
                small
                value={view}
                options={[
                  { value: "table", label: t.asTable },
                  { value: "chart", label: t.asChart },
                ]}
                onChange={onView}
              />
              <Downloads asked={state.asked} title={title} />
            </>
          }
        >
          {state.answer.rows.length === 0 ? (
            <EmptyState icon={IconTable} title={t.noRows} />
          ) : view === "table" ? (
            <AnswerGrid answer={state.answer} height={HEIGHT} />
          ) : (
            <ChartBuilder answer={state.answer} chart={chart} title={title} onChange={onChart} />
          )}
        </Frame>
      );
  }
}

function Frame({ label, line, tools, children }: { label: string; line?: ReactNode; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={label}>
      {(line || tools) && (
        <header className={styles.header}>
          <p className={styles.line} role="status">
            {line}
          </p>
          <div className={styles.tools}>{tools}</div>
        </header>
      )}
      {children}
    </section>
  );
}

function AnswerLine({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const format = useFormat();
  const rows = t.rows(format.number(answer.rows.length), answer.rows.length === 1);
  return (
    <>
      <strong>{t.rowsIn(rows, format.number(answer.milliseconds / 1000))}</strong>
      {answer.cut && <span className={styles.cut}> {t.cut(rows)}</span>}
    </>
  );
}

function Downloads({ asked, title }: { asked: Asked; title: string }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const names: Record<Form, string> = { csv: t.csv, "csv-spreadsheet": t.csvSpreadsheet, xlsx: t.xlsx, parquet: t.parquet };
  const fetchAs = async (form: Form) => {
    setBusy(true);
    toast.done(t.downloading(names[form]));
    try {
      await downloadAnswer(asked, form, title);
      toast.done(t.downloaded);
    } catch (thrown) {
      toast.problem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu
      target={<DownloadButton label={t.download} busy={busy} />}
      items={FORMS.filter((form) => form !== "parquet" || asked.engine === "duckdb").map((form) => ({
        label: names[form],
        onClick: () => void fetchAs(form),
      }))}
    />
  );
}

/** Mantine's menu gives its target the attributes of a menu button. */
function DownloadButton({ label, busy, ...given }: { label: string; busy: boolean }) {
  return <IconButton icon={IconDownload} label={label} busy={busy} {...given} />;
}
