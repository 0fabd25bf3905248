import { useMemo, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { Chart } from "../../../ui/Chart";
import type { ChosenRange } from "../../../ui/DateRange";
import { EmptyState } from "../../../ui/EmptyState";
import { IconChartHistogram } from "../../../ui/icons";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { Funnel, FunnelQuestion } from "../answers";
import { useAnalysis } from "../asking";
import { Frame } from "../Frame";
import { channelOf, choiceName, fieldName, labelName } from "../names";
import { texts } from "../texts";
import { useQuestionAddress } from "../useQuestion";
import { chartOf, type FunnelRow, largestLoss } from "./funnel";
import { FunnelBuilder } from "./FunnelBuilder";
import { FunnelRows, FunnelSteps } from "./FunnelTables";
import { DropOutDialog } from "./DropOutDialog";
import { useFunnelQuestion } from "./question";

/** How many people come from step to step. */
export function FunnelView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const { question, problem } = useFunnelQuestion(range);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!question) return <Skeleton height={480} />;
  if (question.steps.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconChartHistogram} title={t.noEvents}>
          {t.noEventsHelp}
        </EmptyState>
      </Panel>
    );
  }
  return <Asked question={question} />;
}

function Asked({ question }: { question: FunnelQuestion }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [, change] = useQuestionAddress();
  const whole = question.steps.length >= 2 ? question : undefined;
  const { data, error, refetch, isPlaceholderData } = useAnalysis<Funnel>("funnels", whole);
  const [dropped, setDropped] = useState<number>();
  const { steps, by } = question;
  const titles = useMemo(() => steps.map(({ of }) => choiceName(of, t)), [steps, t]);
  const rows = useMemo(
    (): FunnelRow[] =>
      (data?.rows ?? []).map(({ label, steps: people }) => {
        const fields = by ? [by] : [];
        const channel = channelOf(label, fields);
        return { name: labelName(label, fields, t, language), steps: people, ...(channel !== undefined && { channel }) };
      }),
    [data, by, t, language],
  );
  return (
    <>
      <Frame
        builder={<FunnelBuilder question={question} onChange={change} />}
        answer={data}
        problem={error}
        onRetry={() => void refetch()}
        stale={isPlaceholderData}
        isEmpty={(funnel) => !funnel.steps[0]?.people}
        sentence={(funnel) => <Sentence {...{ funnel, question, titles }} />}
      >
        {(funnel) => (
          <>
            <Picture {...{ funnel, titles, rows }} />
            <Panel title={t.stepByStep} note={<StepNote funnel={funnel} />} flush>
              <FunnelSteps {...{ funnel, titles }} onDropped={setDropped} />
            </Panel>
            {by && rows.length > 0 && (
              <Panel title={t.allBy(fieldName(by, t))} flush>
                <FunnelRows field={fieldName(by, t)} {...{ titles, rows }} />
              </Panel>
            )}
          </>
        )}
      </Frame>
      {data && <DropOutDialog question={question} titles={titles} step={dropped} onClose={() => setDropped(undefined)} />}
    </>
  );
}

function Sentence({ funnel, question, titles }: { funnel: Funnel; question: FunnelQuestion; titles: string[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const people = funnel.steps.map((step) => step.people);
  const [first = 0] = people;
  const last = people.at(-1) ?? 0;
  const loss = largestLoss(
    people,
    question.steps.map(({ optional }) => optional === true),
  );
  const whole = t.converted(format.number(last), format.number(first), titles.at(-1) ?? "", format.percent(first > 0 ? last / first : 0), format.duration(question.windowSeconds, "long"));
  return loss ? `${whole} ${t.mostLost(titles[loss.from] ?? "", titles[loss.to] ?? "", format.number(loss.lost), format.percent(loss.share))}` : whole;
}

/** How long the whole way takes. */
function StepNote({ funnel }: { funnel: Funnel }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { secondsToEnd: whole } = funnel;
  return <>{whole ? `${t.stepNote} ${t.wholeWay(format.duration(whole.median), format.duration(whole.p25), format.duration(whole.p75))}` : t.stepNote}</>;
}

function Picture({ funnel, titles, rows }: { funnel: Funnel; titles: string[]; rows: FunnelRow[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo(
    () => chartOf(funnel, titles, rows, { people: t.people, compared: t.compared, step: t.oneStep }, format),
    [funnel, titles, rows, t, format],
  );
  return <Chart title={t.funnelTitle} note={format.days(funnel.range.from, funnel.range.to)} data={data} height={360} />;
}
