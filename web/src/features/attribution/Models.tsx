import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable, downloadTable } from "../../ui/DataTable";
import { Choice } from "../../ui/fields";
import { IconDownload } from "../../ui/icons";
import { Panel } from "../../ui/Panel";
import { type Attribution, type AttributionRow, creditOf, type Increment, type Measure, MEASURES, rowName, speaking } from "./attribution";
import { texts } from "./texts";

type ModelsProps = { found: Attribution; ofFile: boolean; by: "channel" | "campaign"; measure: Measure; onMeasure: (measure: Measure) => void };

const CHARTED = 8;

/** The last touch and the chain beside what is added. */
export function CreditedChart({ found, ofFile }: { found: Attribution; ofFile: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData>(() => {
    const rows = found.rows.filter((row) => row.credits.some(({ conversions }) => conversions > 0)).slice(0, CHARTED);
    const added = rows.some(({ increment }) => known(increment) !== undefined);
    return {
      kind: "bar",
      x: { name: t.name, values: rows.map((row) => rowName(row, ofFile)) },
      show: (value) => format.headline(value),
      exact: (value) => format.number(Math.round(value * 10) / 10),
      series: [
        { name: t.last, values: rows.map((row) => creditOf(row, "last", "conversions") ?? null) },
        { name: t["markov-1"], values: rows.map((row) => creditOf(row, "markov-1", "conversions") ?? null) },
        ...(added ? [{ name: t.adds, values: rows.map(({ increment }) => known(increment) ?? null) }] : []),
      ],
    };
  }, [found, ofFile, t, format]);
  return <Chart title={t.chart} note={t.chartNote} data={data} height={300} />;
}

export function Models({ found, ofFile, by, measure, onMeasure }: ModelsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { currency } = found;
  const money = (amount: number) => (currency ? format.money(amount, currency) : format.number(amount));
  const tenths = (value: number) => format.number(Math.round(value * 10) / 10);
  const said = (value: number | undefined) => {
    if (value === undefined) return "–";
    return measure === "conversions" ? tenths(value) : measure === "roas" ? format.headline(value) : money(value);
  };
  const paid = found.rows.some(({ cost }) => cost !== undefined);
  const measures = MEASURES.filter((one) => paid || one === "conversions" || one === "value");
  const columns: Column<AttributionRow>[] = [
    { id: "name", name: ofFile ? t.name : t[`by-${by}`], value: (row) => rowName(row, ofFile), width: 168 },
    ...(paid ? [{ id: "cost", name: t.cost, kind: "number", width: 112, value: ({ cost }) => cost ?? null, show: ({ cost }) => (cost === undefined ? "–" : money(cost)) } satisfies Column<AttributionRow>] : []),
    { id: "adds", name: t.adds, kind: "number", width: 80, value: ({ increment }) => known(increment) ?? null, show: ({ increment }) => <strong>{addedWords(known(increment), tenths)}</strong> },
    { id: "interval", name: t.interval, kind: "number", width: 136, sortable: false, value: ({ increment }) => interval(increment, tenths), show: ({ increment }) => interval(increment, tenths) },
    ...(paid ? [{ id: "costOfAdded", name: t.costOfAdded, kind: "number", width: 136, value: ({ increment }) => (known(increment) === undefined ? null : (increment?.costPerConversion ?? null)), show: ({ increment }) => (known(increment) === undefined || increment?.costPerConversion === undefined ? "–" : money(increment.costPerConversion)) } satisfies Column<AttributionRow>] : []),
    { id: "basis", name: t.basis, width: 176, value: (row) => row.increment?.basis ?? "", show: (row) => <Basis row={row} /> },
    ...speaking(found).map(
      (model): Column<AttributionRow> => ({
        id: model,
        name: t[model],
        kind: "number",
        width: 116,
        value: (row) => creditOf(row, model, measure) ?? null,
        show: (row) => said(creditOf(row, model, measure)),
      }),
    ),
  ];
  return (
    <Panel
      title={t.models}
      note={t.modelsNote}
      flush
      actions={
        <>
          <Choice<Measure> label={t.measure} labelHidden small value={measure} options={measures.map((value) => ({ value, label: t[`measure-${value}`] }))} onChange={onMeasure} />
          <IconButton icon={IconDownload} label={t.download} onClick={() => downloadTable(t.models, columns, found.rows)} />
        </>
      }
    >
      <DataTable label={t.models} columns={columns} rows={found.rows} rowKey={({ key }) => key} sort={{ id: "last", descending: true }} height={560} />
    </Panel>
  );
}

/** What a comparison that is in doubt gives is no figure to go by; the answer of the API has it. */
function known(increment: Increment | undefined): number | undefined {
  return increment?.basis === "adjusted" && increment.doubts.length > 0 ? undefined : increment?.added;
}

function addedWords(value: number | undefined, show: (value: number) => string): string {
  return value === undefined ? "–" : show(value);
}

function interval(increment: Increment | undefined, show: (value: number) => string): string {
  if (known(increment) === undefined || increment?.low === undefined || increment.high === undefined || increment.basis === "baseline") return "–";
  return `${show(increment.low)} – ${show(increment.high)}`;
}

function Basis({ row }: { row: AttributionRow }) {
  const t = useTexts(texts);
  const { increment, credits } = row;
  if (!increment) return credits.every(({ conversions }) => conversions === 0) ? <Badge tone="caution">{t.onlyPaid}</Badge> : "–";
  if (increment.basis === "adjusted" && increment.doubts.length > 0) return <Badge tone="caution">{t.doubtful}</Badge>;
  const tone = increment.basis === "measured" ? "good" : increment.basis === "unknown" ? "caution" : "neutral";
  return <Badge tone={tone}>{t[`basis-${increment.basis}`]}</Badge>;
}
