import { useMemo } from "react";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Button } from "../../../ui/Button";
import type { ChosenRange } from "../../../ui/DateRange";
import { ColumnsMenu } from "../../../ui/ColumnsMenu";
import { type Column, DataTable, sheetOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { Choice } from "../../../ui/fields";
import { IconSpeakerphone } from "../../../ui/icons";
import { TableMenu } from "../../../ui/MoreMenu";
import { Notes } from "../../../ui/Notes";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { useAnalysis } from "../asking";
import explore from "../explore.module.css";
import { notesOf } from "../notes";
import { texts as shared } from "../texts";
import { useAsked, useQuestionAddress, wordFor, wordOf } from "../useQuestion";
import { type Acquisition, type AcquisitionFigures, type AcquisitionKind, apart, BY, joinedShare } from "./acquisition";
import { acquisitionColumns, AcquisitionTable, KindBadge } from "./AcquisitionTable";
import { chosenFigures, FIGURE_NAMES, type FigureName, figureColumns, USUAL, writtenFigures } from "./shown";
import { texts } from "./texts";

/** From impression to revenue: what was paid beside who came and what they bought. */
export function AcquisitionView({ range }: { range: ChosenRange }) {
  const t = useTexts(texts);
  const all = useTexts(shared);
  const format = useFormat();
  const [search, change] = useQuestionAddress();
  const by = wordOf(search, "by", BY);
  const columns = search.get("columns");
  const chosen = useMemo(() => chosenFigures(columns), [columns]);
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
          <Table found={data} by={by} chosen={chosen} onColumns={(columns) => change({ columns: writtenFigures(columns) })} />
          <Met found={data} by={by} chosen={chosen} />
          <Notes label={t.toKnow} notes={[...notesOf(data, format), `${t.words} ${t.notMeant}`, all.zone(data.zone)]} />
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

type Columned = Shown & { by: (typeof BY)[number]; chosen: FigureName[] };

function Table({ found, by, chosen, onColumns }: Columned & { onColumns: (chosen: FigureName[]) => void }) {
  const t = useTexts(texts);
  const all = useTexts(shared);
  const format = useFormat();
  const columns = useMemo(() => acquisitionColumns({ found, by, chosen }, t, all, format), [found, by, chosen, t, all, format]);
  const whole = useMemo(() => acquisitionColumns({ found, by, chosen: FIGURE_NAMES }, t, all, format), [found, by, t, all, format]);
  return (
    <Panel
      title={t.table}
      note={format.days(found.range.from, found.range.to)}
      flush
      actions={
        <>
          <ColumnsMenu columns={whole.flatMap(({ id, name, about }) => FIGURE_NAMES.flatMap((one) => (one === id ? [{ id: one, name, about }] : [])))} chosen={chosen} usual={USUAL} onChange={onColumns} />
          <TableMenu sheet={sheetOf(t.table, whole, found.rows)} />
        </>
      }
    >
      <AcquisitionTable label={t.table} columns={columns} rows={found.rows} height={560} />
    </Panel>
  );
}

type MetRow = { kind: AcquisitionKind | "total"; figures: AcquisitionFigures };

/** The sums of what met and of what did not, which come to the total. */
function Met({ found, by, chosen }: Columned) {
  const t = useTexts(texts);
  const may = useMay();
  const format = useFormat();
  const figures = figureColumns<MetRow>(chosen, found.currency, t, format);
  const rows: MetRow[] = [...found.met.filter(({ kind }) => kind === "joined"), ...apart(found), { kind: "total", figures: found.total }];
  const columns: Column<MetRow>[] = [
    { id: "kind", name: t.kind, width: 160, sortable: false, value: ({ kind }) => (kind === "total" ? t.total : t[`kind-${kind}`]), show: ({ kind }) => (kind === "total" ? <strong>{t.total}</strong> : <KindBadge kind={kind} />) },
    ...figures.map((column) => ({ ...column, sortable: false })),
  ];
  // The inbox gives keys to campaigns, and to nothing else.
  const mendable = by === "campaign" && may("campaigns.view") && apart(found).some(({ kind }) => kind === "unresolved");
  return (
    <Panel title={t.met} flush actions={mendable && <Button to="/inbox">{t.inbox}</Button>}>
      <DataTable label={t.met} columns={columns} rows={rows} rowKey={({ kind }) => kind} holdsFirst />
    </Panel>
  );
}
