import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useMay } from "../../../api/session";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Chart } from "../../../ui/Chart";
import { EmptyState } from "../../../ui/EmptyState";
import { IconDownload, IconLock, IconTable } from "../../../ui/icons";
import { MoreMenu, withFiles } from "../../../ui/MoreMenu";
import type { MenuItem } from "../../../ui/overlays";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { texts as uiTexts } from "../../../ui/texts";
import { toast } from "../../../ui/Toast";
import { AnswerGrid } from "../../sql/AnswerGrid";
import { parseAnswer } from "../../sql/answer";
import { chartOf, chartWords, fits, inCells } from "../../sql/chartData";
import { Courses } from "../../sql/Courses";
import { downloadAnswer, type Form } from "../../sql/downloads";
import { useSavedQuery } from "../../sql/savedQueries";
import { texts as sqlTexts } from "../../sql/texts";
import { send } from "../../sql/useQueryRun";
import styles from "../board.module.css";
import { texts } from "../texts";
import { Scrolls } from "./Scrolls";

type QueryCardProps = { title: string; id: string; height: number; menu: MenuItem[] };

/** The card scrolls, so that its table need not. */
const TALL = 10_000;
const HEADER = 96;
const FRESH_MILLIS = 50_000;

/** A saved query with its chart. Its period is its own. */
export function QueryCard({ title, id, height, menu }: QueryCardProps) {
  const t = useTexts(texts);
  const may = useMay();
  if (!may("sql.run")) {
    return (
      <Panel title={title || t["kind-query"]} fill>
        <EmptyState icon={IconLock} title={t.notForYou}>
          {t.noSql}
        </EmptyState>
      </Panel>
    );
  }
  return <Query {...{ title, id, height, menu }} />;
}

function Query({ title, id, height, menu }: QueryCardProps) {
  const t = useTexts(texts);
  const names = useTexts(sqlTexts);
  const format = useFormat();
  const saved = useSavedQuery(id);
  const { sql, engine, chart, name } = saved.data ?? {};
  const ran = useQuery({
    queryKey: ["dashboards", "query", sql, engine],
    queryFn: async ({ signal }) => ({ ...parseAnswer(await (await send({ sql: sql ?? "", engine: engine ?? "duckdb" }, { format: "json" }, signal)).text()), milliseconds: 0 }),
    enabled: sql !== undefined,
    staleTime: FRESH_MILLIS,
  });
  const answer = ran.data;
  const drawn = useMemo(() => (answer && chart && fits(chart, answer) ? chartOf(chart, answer, chartWords(names), format.headline, format.number) : undefined), [answer, chart, names, format]);
  const heading = title || name || t["kind-query"];
  const texted = useTexts(uiTexts);
  const file = (form: Form) => void downloadAnswer({ sql: sql ?? "", engine: engine ?? "duckdb" }, form, heading).catch(toast.problem);
  const files: MenuItem[] =
    answer && answer.rows.length > 0
      ? [
          { label: texted.downloadCsv, icon: IconDownload, onClick: () => file("csv-spreadsheet") },
          { label: texted.downloadXlsx, icon: IconDownload, onClick: () => file("xlsx") },
        ]
      : [];
  const problem = saved.error ?? ran.error;
  const cells = chart && inCells(chart.kind);
  if (drawn?.data.kind === "line" && cells && !problem) {
    return (
      <Panel title={heading} note={t.ownPeriod} flush={cells === "table"} fill actions={<MoreMenu label={texted.more} items={withFiles(menu, files)} />}>
        {cells === "table" ? (
          <Courses kind={cells} data={drawn.data} label={heading} height={TALL} />
        ) : (
          <Scrolls label={heading}>
            <Courses kind={cells} data={drawn.data} label={heading} height={TALL} />
          </Scrolls>
        )}
      </Panel>
    );
  }
  if (drawn) return <Chart title={heading} note={t.ownPeriod} data={drawn.data} menu={menu} least={1} fill />;
  return (
    <Panel title={heading} note={t.ownPeriod} actions={<MoreMenu label={texted.more} items={withFiles(menu, files)} />} flush={answer !== undefined && !problem} fill>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={() => void (saved.error ? saved.refetch() : ran.refetch())} />
      ) : !answer ? (
        <div className={styles.whole}>
          <Skeleton height={Math.max(48, height - HEADER)} />
        </div>
      ) : answer.rows.length === 0 ? (
        <EmptyState icon={IconTable} title={t.noRows} />
      ) : (
        <AnswerGrid answer={answer} height={Math.max(96, height - HEADER + 24)} />
      )}
    </Panel>
  );
}
