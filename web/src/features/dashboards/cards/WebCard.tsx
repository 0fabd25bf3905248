import { type ReactNode, useMemo } from "react";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { type Column, DataTable, sheetOf } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { IconWorld } from "../../../ui/icons";
import { type Sheet, TableMenu } from "../../../ui/MoreMenu";
import { Notes } from "../../../ui/Notes";
import type { MenuItem } from "../../../ui/overlays";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { Label } from "../../explore/answers";
import { useAnalysis } from "../../explore/asking";
import { notesOf } from "../../explore/notes";
import { texts as exploreTexts } from "../../explore/texts";
import { landingColumns, pageColumns, pagesOf, vitalColumns, vitalsInOrder, webFigures, type WebPart, webPart } from "../../explore/web/shown";
import { texts as webTexts } from "../../explore/web/texts";
import { VitalList } from "../../explore/web/Vitals";
import type { WebAnalysis } from "../../explore/web/web";
import { WebFigures } from "../../explore/web/WebFigures";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { webAsked, webTitle } from "./questions";
import { Scrolls } from "./Scrolls";
import { useTold } from "./useTold";

type WebCardProps = { title: string; question: Record<string, unknown>; chart: string | undefined; view: CardView; menu: MenuItem[] };

const TALL = 10_000;

/** A part of how the site is visited. */
export function WebCard({ title, question, chart, view, menu }: WebCardProps) {
  const t = useTexts(webTexts);
  const words = useTexts(exploreTexts);
  const format = useFormat();
  const part = webPart(chart);
  const asked = useMemo(() => webAsked(question, view), [question, view]);
  const { data, error, refetch } = useAnalysis<WebAnalysis>("web", asked);
  const told = useTold(view, [], data);
  const named = title || webTitle(part, t);
  const notes = data ? notesOf(data, format) : [];
  const { content, sheet } = data && !error ? shownOf(part, data) : {};
  return (
    <Panel
      title={named}
      note={told.all}
      fill
      flush={sheet !== undefined && part !== "figures" && part !== "vitals"}
      actions={<TableMenu sheet={sheet} items={menu} />}
      footer={notes.length > 0 && !error && <Notes label={words.toKnow} notes={notes} bounded />}
    >
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : (content ?? <Skeleton height={160} />)}
    </Panel>
  );

  function shownOf(of: WebPart, web: WebAnalysis): { content: ReactNode; sheet?: Sheet } {
    switch (of) {
      case "figures": {
        const figures = webFigures(web, t, format);
        return { content: <Scrolls label={named}><WebFigures figures={figures} /></Scrolls>, sheet: { title: named, header: figures.map(({ name }) => name), rows: [figures.map(({ value }) => value)] } };
      }
      case "landings":
        return table(landingColumns(web.currency, t, format), web.landings, "visits");
      case "pages":
        return table(pageColumns(t, format), web.pages, "views");
      case "exits":
        return table(pageColumns(t, format), pagesOf(web, "exits"), "exits");
      case "vitals": {
        const vitals = vitalsInOrder(web);
        if (vitals.length === 0) return { content: <p className={styles.tip}>{t.noVitals}</p> };
        return { content: <Scrolls label={named}><VitalList vitals={vitals} /></Scrolls>, sheet: sheetOf(named, vitalColumns(t, words, format), vitals) };
      }
    }
  }

  function table<R extends { label: Label }>(columns: Column<R>[], rows: R[], sort: string) {
    if (rows.length === 0) return { content: <EmptyState icon={IconWorld} title={words.nothing} /> };
    return {
      content: <DataTable label={named} columns={columns} rows={rows} rowKey={({ label }) => `${label.kind} ${label.values[0] ?? ""}`} height={TALL} sort={{ id: sort, descending: true }} holdsFirst />,
      sheet: sheetOf(named, columns, rows),
    };
  }
}
