import { useMemo } from "react";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Badge } from "../../../ui/Badge";
import { Button, IconButton } from "../../../ui/Button";
import type { ChosenRange } from "../../../ui/DateRange";
import { type Column, DataTable, downloadTable } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { Choice } from "../../../ui/fields";
import { IconDownload, IconSpeakerphone } from "../../../ui/icons";
import { Notes } from "../../../ui/Notes";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { useAnalysis } from "../asking";
import explore from "../explore.module.css";
import { valueName } from "../names";
import { notesOf } from "../notes";
import { texts as shared } from "../texts";
import { useAsked, useQuestionAddress, wordFor, wordOf } from "../useQuestion";
import { type Acquisition, type AcquisitionFigures, type AcquisitionKind, type AcquisitionRow, apart, BY, joinedShare } from "./acquisition";
import { texts } from "./texts";

/** From impression to revenue: what was paid beside who came and what they bought. */
export function AcquisitionView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const all = useTexts(shared);
  const [search, change] = useQuestionAddress();
  const by = wordOf(search, "by", BY);
  const { from, to, include } = useAsked(range);
  const question = useMemo(() => ({ from, to, include, by }), [from, to, include, by]);
  const { data, error, refetch, isPlaceholderData } = useAnalysis<Acquisition>("acquisition", question);
  return (
    <div className={explore.result} aria-busy={isPlaceholderData || undefined}>
      <Choice label={t.by} labelHidden small value={by} options={BY.map((one) => ({ value: one, label: t[`by-${one}`] }))} onChange={(chosen) => change({ by: wordFor(chosen, BY) })} />
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={480} />
      ) : data.rows.length === 0 ? (
        <Panel>
          <EmptyState icon={IconSpeakerphone} title={t.nothing}>
            {t.nothingHelp}
          </EmptyState>
        </Panel>
      ) : (
        <div className={explore.shown}>
          <Sentence found={data} />
          <Table found={data} by={by} />
          <Met found={data} by={by} />
          <Notes label={t.toKnow} notes={[...notesOf(data), `${t.words} ${t.notMeant}`, all.zone(data.zone)]} />
        </div>
      )}
    </div>
  );
}

type Shown = { found: Acquisition };

function Sentence({ found }: Shown) {
  const t = useTexts(texts);
  const format = useFormat();
  const share = joinedShare(found);
  const { cost, orders, revenue } = found.total;
  return (
    <p className={explore.sentence} aria-live="polite">
      {t.paid(format.money(cost, found.currency), format.number(orders), format.money(revenue, found.currency))} {share !== undefined && t.share(format.percent(share))}
    </p>
  );
}

function useFigureColumns<R extends { figures: AcquisitionFigures }>(currency: string): Column<R>[] {
  const t = useTexts(texts);
  const format = useFormat();
  return useMemo(() => {
    const columns: [keyof typeof t & string, keyof AcquisitionFigures, "money" | "number" | "share" | "times", number][] = [
      ["cost", "cost", "money", 120],
      ["impressions", "impressions", "number", 104],
      ["clicks", "clicks", "number", 72],
      ["visits", "visits", "number", 72],
      ["newPeople", "newPeople", "number", 96],
      ["orders", "orders", "number", 80],
      ["revenue", "revenue", "money", 128],
      ["cpc", "costPerClick", "money", 80],
      ["cpm", "costPerMille", "money", 80],
      ["ctr", "clickThroughRate", "share", 80],
      ["cvr", "conversion", "share", 80],
      ["cpa", "costPerOrder", "money", 80],
      ["roas", "returnOnAdSpend", "times", 80],
    ];
    const said = (value: number | undefined, kind: (typeof columns)[number][2]) => {
      if (value === undefined) return "–";
      return kind === "money" ? format.money(value, currency) : kind === "share" ? format.percent(value) : kind === "times" ? format.headline(value) : format.number(value);
    };
    return columns.map(([name, field, kind, width]): Column<R> => ({
      id: name,
      name: t[name] as string,
      kind: "number",
      width,
      value: ({ figures }) => figures[field],
      show: ({ figures }) => said(figures[field], kind),
    }));
  }, [t, format, currency]);
}

function Table({ found, by }: Shown & { by: (typeof BY)[number] }) {
  const t = useTexts(texts);
  const all = useTexts(shared);
  const format = useFormat();
  const figures = useFigureColumns<AcquisitionRow>(found.currency);
  const nameOf = ({ kind, key, name }: AcquisitionRow) =>
    kind === "unresolved" ? t.unresolved : key === undefined ? t.others : by === "channel" ? valueName("channel", key, all, format.language) : (name ?? key);
  const columns: Column<AcquisitionRow>[] = [
    { id: "name", name: t[`by-${by}`], value: nameOf, width: 176 },
    ...figures,
    { id: "kind", name: t.kind, value: ({ kind }) => t[`kind-${kind}`], show: ({ kind }) => <KindBadge kind={kind} />, width: 208 },
  ];
  return (
    <Panel title={t.table} note={format.days(found.range.from, found.range.to)} flush actions={<IconButton icon={IconDownload} label={all.downloadCsv} onClick={() => downloadTable(t.table, columns, found.rows)} />}>
      <DataTable label={t.table} columns={columns} rows={found.rows} rowKey={({ kind, key }) => `${kind} ${key ?? ""}`} sort={{ id: "cost", descending: true }} height={560} />
    </Panel>
  );
}

const TONES = { joined: "good", "cost-only": "caution", "events-only": "neutral", unresolved: "caution" } as const;

function KindBadge({ kind }: { kind: AcquisitionKind }) {
  const t = useTexts(texts);
  return <Badge tone={TONES[kind]}>{t[`kind-${kind}`]}</Badge>;
}

type MetRow = { kind: AcquisitionKind | "total"; figures: AcquisitionFigures };

/** The sums of what met and of what did not, which come to the total. */
function Met({ found, by }: Shown & { by: (typeof BY)[number] }) {
  const t = useTexts(texts);
  const may = useMay();
  const figures = useFigureColumns<MetRow>(found.currency);
  const rows: MetRow[] = [...found.met.filter(({ kind }) => kind === "joined"), ...apart(found), { kind: "total", figures: found.total }];
  const columns: Column<MetRow>[] = [
    { id: "kind", name: t.kind, width: 208, sortable: false, value: ({ kind }) => (kind === "total" ? t.total : t[`kind-${kind}`]), show: ({ kind }) => (kind === "total" ? <strong>{t.total}</strong> : <KindBadge kind={kind} />) },
    ...figures.map((column) => ({ ...column, sortable: false })),
  ];
  // The inbox gives keys to campaigns, and to nothing else.
  const mendable = by === "campaign" && may("campaigns.view") && apart(found).some(({ kind }) => kind === "unresolved");
  return (
    <Panel title={t.met} flush actions={mendable && <Button to="/inbox">{t.inbox}</Button>}>
      <DataTable label={t.met} columns={columns} rows={rows} rowKey={({ kind }) => kind} />
    </Panel>
  );
}
