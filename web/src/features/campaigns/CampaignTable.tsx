import { useNavigate } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { type Column, DataTable, downloadTable } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { IconDownload, IconFilter, IconSpeakerphone } from "../../ui/icons";
import { Row, Stale } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import type { Table, TableRow } from "./campaigns";
import { PaceBadge } from "./PaceBadge";
import { ratio } from "./pacing";
import { StatusBadge } from "./StatusBadge";
import { texts } from "./texts";

type CampaignTableProps = {
  table: Table | undefined;
  stale: boolean;
  filtered: boolean;
  onClear: () => void;
  onImport: () => void;
};

/** The campaigns of the period, the dearest first. */
export function CampaignTable({ table, stale, filtered, onClear, onImport }: CampaignTableProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const columns = useColumns(table?.currency ?? "EUR", table?.items.some(({ brand }) => brand !== undefined) ?? false);
  const exported = columns.flatMap((column): Column<TableRow>[] =>
    column.id === "dates"
      ? [
          { id: "start", name: t.start, value: (row) => row.startsOn },
          { id: "end", name: t.end, value: (row) => row.endsOn },
        ]
      : [column],
  );
  if (!table) return <Skeleton height={320} />;
  return (
    <Panel
      flush
      title={t.campaigns}
      note={t.period(format.days(table.from, table.to))}
      actions={
        table.items.length > 0 && (
          <IconButton icon={IconDownload} label={t.download} onClick={() => downloadTable(t.title, exported, table.items)} />
        )
      }
    >
      <Stale stale={stale}>
        <DataTable
          label={t.title}
          columns={columns}
          rows={table.items}
          rowKey={(row) => row.id}
          sort={{ id: "cost", descending: true }}
          height={640}
          onOpen={(row) => void navigate(`/campaigns/${row.id}`)}
          empty={<Nothing filtered={filtered} onClear={onClear} onImport={onImport} />}
        />
      </Stale>
    </Panel>
  );
}

function useColumns(currency: string, branded: boolean): Column<TableRow>[] {
  const t = useTexts(texts);
  const format = useFormat();
  const money = (amount: number, of = currency) => <span title={format.money(amount, of)}>{format.moneyRounded(amount, of)}</span>;
  const dates = ({ startsOn, endsOn }: TableRow) => {
    if (startsOn && endsOn) return format.days(startsOn, endsOn);
    return startsOn ? t.from(format.day(startsOn)) : endsOn ? t.until(format.day(endsOn)) : "–";
  };
  return [
    { id: "name", name: t.name, value: (row) => row.name, width: 180 },
    ...(branded ? [{ id: "brand", name: t.brand, value: (row: TableRow) => row.brandName }] : []),
    { id: "status", name: t.status, value: (row) => row.status, show: (row) => <StatusBadge status={row.status} /> },
    { id: "dates", name: t.dates, value: (row) => row.startsOn ?? row.endsOn, show: (row) => dates(row) },
    {
      id: "budget",
      name: t.budget,
      kind: "number",
      value: (row) => row.budget?.total,
      show: (row) => (row.budget ? money(row.budget.total, row.budget.currency) : "–"),
    },
    { id: "cost", name: t.cost, kind: "number", value: (row) => row.sums.cost, show: (row) => money(row.sums.cost) },
    { id: "net", name: t.net, kind: "number", value: (row) => row.sums.net, show: (row) => money(row.sums.net) },
    { id: "orders", name: t.orders, kind: "number", value: (row) => row.sums.orders },
    {
      id: "return",
      name: t.returned,
      kind: "number",
      value: (row) => ratio(row.sums.net, row.sums.cost),
      show: (row) => {
        const found = ratio(row.sums.net, row.sums.cost);
        return found === null ? "–" : format.headline(found);
      },
    },
    {
      id: "pacing",
      name: t.pacing,
      value: (row) => (row.pacing && row.status !== "draft" ? ratio(row.pacing.reached, row.pacing.due) : null),
      show: (row) => (row.status === "draft" ? "–" : <PaceBadge against={row.pacing} />),
    },
  ];
}

type NothingProps = { filtered: boolean; onClear: () => void; onImport: () => void };

function Nothing({ filtered, onClear, onImport }: NothingProps) {
  const t = useTexts(texts);
  const may = useMay();
  if (filtered) {
    return (
      <EmptyState icon={IconFilter} title={t.noMatch} action={<Button onClick={onClear}>{t.clear}</Button>}>
        {t.noMatchNote}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconSpeakerphone}
      title={t.none}
      action={
        may("campaigns.manage") && (
          <Row>
            <Button look="primary" to="/campaigns/new">
              {t.create}
            </Button>
            <Button onClick={onImport}>{t.importPlan}</Button>
          </Row>
        )
      }
    >
      {t.noneNote}
    </EmptyState>
  );
}
