import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { IconButton } from "../../../ui/Button";
import { Chart } from "../../../ui/Chart";
import type { ChosenRange } from "../../../ui/DateRange";
import { DataTable } from "../../../ui/DataTable";
import { IconArrowRight } from "../../../ui/icons";
import { Panel } from "../../../ui/Panel";
import type { Paths, PathsQuestion } from "../answers";
import { useAnalysis } from "../asking";
import { Frame } from "../Frame";
import { choiceName } from "../names";
import { texts } from "../texts";
import { useQuestionAddress } from "../useQuestion";
import { commonest, flowOf, waysOf } from "./flow";
import { PathsBuilder } from "./PathsBuilder";
import { choiceOf, usePathsQuestion, wayOf, writtenWay } from "./question";

/** Which ways people go within a visit. */
export function PathsView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const format = useFormat();
  const [, change] = useQuestionAddress();
  const question = usePathsQuestion(range);
  const { data, error, refetch, isPlaceholderData } = useAnalysis<Paths>("paths", question);
  const words = useMemo(
    () => ({ others: t.others, end: wayOf(question) === "end" ? t.visitStart : t.visitEnd, start: t.visitStart, oneStep: t.oneStep, from: t.from, to: t.to, visits: t.visits }),
    [t, question],
  );
  const flow = useMemo(() => data && flowOf(data, words, format), [data, words, format]);
  const goOn = (index: number) => {
    const node = data?.nodes[index];
    if (node?.kind === "value" && node.name) change(writtenWay(wayOf(question) === "end" ? "end" : "start", choiceOf(node.name, question.nodes)));
  };
  return (
    <Frame
      builder={<PathsBuilder question={question} onChange={change} />}
      answer={data}
      problem={error}
      onRetry={() => void refetch()}
      stale={isPlaceholderData}
      isEmpty={({ total }) => total === 0}
      sentence={(paths) => <Sentence {...{ paths, question }} />}
    >
      {(paths) => (
        <>
          <Chart
            title={wayOf(question) === "end" ? t.pathsTo : t.pathsFrom}
            note={`${format.days(paths.range.from, paths.range.to)}; ${t.clickToGoOn}`}
            data={flow}
            least={1}
            height={460}
            onChoose={goOn}
          />
          <Panel title={t.everyWay} flush>
            <DataTable
              label={t.everyWay}
              rows={waysOf(paths, words)}
              rowKey={(_, place) => String(place)}
              height={480}
              columns={[
                { id: "step", name: t.oneStep, kind: "number", width: 72, value: ({ step }) => step },
                { id: "from", name: t.from, value: ({ from }) => from },
                { id: "to", name: t.to, value: ({ to }) => to },
                { id: "count", name: t.visits, kind: "number", value: ({ count }) => count },
                { id: "share", name: t.shareOfStep, kind: "number", value: ({ share }) => share, show: ({ share }) => format.percent(share) },
                {
                  id: "on",
                  name: t.goOn,
                  width: 88,
                  sortable: false,
                  value: () => null,
                  show: ({ node, to }) =>
                    paths.nodes[node]?.kind === "value" ? <IconButton icon={IconArrowRight} label={t.goOnFrom(to)} onClick={() => goOn(node)} /> : null,
                },
              ]}
            />
          </Panel>
        </>
      )}
    </Frame>
  );
}

function Sentence({ paths, question }: { paths: Paths; question: PathsQuestion }) {
  const t = useTexts(texts);
  const format = useFormat();
  const most = commonest(paths);
  const choice = question.start ?? question.end;
  const whole = choice ? t.pathsOf(format.number(paths.total), choiceName(choice, t), wayOf(question) === "end") : t.visitsOf(format.number(paths.total));
  return most ? `${whole} ${t.commonest(most.from, most.to, format.number(most.count))}` : whole;
}
