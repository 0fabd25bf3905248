import { useId, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { downloadCsv } from "../../ui/download";
import { IconDownload, IconUpload } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { toast } from "../../ui/Toast";
import { type Brought, bringPlan } from "./campaigns";
import { texts } from "./texts";

const EXAMPLE = [
  "name,objective,owner,brand,market,start,end,approver,budget,currency,target metric,target value,channels",
  "Spring Trails,New hikers,mia,,DE,2026-03-02,2026-05-31,val,12000,EUR,orders,800,paid social|email",
  "",
].join("\n");

/** A file is looked at first: what would come of it, row by row. Only then it is imported. */
export function ImportPlan({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [checked, setChecked] = useState<Brought>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const act = async (step: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await step();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  const check = (chosen: File | undefined) => {
    setFile(chosen);
    setChecked(undefined);
    if (chosen) void act(async () => setChecked(await bringPlan(chosen, "check")));
  };
  const keep = () =>
    void act(async () => {
      if (!file) return;
      const brought = await bringPlan(file, "keep");
      toast.done(t.imported(t.campaignCount(format.number(brought.added), brought.added)));
      onDone();
    });

  return (
    <Stack>
      <p>{t.importNote}</p>
      <Row spread="between">
        <Stack space={1}>
          <label className="field-label" htmlFor={id}>
            {t.file}
          </label>
          <input id={id} type="file" accept=".csv,text/csv" onChange={(event) => check(event.currentTarget.files?.[0])} />
        </Stack>
        <Button small look="quiet" icon={IconDownload} onClick={() => downloadCsv("plan", EXAMPLE)}>
          {t.example}
        </Button>
      </Row>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {checked && (
        <div role="status">
          <Stack space={3}>
            <p>
              <strong>{t.wouldAdd(t.campaignCount(format.number(checked.added), checked.added))}</strong>{" "}
              {checked.refused.length > 0 && t.wouldRefuse(format.number(checked.refused.length), checked.refused.length)}
            </p>
            {checked.campaigns.length > 0 && <Quiet small>{checked.campaigns.map(({ name }) => name).join(", ")}</Quiet>}
          </Stack>
        </div>
      )}
      {checked && checked.refused.length > 0 && (
        <DataTable
          label={t.refusedRows}
          rows={checked.refused}
          rowKey={(row, index) => `${row.line}-${index}`}
          height={280}
          columns={[
            { id: "line", name: t.line, kind: "number", value: (row) => row.line, width: 64 },
            { id: "text", name: t.reason, kind: "sentence", value: (row) => row.text, sortable: false },
          ]}
        />
      )}
      <Row spread="end">
        <Button look="primary" icon={IconUpload} busy={busy} disabled={!checked || checked.added === 0} onClick={keep}>
          {checked && checked.added > 0 ? t.importCount(t.campaignCount(format.number(checked.added), checked.added)) : t.importPlan}
        </Button>
      </Row>
    </Stack>
  );
}
