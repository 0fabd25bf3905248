import { useMemo } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { type Column, DataTable, downloadTable } from "../../ui/DataTable";
import { IconDownload } from "../../ui/icons";
import { Panel } from "../../ui/Panel";
import { headline } from "../explore/trends/trend";
import { type Ahead, type Forecast, placeOf, type Tried } from "./forecast";
import { texts } from "./texts";

/** Each method with its errors in trials. */
export function MethodsTable({ found }: { found: Forecast }) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns = useMemo<Column<Tried>[]>(() => {
    const state = (tried: Tried) => (tried.method === found.method ? t.taken : tried.objection !== undefined ? t.unfit : tried.windows === 0 ? t.untriedHere : "");
    return [
      { id: "method", name: t.method, kind: "sentence", width: 184, value: ({ method }) => t[`method-${method}`] },
      { id: "mase", name: t.mase, about: t.maseAbout, kind: "number", width: 72, value: ({ mase }) => mase ?? null, show: ({ mase }) => (mase === undefined ? "–" : format.headline(mase)) },
      { id: "smape", name: t.smape, about: t.smapeAbout, kind: "number", width: 80, value: ({ smape }) => smape ?? null, show: ({ smape }) => (smape === undefined ? "–" : format.percent(smape / 100)) },
      { id: "tried", name: t.tried, kind: "number", width: 72, value: ({ windows }) => windows },
      {
        id: "state",
        name: t.state,
        width: 104,
        value: state,
        show: (tried) => {
          const said = state(tried);
          return said === "" ? "" : <Badge tone={tried.method === found.method ? "sea" : "neutral"}>{said}</Badge>;
        },
      },
    ];
  }, [found, t, format]);
  return (
    <Panel title={t.methods} note={t.methodsNote} flush actions={<IconButton icon={IconDownload} label={t.download} onClick={() => downloadTable(t.methods, columns, found.methods)} />}>
      <DataTable label={t.methods} columns={columns} rows={found.methods} rowKey={({ method }) => method} sort={{ id: "mase", descending: false }} />
    </Panel>
  );
}

/** What is expected of each step, with all intervals. */
export function AheadTable({ found }: { found: Forecast }) {
  const t = useTexts(texts);
  const format = useFormat();
  const columns = useMemo<Column<Ahead>[]>(() => {
    const said = (value: number | undefined) => headline(format, found.unit, value, found.currency);
    const coverages = found.ahead[0]?.bands.map(({ coverage }) => coverage) ?? [];
    return [
      { id: "day", name: t.step, width: 128, value: ({ day }) => day, show: ({ day }) => placeOf(found.interval, day, format) },
      { id: "expected", name: t.expected, kind: "number", width: 112, value: ({ expected }) => expected, show: ({ expected }) => said(expected) },
      ...coverages.flatMap((coverage): Column<Ahead>[] => {
        const band = ({ bands }: Ahead) => bands.find((one) => one.coverage === coverage);
        const name = t.intervalOf(format.percent(coverage));
        return [
          { id: `low-${coverage}`, name: `${name}, ${t.from.toLowerCase()}`, kind: "number", width: 136, value: (step) => band(step)?.low ?? null, show: (step) => said(band(step)?.low) },
          { id: `high-${coverage}`, name: t.to.toLowerCase(), kind: "number", width: 104, value: (step) => band(step)?.high ?? null, show: (step) => said(band(step)?.high) },
        ];
      }),
    ];
  }, [found, t, format]);
  return (
    <Panel
      title={t.numbers}
      note={t.numbersNote(found.season > 1 ? t.season(format.number(found.season), found.interval) : t.noSeason)}
      flush
      actions={<IconButton icon={IconDownload} label={t.download} onClick={() => downloadTable(t.numbers, columns, found.ahead)} />}
    >
      <DataTable label={t.numbers} columns={columns} rows={found.ahead} rowKey={({ day }) => day} height={440} holdsFirst />
    </Panel>
  );
}
