import type { Format } from "../../../format/numbers";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { type Column, DataTable } from "../../../ui/DataTable";
import type { texts as shared } from "../texts";
import type { Acquisition, AcquisitionKind, AcquisitionRow, BY } from "./acquisition";
import { type FigureName, figureColumns, nameOf } from "./shown";
import { texts } from "./texts";

type Asked = { found: Acquisition; by: (typeof BY)[number]; chosen: FigureName[] };

/** What a row is of, the chosen figures, and whether they met. */
export function acquisitionColumns({ found, by, chosen }: Asked, t: (typeof texts)["en"], all: (typeof shared)["en"], format: Format): Column<AcquisitionRow>[] {
  return [
    { id: "name", name: t[`by-${by}`], value: (row) => nameOf(row, by, t, all, format.language), width: 168 },
    ...figureColumns<AcquisitionRow>(chosen, found.currency, t, format),
    { id: "kind", name: t.kind, value: ({ kind }) => t[`kind-${kind}`], show: ({ kind }) => <KindBadge kind={kind} />, width: 144 },
  ];
}

export function AcquisitionTable({ label, columns, rows, height }: { label: string; columns: Column<AcquisitionRow>[]; rows: AcquisitionRow[]; height: number }) {
  const sort = columns.some(({ id }) => id === "cost") ? "cost" : (columns[1]?.id ?? "name");
  return <DataTable label={label} columns={columns} rows={rows} rowKey={({ kind, key }) => `${kind} ${key ?? ""}`} sort={{ id: sort, descending: true }} height={height} holdsFirst />;
}

const TONES = { joined: "good", "cost-only": "caution", "events-only": "neutral", unresolved: "caution" } as const;

export function KindBadge({ kind }: { kind: AcquisitionKind }) {
  const t = useTexts(texts);
  return <Badge tone={TONES[kind]}>{t[`kind-${kind}`]}</Badge>;
}
