import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { downloadCsv } from "../../ui/download";
import { IconDownload, IconUpload } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import { bringPlan } from "./campaigns";
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
  // Of two files in a row, what is shown is of the later one, however long each takes.
  const checking = useMutation({ mutationFn: (file: File) => bringPlan(file, "check") });
  const keeping = useMutation({
    mutationFn: (file: File) => bringPlan(file, "keep"),
    onSuccess: ({ added }) => {
      toast.done(t.imported(t.campaignCount(format.number(added), added), added));
      onDone();
    },
  });
  const checked = checking.data;
  const file = checking.variables;
  const check = (chosen: File | undefined) => {
    keeping.reset();
    if (chosen) checking.mutate(chosen);
    else checking.reset();
  };
  const problem = checking.error ?? keeping.error;

  return (
    <Stack>
      <p>{t.importNote}</p>
      <Row spread="between">
        <Stack space={1}>
          <label className="field-label" htmlFor={id}>
            {t.file}
          </label>
          <input id={id} type="file" accept=".csv,text/csv" disabled={keeping.isPending} onChange={(event) => check(event.currentTarget.files?.[0])} />
        </Stack>
        <Button small look="quiet" icon={IconDownload} onClick={() => downloadCsv("plan", EXAMPLE)}>
          {t.example}
        </Button>
      </Row>
      {problem && <ProblemNotice problem={problem} />}
      {checking.isPending && <Skeleton height={24} />}
      {checked && (
        <div role="status">
          <Stack space={3}>
            <p>
              <strong>{t.wouldAdd(t.campaignCount(format.number(checked.added), checked.added), checked.added)}</strong>{" "}
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
        <Button
          look="primary"
          icon={IconUpload}
          busy={keeping.isPending}
          disabled={!checked || checked.added === 0}
          onClick={() => file && keeping.mutate(file)}
        >
          {checked && checked.added > 0 ? t.importCount(t.campaignCount(format.number(checked.added), checked.added)) : t.importPlan}
        </Button>
      </Row>
    </Stack>
  );
}
