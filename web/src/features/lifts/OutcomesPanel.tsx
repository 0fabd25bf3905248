import { useId, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { DataTable } from "../../ui/DataTable";
import { Choice, Select, TextInput } from "../../ui/fields";
import { IconDatabase, IconUpload } from "../../ui/icons";
import { Columns, Quiet, Row, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { type By, bringFile, BYS, daysAfter, OUTCOMES, type Outcome, type Outcomes, readLake, unitOf } from "./lifts";
import { texts } from "./texts";
import { Warnings } from "./Warnings";

const USUAL_DAYS = 180;

type Props = { today: string; outcomes: Outcomes | undefined; onRead: (outcomes: Outcomes) => void };

/** Takes outcomes by region and day from the lake or from a file, and shows what was found. */
export function OutcomesPanel({ today, outcomes, onRead }: Props) {
  const t = useTexts(texts);
  const [source, setSource] = useState<"lake" | "file">("lake");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const read = async (reading: Promise<Outcomes>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      onRead(await reading);
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t.data} note={t.dataNote}>
      <Stack>
        <Choice label={t.source} value={source} options={(["lake", "file"] as const).map((value) => ({ value, label: t[`source-${value}`] }))} onChange={setSource} />
        {source === "lake" ? <OfLake today={today} busy={busy} onRead={(reading) => void read(reading)} /> : <OfFile busy={busy} onRead={(reading) => void read(reading)} />}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {outcomes && <Found outcomes={outcomes} />}
      </Stack>
    </Panel>
  );
}

type ReadingProps = { busy: boolean; onRead: (reading: Promise<Outcomes>) => void };

function OfLake({ today, busy, onRead }: ReadingProps & { today: string }) {
  const t = useTexts(texts);
  const [outcome, setOutcome] = useState<Outcome>("revenue");
  const [by, setBy] = useState<By>("region");
  const [from, setFrom] = useState(daysAfter(today, -USUAL_DAYS));
  const [to, setTo] = useState(daysAfter(today, -1));
  return (
    <>
      <Columns least={160}>
        <Select label={t.outcome} data={OUTCOMES.map((value) => ({ value, label: t[`outcome-${value}`] }))} value={outcome} onChange={(chosen) => setOutcome(OUTCOMES.find((one) => one === chosen) ?? "revenue")} allowDeselect={false} />
        <Select label={t.by} data={BYS.map((value) => ({ value, label: t[`by-${value}`] }))} value={by} onChange={(chosen) => setBy(BYS.find((one) => one === chosen) ?? "region")} allowDeselect={false} />
        <TextInput type="date" required label={t.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" required label={t.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </Columns>
      <Row>
        <Button icon={IconDatabase} busy={busy} onClick={() => onRead(readLake({ outcome, by, from, to }))}>
          {t.read}
        </Button>
      </Row>
    </>
  );
}

const OF_FILE = ["other", ...OUTCOMES] as const;

export function OfFile({ busy, onRead }: ReadingProps) {
  const t = useTexts(texts);
  const id = useId();
  const [file, setFile] = useState<File>();
  const [outcome, setOutcome] = useState<string>("other");
  return (
    <>
      <Columns least={240}>
        <Stack space={1}>
          <label className="field-label" htmlFor={id}>
            {t.file}
          </label>
          <input id={id} type="file" accept=".csv,.gz,text/csv,application/gzip" onChange={(event) => setFile(event.currentTarget.files?.[0])} />
          <Quiet small>{t.fileHint}</Quiet>
        </Stack>
        <Select label={t.outcome} data={OF_FILE.map((value) => ({ value, label: t[`outcome-${value}`] }))} value={outcome} onChange={(chosen) => setOutcome(chosen ?? "other")} allowDeselect={false} />
      </Columns>
      <Row>
        <Button icon={IconUpload} busy={busy} disabled={!file} onClick={() => file && onRead(bringFile(file, outcome))}>
          {t.bring}
        </Button>
      </Row>
    </>
  );
}

function Found({ outcomes }: { outcomes: Outcomes }) {
  const t = useTexts(texts);
  const format = useFormat();
  const unit = unitOf(outcomes, format);
  const all = outcomes.regions.reduce((sum, { total }) => sum + total, 0);
  return (
    <Stack>
      <strong>{t.found(format.number(outcomes.regions.length), format.number(outcomes.periods), format.day(outcomes.first), format.day(outcomes.last))}</strong>
      {outcomes.warnings.length > 0 && (
        <Caution>
          <Warnings warnings={outcomes.warnings} />
        </Caution>
      )}
      {outcomes.unplaced > 0 && <Quiet small>{t.unplaced(unit.headline(outcomes.unplaced))}</Quiet>}
      <DataTable
        label={t.regions}
        columns={[
          { id: "name", name: t.region, value: ({ name }) => name, width: 176 },
          { id: "total", name: t.total, kind: "number", width: 128, value: ({ total }) => total, show: ({ total }) => unit.exact(total) },
          { id: "share", name: t.share, kind: "number", width: 88, value: ({ total }) => total / all, show: ({ total }) => format.percent(total / all) },
          { id: "gaps", name: t.gaps, kind: "number", width: 80, value: ({ gaps }) => gaps },
        ]}
        rows={outcomes.regions}
        rowKey={({ name }) => name}
        sort={{ id: "total", descending: true }}
        height={280}
      />
    </Stack>
  );
}
