import { useMemo, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { IconButton } from "../../ui/Button";
import { Chart, type ChartData } from "../../ui/Chart";
import { type Column, DataTable, downloadTable } from "../../ui/DataTable";
import { Choice, TextInput } from "../../ui/fields";
import { IconDownload } from "../../ui/icons";
import { Columns } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { type Attribution, type AttributionPath, filtered, rowName } from "./attribution";
import { texts } from "./texts";

type ExplorerProps = { found: Attribution; ofFile: boolean; opens: boolean; onOpens: (opens: boolean) => void };

/** The paths that there are, how long they are and how long they took. */
export function Explorer({ found, ofFile, opens, onOpens }: ExplorerProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const [sought, setSought] = useState("");
  const names = useMemo(() => new Map(found.rows.map((row) => [row.key, rowName(row, ofFile)])), [found, ofFile]);
  const nameOf = (key: string) => names.get(key) ?? key;
  const rows = filtered(found.paths, nameOf, sought, opens);
  const { currency } = found;
  const tenths = (value: number) => format.number(Math.round(value * 10) / 10);
  const written = (path: string[]) => path.map(nameOf).join(" › ");
  const timed = found.paths.some(({ days }) => days !== undefined);
  const columns: Column<AttributionPath>[] = [
    { id: "path", name: t.path, kind: "sentence", width: 320, value: ({ path }) => written(path) },
    { id: "touches", name: t.touches, kind: "number", width: 104, value: ({ path }) => path.length },
    { id: "conversions", name: t.conversions, kind: "number", width: 120, value: ({ conversions }) => conversions, show: ({ conversions }) => format.number(conversions) },
    { id: "value", name: t.value, kind: "number", width: 136, value: ({ value }) => value, show: ({ value }) => (currency ? format.money(value, currency) : tenths(value)) },
    { id: "nulls", name: t.without, kind: "number", width: 96, value: ({ nulls }) => nulls, show: ({ nulls }) => format.number(nulls) },
    { id: "rate", name: t.rate, kind: "number", width: 80, value: ({ conversions, nulls }) => conversions / (conversions + nulls || 1), show: ({ conversions, nulls }) => format.percent(conversions / (conversions + nulls || 1)) },
    ...(timed ? [{ id: "days", name: t.days, kind: "number", width: 144, value: ({ days }) => days ?? null, show: ({ days }) => (days === undefined ? "–" : tenths(days)) } satisfies Column<AttributionPath>] : []),
  ];
  return (
    <>
      <Columns least={360}>
        <Lengths found={found} />
        {found.times.length > 0 && <Times found={found} />}
      </Columns>
      <Panel
        title={t.paths}
        note={t.pathsNote(format.number(rows.length), format.number(found.differentPaths))}
        flush
        actions={
          <>
            <TextInput aria-label={t.seek} placeholder={t.seekHint} value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
            <Choice label={t.seek} labelHidden small value={opens ? "opens" : "through"} options={(["through", "opens"] as const).map((value) => ({ value, label: t[value] }))} onChange={(chosen) => onOpens(chosen === "opens")} />
            <IconButton icon={IconDownload} label={t.download} onClick={() => downloadTable(t.paths, columns, rows)} />
          </>
        }
      >
        <DataTable label={t.paths} columns={columns} rows={rows} rowKey={({ path }) => path.join("\u001f")} height={560} empty={t.noPath} />
      </Panel>
    </>
  );
}

function Lengths({ found }: { found: Attribution }) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData>(() => {
    const last = found.lengths.at(-1)?.touches;
    return {
      kind: "bar",
      x: { name: t.touches, values: found.lengths.map(({ touches }) => (touches === last && touches >= 10 ? t.orMore(format.number(touches)) : format.number(touches))) },
      show: (value) => format.headline(value),
      exact: (value) => format.number(value),
      series: [{ name: t.conversions, values: found.lengths.map(({ conversions }) => conversions) }],
    };
  }, [found, t, format]);
  return <Chart title={t.lengths} note={t.lengthNote} data={data} least={1} height={220} />;
}

function Times({ found }: { found: Attribution }) {
  const t = useTexts(texts);
  const format = useFormat();
  const data = useMemo<ChartData>(
    () => ({
      kind: "bar",
      x: { name: t.times, values: found.times.map(({ within }) => t[`time-${within}`]) },
      show: (value) => format.headline(value),
      exact: (value) => format.number(value),
      series: [{ name: t.conversions, values: found.times.map(({ conversions }) => conversions) }],
    }),
    [found, t, format],
  );
  return <Chart title={t.times} note={t.timesNote} data={data} least={1} height={220} />;
}
