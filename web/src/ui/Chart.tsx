import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { useTexts } from "../texts/texts";
import { IconButton } from "./Button";
import styles from "./chart/Chart.module.css";
import type { Picture } from "./chart/Canvas";
import { type ChartData, type ChartTable, countOf, describe, tableOf } from "./chart/data";
import { type Column, DataTable } from "./DataTable";
import { download, fileName } from "./download";
import { EmptyState } from "./EmptyState";
import { IconChartLine, IconPhoto, IconTable } from "./icons";
import { MoreMenu, useSheetItems, withFiles } from "./MoreMenu";
import { Notes } from "./Notes";
import type { MenuItem } from "./overlays";
import { Panel } from "./Panel";
import { ProblemNotice } from "./ProblemNotice";
import { Skeleton } from "./Skeleton";
import { texts } from "./texts";

export { flagsOn } from "./chart/data";
export type { ChartData, ChartSeries, MapData, SeriesData } from "./chart/data";

const Canvas = lazy(() => import("./chart/Canvas"));

type ChartProps = {
  title: string;
  /** Its period and unit, or what to know before believing it. */
  note?: ReactNode;
  /** Nothing while it is on its way. */
  data: ChartData | undefined;
  problem?: unknown;
  onRetry?: () => void;
  /** Shown instead where there is nothing. */
  empty?: ReactNode;
  /** Fewer values than these are told in a table only. */
  least?: number;
  height?: number;
  /** As high as its place instead. */
  fill?: boolean;
  actions?: ReactNode;
  /** What else can be done with it, before its files. */
  menu?: MenuItem[];
  /** What to know of its figures. */
  notes?: string[];
  /** A part of the picture was clicked, by its place in the data; the table must offer the same. */
  onChoose?: (index: number) => void;
};

/** The place of a table scrolls, so that the table itself need not. */
const WHOLE = 10_000;

/** A picture of figures, which is always also a table and a download. All its states have the same height. */
export function Chart({ title, note, data, problem, onRetry, empty, least = 2, height = 280, fill = false, actions, menu = [], notes = [], onChoose }: ChartProps) {
  const t = useTexts(texts);
  const picture = useRef<Picture>(null);
  const [asTable, setAsTable] = useState(false);
  const files = useSheetItems();
  const table = useMemo(() => data && tableOf(data), [data]);
  const count = data ? countOf(data) : 0;
  const drawable = data !== undefined && count >= least && !problem;

  const tools = drawable && table ? (
    <>
      {actions}
      <IconButton
        icon={asTable ? IconChartLine : IconTable}
        label={asTable ? t.asChart : t.asTable}
        pressed={asTable}
        onClick={() => setAsTable(!asTable)}
      />
      <MoreMenu
        label={t.downloads}
        items={withFiles(menu, [
          ...files({ title, header: table.header, rows: table.rows }),
          {
            label: t.downloadPng,
            icon: IconPhoto,
            disabled: asTable,
            onClick: async () => {
              const blob = await picture.current?.png();
              if (blob) download(`${fileName(title)}.png`, blob);
            },
          },
          {
            label: t.downloadSvg,
            icon: IconPhoto,
            disabled: asTable,
            onClick: () => picture.current && download(`${fileName(title)}.svg`, picture.current.svg()),
          },
        ])}
      />
    </>
  ) : (
    <>
      {data && actions}
      <MoreMenu label={t.more} items={menu} />
    </>
  );

  return (
    <Panel title={title} note={note} actions={tools} fill={fill} footer={notes.length > 0 && !problem && <Notes label={t.toKnow} notes={notes} bounded />}>
      <div className={styles.place} data-fill={fill || undefined} style={fill ? undefined : { minHeight: height }}>
        {problem ? (
          <ProblemNotice problem={problem} onRetry={onRetry} />
        ) : data === undefined || table === undefined ? (
          <Skeleton height={fill ? "100%" : height} />
        ) : count === 0 ? (
          (empty ?? <EmptyState icon={IconChartLine} title={t.noData} />)
        ) : !drawable ? (
          <>
            <p className={styles.little}>{t.tooLittle}</p>
            <Values data={data} table={table} title={title} height={fill ? WHOLE : height} />
          </>
        ) : asTable ? (
          <Values data={data} table={table} title={title} height={fill ? WHOLE : height} />
        ) : (
          <Suspense fallback={<Skeleton height={fill ? "100%" : height} />}>
            <Roomy data={data} title={title}>
              <Canvas data={data} label={`${title}. ${describe(data)}`} height={fill ? "100%" : height} picture={picture} onChoose={onChoose} />
            </Roomy>
          </Suspense>
        )}
      </div>
    </Panel>
  );
}

/** Pixels that a step of a flow needs for its names. */
const STEP = 140;

/** A flow is as wide as its steps need, and scrolls on a narrow screen; every other picture fits itself into the width. */
function Roomy({ data, title, children }: { data: ChartData; title: string; children: ReactNode }) {
  if (data.kind !== "flow") return children;
  const steps = Math.max(...data.nodes.map(({ step }) => step + 1));
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={title}>
      <div style={{ minWidth: steps * STEP }}>{children}</div>
    </div>
  );
}

type ValuesProps = { data: ChartData; table: ChartTable; title: string; height: number };

function Values({ data, table, title, height }: ValuesProps) {
  const show = data.exact ?? data.show;
  const columns: Column<(typeof table.rows)[number]>[] = table.header.map((name, index) => ({
    id: String(index),
    name,
    kind: table.rows.some((row) => typeof row[index] === "number") ? "number" : "text",
    value: (row) => row[index],
    show: (row) => {
      const cell = row[index];
      const shown = table.shown[index];
      if (shown && (typeof cell === "string" || typeof cell === "number")) return shown(cell);
      if (index === 0) return String(cell ?? "–");
      return typeof cell === "number" ? show(cell) : String(cell ?? "–");
    },
  }));
  return <DataTable label={title} columns={columns} rows={table.rows} rowKey={(_, index) => String(index)} height={height} />;
}
