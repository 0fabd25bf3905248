import { type SyntheticEvent, useState } from "react";
import { useNavigate } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable, sheetOf } from "../../ui/DataTable";
import { TextInput } from "../../ui/fields";
import { IconDeviceFloppy } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { TableMenu } from "../../ui/MoreMenu";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { type Kept, type Question, savePlan, useKept } from "./budget";
import { range } from "./Parts";
import { texts } from "./texts";

/** The plans that are kept, one beside the other. */
export function Scenarios() {
  const t = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, refetch } = useKept();
  const rows = data ?? [];
  const gain = ({ goal, currency }: Kept) => (value: number) => (goal === "orders" ? format.number(Math.round(value)) : format.moneyRounded(value, currency));
  const columns: Column<Kept>[] = [
    { id: "name", name: t.name, value: ({ name }) => name, width: 176 },
    { id: "state", name: t.state, width: 112, value: ({ approver }) => (approver ? t.approved : t.draft), show: ({ approver }) => <Badge tone={approver ? "good" : "neutral"}>{approver ? t.approved : t.draft}</Badge> },
    { id: "start", name: t.period, width: 112, value: ({ start }) => start, show: ({ start }) => format.day(start) },
    { id: "weeks", name: t.weeks, kind: "number", width: 88, value: ({ weeks }) => weeks },
    { id: "goal", name: t.goal, width: 104, value: ({ goal }) => t[`goal-${goal}`] },
    { id: "spend", name: t.spend, kind: "number", width: 112, value: ({ spend }) => spend, show: ({ spend, currency }) => format.moneyRounded(spend, currency) },
    { id: "gain", name: t.gainColumn, kind: "number", width: 112, value: (plan) => plan.gain.mean, show: (plan) => gain(plan)(plan.gain.mean) },
    { id: "interval", name: t.intervalColumn, kind: "number", width: 168, sortable: false, value: (plan) => range(plan.gain, gain(plan)) },
    { id: "beats", name: t.chance, kind: "number", width: 144, value: ({ beatsToday }) => beatsToday, show: ({ beatsToday }) => t.inHundred(String(Math.round(100 * beatsToday))) },
    { id: "mix", name: t.model, width: 144, value: ({ mixName }) => mixName },
    { id: "maker", name: t.madeBy, width: 104, value: ({ maker }) => maker },
  ];
  return (
    <Panel title={t.scenarios} note={t.scenariosNote} flush={rows.length > 0} actions={rows.length > 0 && <TableMenu sheet={sheetOf(t.scenarios, columns, rows)} />}>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={80} />
      ) : rows.length === 0 ? (
        <Quiet>{t.noScenario}</Quiet>
      ) : (
        <DataTable label={t.scenarios} columns={columns} rows={rows} rowKey={({ id }) => id} onOpen={({ id }) => void navigate(`/budget/${id}`)} height={360} holdsFirst />
      )}
    </Panel>
  );
}

export function SaveDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useTexts(texts);
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await savePlan(name, question);
      toast.done(t.saved(name));
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.save} opened onClose={onClose}>
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <TextInput label={t.name} description={t.saveHelp} value={name} maxLength={200} required data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Row spread="end">
            <Button look="primary" icon={IconDeviceFloppy} submits busy={busy} disabled={name.trim() === ""}>
              {t.save}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
