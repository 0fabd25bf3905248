import { useMemo } from "react";
import { csv } from "../../../format/csv";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { IconButton } from "../../../ui/Button";
import { Chart } from "../../../ui/Chart";
import type { ChosenRange } from "../../../ui/DateRange";
import { downloadCsv } from "../../../ui/download";
import { IconDownload } from "../../../ui/icons";
import { Panel } from "../../../ui/Panel";
import type { Retention, RetentionQuestion } from "../answers";
import { useAnalysis } from "../asking";
import { Frame } from "../Frame";
import { choiceName, fieldName, labelName } from "../names";
import { texts } from "../texts";
import { useQuestionAddress } from "../useQuestion";
import { curveOf, curveTitle } from "./curve";
import { HeatTable } from "./HeatTable";
import { useRetentionQuestion } from "./question";
import { RetentionBuilder } from "./RetentionBuilder";
import { lastComplete } from "./retention";

/** Who comes again, and when. */
export function RetentionView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const [, change] = useQuestionAddress();
  const question = useRetentionQuestion(range);
  const { data, error, refetch, isPlaceholderData } = useAnalysis<Retention>("retention", question);
  return (
    <Frame
      builder={<RetentionBuilder question={question} onChange={change} />}
      answer={data}
      problem={error}
      onRetry={() => void refetch()}
      stale={isPlaceholderData}
      isEmpty={({ total }) => total.people === 0}
      sentence={(retention) => <Sentence {...{ retention, question }} />}
    >
      {(retention) => (
        <>
          <Curve {...{ retention, question }} />
          <Panel
            title={question.value === "people" ? t.cohorts : t.cohortRevenue}
            note={t[`cohort-note-${question.unit}`]}
            flush
            actions={<IconButton icon={IconDownload} label={t.downloadCsv} onClick={() => downloadCsv(t.cohorts, cohortsCsv(retention, t))} />}
          >
            <Cohorts {...{ retention, question }} />
          </Panel>
          {question.by && retention.rows && retention.rows.length > 0 && (
            <Panel title={t.allBy(fieldName(question.by, t))} flush>
              <ByValue {...{ retention, question }} by={question.by} />
            </Panel>
          )}
        </>
      )}
    </Frame>
  );
}

type Shown = { retention: Retention; question: RetentionQuestion };

function Cohorts({ retention, question: { unit, value } }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const began = (from: string) => (unit === "month" ? format.month(from.slice(0, 10), true) : format.day(from.slice(0, 10)));
  const rows = [
    { key: "all", name: t.allCohorts, ...retention.total, whole: true },
    ...retention.cohorts.map(({ from, people, cells }) => ({ key: from, name: began(from), people, cells })),
  ];
  return <HeatTable label={t.cohorts} name={t[`cohort-${unit}`]} {...{ rows, retention, value, unit }} />;
}

function ByValue({ retention, question: { unit, value }, by }: Shown & { by: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const rows = (retention.rows ?? []).map(({ label, people, cells }) => ({ key: `${label.kind} ${label.values.join()}`, name: labelName(label, [by], t, language), people, cells }));
  return <HeatTable label={t.allBy(fieldName(by, t))} name={fieldName(by, t)} {...{ rows, retention, value, unit }} />;
}

function cohortsCsv({ cohorts }: Retention, t: (typeof texts)["en"]): string {
  const rows = cohorts.flatMap(({ from, people, cells }) =>
    cells.filter(({ state }) => state !== "future").map((cell) => [from, people, cell.period, cell.people, cell.share ?? null, cell.revenue ?? null, cell.state]),
  );
  return csv([t.cohort, t.people, t.period, t.cameAgain, t.share, t.revenue, t.state], rows);
}

function Sentence({ retention, question }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const { total } = retention;
  const first = total.cells.find(({ period, state }) => period === 1 && state === "complete");
  const last = lastComplete(total.cells);
  const { type, event, where } = question.first;
  const count = format.number(total.people);
  const who = type || event || where ? t.began(count, choiceName(question.first, t)) : t.came(count);
  if (!last || typeof last.share !== "number") return `${who} ${t.tooEarly}`;
  if (!first || first === last || typeof first.share !== "number") return `${who} ${t.cameIn(format.percent(last.share), t.periodAfter(last.period, question.unit))}`;
  return `${who} ${t.cameInBoth(format.percent(first.share), t.periodAfter(1, question.unit), format.percent(last.share), t.periodAfter(last.period, question.unit))}`;
}

function Curve({ retention, question }: Shown) {
  const t = useTexts(texts);
  const language = useLanguage();
  const format = useFormat();
  const { by, value, unit } = question;
  const data = useMemo(() => curveOf(retention, { by, value, unit }, { t, language, format }), [retention, by, value, unit, t, language, format]);
  return (
    <Chart
      title={curveTitle(question, t)}
      note={format.days(retention.range.from, retention.range.to)}
      data={data}
      height={280}
    />
  );
}
