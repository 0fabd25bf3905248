import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Figure } from "../../../ui/Figure";
import { TableMenu } from "../../../ui/MoreMenu";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { BarRows } from "../../overview/BarRows";
import { exact, headline, type Measure, MEASURES, valueOf } from "../../overview/measures";
import { SeriesChart } from "../../overview/SeriesChart";
import { texts as overviewTexts } from "../../overview/texts";
import { useBreakdown, useOverview } from "../../overview/useOverview";
import { nameOf } from "../../overview/values";
import { type CardView, conditionOf, filtersOf } from "../board";
import styles from "../board.module.css";
import { BREAKDOWN_ROWS, type OverviewChart, type OverviewQuestion } from "./questions";
import { useTold } from "./useTold";

type OverviewCardProps = { title: string; question: OverviewQuestion; chart: OverviewChart; view: CardView };

/** Figures of all visits, as the overview has them. */
export function OverviewCard({ title, question, chart, view }: OverviewCardProps) {
  return chart === "breakdown" ? <Breakdown {...{ title, question, view }} /> : <Totals {...{ title, question, chart, view }} />;
}

function Totals({ title, question, chart, view }: OverviewCardProps) {
  const { filters, unmet } = filtersOf(view.conditions);
  const { data, error, refetch } = useOverview({ range: view.range, filters, included: [] });
  const told = useTold(view, unmet);
  if (chart === "series") {
    return (
      <SeriesChart
        overview={data}
        measure={question.measure}
        comparison={view.range.comparison}
        problem={error}
        onRetry={() => void refetch()}
        title={title}
        told={[told.dates, told.filters].filter(Boolean).join("; ")}
        fill
        flags={view.annotations.map(({ from, text }) => ({ on: from, text }))}
      />
    );
  }
  return (
    <Panel title={title && chart === "figures" ? title : undefined} fill>
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : (
        <Figures title={chart === "figure" ? title : ""} measures={chart === "figure" ? [question.measure] : MEASURES} overview={data} told={[told.dates, told.filters]} />
      )}
    </Panel>
  );
}

type FiguresProps = { title: string; measures: readonly Measure[]; overview: ReturnType<typeof useOverview>["data"]; told: (string | undefined)[] };

function Figures({ title, measures, overview, told }: FiguresProps) {
  const t = useTexts(overviewTexts);
  const format = useFormat();
  const short = ({ from, to }: { from: string; to: string }) => (from === to ? format.shortDay(from) : `${format.shortDay(from)} – ${format.shortDay(to)}`);
  const base = overview?.comparedRange && t.against(short(overview.comparedRange));
  const notes = told.filter(Boolean).join("; ");
  return (
    <div className={styles.figures}>
      {measures.map((one) => {
        const now = overview ? valueOf(overview.total, one) : null;
        const before = overview?.compared ? valueOf(overview.compared, one) : null;
        return (
          <Figure
            key={one}
            name={title || t[one]}
            value={headline(format, one, now, overview?.currency)}
            exact={exact(format, one, now, overview?.currency)}
            loading={!overview}
            change={
              base !== undefined && now !== null && before !== null ? { now, before, base, kind: one === "conversion" ? "points" : "relative" } : undefined
            }
            note={overview && (base === undefined ? [short(overview.range), notes].filter(Boolean).join("; ") : notes || undefined)}
          />
        );
      })}
    </div>
  );
}

function Breakdown({ title, question: { by, measure }, view }: Omit<OverviewCardProps, "chart">) {
  const t = useTexts(overviewTexts);
  const { filters, unmet } = filtersOf(view.conditions);
  const { data, error, refetch } = useBreakdown({ range: view.range, filters, included: [] }, by, measure, BREAKDOWN_ROWS);
  const told = useTold(view, unmet);
  const format = useFormat();
  const named = title || t[by];
  const rows = data?.rows.filter(({ kind, figures }) => kind !== "none" || figures.visits > 0 || figures.orders > 0) ?? [];
  const sheet = {
    title: named,
    header: [t[`one-${by}`], t[measure], ...(rows.some(({ compared }) => compared) ? [t.comparedSeries] : [])],
    rows: rows.map((row) => [nameOf(by, row, t, format.language), valueOf(row.figures, measure), ...(rows.some(({ compared }) => compared) ? [row.compared ? valueOf(row.compared, measure) : null] : [])]),
  };
  return (
    <Panel title={named} note={told.all} flush fill actions={<TableMenu sheet={data && !error && rows.length > 0 ? sheet : undefined} />}>
      {error ? (
        <div className={styles.inset}>
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <BarRows breakdown={data} measure={measure} onFilter={(filter) => view.onFilter(conditionOf(filter))} />
      ) : (
        <div className={styles.inset}>
          <Skeleton height={240} />
        </div>
      )}
    </Panel>
  );
}
