import { Link } from "react-router";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { type Column, DataTable } from "../../ui/DataTable";
import { Panel } from "../../ui/Panel";
import type { LeftOut, Reconciliation } from "./reconciliation";
import { texts } from "./texts";

const COUNTS_FROM = "counts from ";

type Row = LeftOut | Reconciliation["refusedRows"][number];

/** What was told and does not count: with what counts it is all that was told. */
export function LeftOutPanel({ leftOut, refused }: { leftOut: LeftOut[]; refused: Reconciliation["refusedRows"] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const reason = (row: Row) => {
    if ("importId" in row) return t.refusedIn(row.fileName);
    if (row.reason.startsWith(COUNTS_FROM)) return t.countsFrom(row.reason.slice(COUNTS_FROM.length));
    return row.reason === "robots" ? t.robots : row.reason === "internal" ? t.internal : t.notTakenIn;
  };
  const columns: Column<Row>[] = [
    { id: "source", name: t.source, value: ({ sourceId }) => sourceId },
    {
      id: "reason",
      name: t.why,
      value: reason,
      show: (row) => ("importId" in row ? <Link to={`/imports/${row.importId}`}>{reason(row)}</Link> : reason(row)),
    },
    {
      id: "number",
      name: t.number,
      kind: "number",
      value: (row) => ("importId" in row ? row.rows : row.part.number),
    },
    {
      id: "amount",
      name: t.amount,
      kind: "number",
      value: (row) => ("importId" in row ? null : row.part.net),
      show: (row) => ("importId" in row ? "–" : format.money(row.part.net, row.currency)),
    },
  ];
  return (
    <Panel title={t.leftOut} note={t.leftOutNote} flush>
      <DataTable<Row>
        label={t.leftOut}
        columns={columns}
        rows={[...leftOut, ...refused]}
        rowKey={(row) => ("importId" in row ? row.importId : `${row.sourceId} ${row.reason} ${row.currency}`)}
        empty={t.nothingLeftOut}
      />
    </Panel>
  );
}
