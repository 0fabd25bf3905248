import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useCalendar } from "../../api/calendar";
import { useTexts } from "../../texts/texts";
import { Choice } from "../../ui/fields";
import { Quiet, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { DesignForm } from "./DesignForm";
import { KINDS, type Outcomes, type Shown } from "./lifts";
import { OutcomesPanel } from "./OutcomesPanel";
import { TestForm } from "./TestForm";
import { texts } from "./texts";

/** First the data, then what is to be done with them. */
export function Component() {
  const t = useTexts(texts);
  const { data, error, refetch } = useCalendar();
  return (
    <Page title={t.create} answer={t.newAnswer}>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : data ? <Asking today={data.today} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Asking({ today }: { today: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? KINDS[0];
  const [outcomes, setOutcomes] = useState<Outcomes>();
  const made = ({ id }: Shown) => void navigate(`/lifts/${id}`);
  return (
    <Stack>
      <Panel title={t.kind}>
        <Stack space={2}>
          <Choice label={t.kind} labelHidden value={kind} options={KINDS.map((value) => ({ value, label: t[`kind-${value}`] }))} onChange={(chosen) => setSearch({ kind: chosen }, { replace: true })} />
          <Quiet>{t[`kindHelp-${kind}`]}</Quiet>
        </Stack>
      </Panel>
      <OutcomesPanel today={today} outcomes={outcomes} onRead={setOutcomes} />
      {outcomes && (kind === "design" ? <DesignForm key={outcomes.id} outcomes={outcomes} onMade={made} /> : <TestForm key={`${kind} ${outcomes.id}`} kind={kind} outcomes={outcomes} onMade={made} />)}
    </Stack>
  );
}
