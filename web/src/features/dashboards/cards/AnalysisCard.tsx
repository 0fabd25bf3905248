import { useMemo } from "react";
import { useFormat } from "../../../format/useFormat";
import { useLanguage } from "../../../texts/language";
import { useTexts } from "../../../texts/texts";
import { Chart, flagsOn } from "../../../ui/Chart";
import type { Funnel, FunnelQuestion, Paths, PathsQuestion, Retention, RetentionQuestion, Trends, TrendsQuestion } from "../../explore/answers";
import { type Analysis, useAnalysis } from "../../explore/asking";
import { chartOf as funnelChart } from "../../explore/funnels/funnel";
import { channelOf, choiceName, fieldName, labelName } from "../../explore/names";
import { flowOf } from "../../explore/paths/flow";
import { wayOf } from "../../explore/paths/question";
import { curveOf } from "../../explore/retention/RetentionView";
import { texts as exploreTexts } from "../../explore/texts";
import { PICTURES } from "../../explore/trends/question";
import { ofCountries, picturesOf, useRows, useTitles } from "../../explore/trends/TrendsView";
import { chartOf as trendChart, mapOf } from "../../explore/trends/trend";
import type { CardView } from "../board";
import styles from "../board.module.css";
import { useTold } from "./useTold";

type AnalysisCardProps = { title: string; kind: Analysis; question: Record<string, unknown>; chart: string | undefined; view: CardView };

/** A question of Explore, with the dates and the filters of the dashboard. */
export function AnalysisCard({ title, kind, question, chart, view }: AnalysisCardProps) {
  const asked = useMemo(() => {
    const where = [...((question.where as []) ?? []), ...view.conditions];
    const compare = kind === "trends" || kind === "funnels" ? view.range.comparison : "none";
    return { include: [], ...question, ...view.range.days, compare, where };
  }, [question, kind, view.range, view.conditions]);
  switch (kind) {
    case "trends":
      return <TrendsCard {...{ title, view, chart }} question={asked as unknown as TrendsQuestion} />;
    case "funnels":
      return <FunnelCard {...{ title, view }} question={asked as unknown as FunnelQuestion} />;
    case "retention":
      return <RetentionCard {...{ title, view }} question={asked as unknown as RetentionQuestion} />;
    case "paths":
      return <PathsCard {...{ title, view }} question={asked as unknown as PathsQuestion} />;
  }
}

type CardProps<Q> = { title: string; question: Q; view: CardView };

const MOST_DRAWN = 10;
const NO_FIELDS: string[] = [];

function TrendsCard({ title, question, view, chart }: CardProps<TrendsQuestion> & { chart: string | undefined }) {
  const t = useTexts(exploreTexts);
  const format = useFormat();
  const { data, error, refetch } = useAnalysis<Trends>("trends", question);
  const by = question.by ?? NO_FIELDS;
  const titles = useTitles(question.metrics, data);
  const rows = useRows(data, titles, by);
  const told = useTold(view);
  const kind = PICTURES.find((one) => one === chart) ?? "line";
  const isMap = kind === "map" && ofCountries(by);
  const pictures = useMemo(() => {
    if (!data) return undefined;
    return picturesOf(data, by).map((metrics) => {
      const own = rows.filter(({ series }) => metrics.includes(series.metric));
      const unit = data.metrics[metrics[0] ?? 0]?.unit ?? "number";
      if (isMap) {
        const value = titles.filter((_, place) => metrics.includes(place)).join(", ");
        return { metrics, drawn: mapOf({ trends: data, rows: own, unit, names: { country: fieldName(by[0] ?? "", t), value }, format }) };
      }
      const made = trendChart({
        trends: data,
        kind: kind === "map" ? "line" : kind,
        rows: own.slice(0, MOST_DRAWN),
        unit,
        comparison: view.range.comparison,
        words: { compared: t.compared, interval: t[`one-${data.granularity}`] },
        format,
      });
      const flags = flagsOn(
        data.buckets.map(({ from }) => from),
        view.annotations.map(({ from, text }) => ({ on: from, text })),
      );
      return { metrics, drawn: kind === "pie" ? made : { ...made, flags } };
    });
  }, [data, rows, titles, kind, isMap, by, view.range.comparison, view.annotations, t, format]);
  const shared = { note: told.all, problem: error, onRetry: () => void refetch(), least: kind === "pie" || kind === "bar" || isMap ? 1 : 2, fill: true };
  if (!pictures) return <Chart title={title || t.trends} data={undefined} {...shared} />;
  return (
    <div className={styles.pictures}>
      {pictures.map(({ metrics, drawn }) => {
        const names = titles.filter((_, place) => metrics.includes(place)).join(", ");
        return <Chart key={metrics.join()} title={pictures.length > 1 ? [title, names].filter(Boolean).join(": ") : title || names} data={drawn} {...shared} />;
      })}
    </div>
  );
}

function FunnelCard({ title, question, view }: CardProps<FunnelQuestion>) {
  const t = useTexts(exploreTexts);
  const language = useLanguage();
  const format = useFormat();
  const { data, error, refetch } = useAnalysis<Funnel>("funnels", question);
  const told = useTold(view);
  const drawn = useMemo(() => {
    const fields = question.by ? [question.by] : [];
    const rows = (data?.rows ?? []).map(({ label, steps }) => {
      const channel = channelOf(label, fields);
      return { name: labelName(label, fields, t, language), steps, ...(channel !== undefined && { channel }) };
    });
    const titles = question.steps.map(({ of }) => choiceName(of, t));
    return data && funnelChart(data, titles, rows, { people: t.people, compared: t.compared, step: t.oneStep }, format);
  }, [data, question, t, language, format]);
  return <Chart title={title || t.funnelTitle} note={told.all} data={drawn} problem={error} onRetry={() => void refetch()} fill />;
}

function RetentionCard({ title, question, view }: CardProps<RetentionQuestion>) {
  const t = useTexts(exploreTexts);
  const language = useLanguage();
  const format = useFormat();
  const { data, error, refetch } = useAnalysis<Retention>("retention", question);
  const told = useTold(view);
  const { by, value, unit } = question;
  const drawn = useMemo(() => {
    if (!data) return undefined;
    const fields = by ? [by] : [];
    const rows = data.rows?.length
      ? data.rows.map(({ label, cells }) => ({ name: labelName(label, fields, t, language), cells, channel: channelOf(label, fields) }))
      : [{ name: value === "people" ? t.cameAgain : t.revenue, cells: data.total.cells, channel: undefined }];
    return curveOf(rows, value, data.currency, (period) => (period === 0 ? t.itself : t.periodAfter(period, unit)), t.period, format);
  }, [data, by, value, unit, t, language, format]);
  const usual = by ? t.retentionBy(fieldName(by, t)) : value === "people" ? t.retentionTitle : t.revenueTitle;
  return <Chart title={title || usual} note={told.all} data={drawn} problem={error} onRetry={() => void refetch()} fill />;
}

function PathsCard({ title, question, view }: CardProps<PathsQuestion>) {
  const t = useTexts(exploreTexts);
  const format = useFormat();
  const { data, error, refetch } = useAnalysis<Paths>("paths", question);
  const told = useTold(view);
  const toEnd = wayOf(question) === "end";
  const drawn = useMemo(
    () =>
      data &&
      flowOf(
        data,
        { others: t.others, end: toEnd ? t.visitStart : t.visitEnd, start: t.visitStart, oneStep: t.oneStep, from: t.from, to: t.to, visits: t.visits },
        format,
      ),
    [data, toEnd, t, format],
  );
  return <Chart title={title || (toEnd ? t.pathsTo : t.pathsFrom)} note={told.all} data={drawn} problem={error} onRetry={() => void refetch()} least={1} fill />;
}
