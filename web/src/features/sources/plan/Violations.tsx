import { useMemo } from "react";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { type Column, DataTable } from "../../../ui/DataTable";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { violationInWords } from "../../live/reasons";
import { useViolations } from "./plan";
import { texts } from "./texts";

type Violation = NonNullable<ReturnType<typeof useViolations>["data"]>["items"][number];

/** Nothing where everything fits: the page's answer says so. */
export function Violations({ source }: { source: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { data, error, refetch } = useViolations(source);
  const columns = useMemo<Column<Violation>[]>(
    () => [
      { id: "event", name: t.event, value: (row) => row.event || row.type, width: 200 },
      { id: "wrong", name: t.wrong, value: (row) => violationInWords(row.violation, language), kind: "sentence", width: 240 },
      { id: "count", name: t.count, value: (row) => row.count, kind: "number", width: 100 },
      { id: "last", name: t.last, value: (row) => new Date(row.lastAt), width: 180 },
    ],
    [t, language],
  );
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t.misfitsTitle} note={t.misfitsNote} flush>
      <DataTable
        label={t.misfitsTitle}
        columns={columns}
        rows={data.items}
        rowKey={(row) => `${row.type} ${row.event} ${row.violation}`}
        sort={{ id: "count", descending: true }}
        height={320}
      />
    </Panel>
  );
}
