import type { Format } from "../../../format/numbers";
import type { Language } from "../../../texts/language";
import { type ChartData, flagsOn } from "../../../ui/chart/data";
import type { Funnel, FunnelQuestion, Paths, PathsQuestion, Retention, RetentionQuestion, Trends, TrendsQuestion } from "../../explore/answers";
import { chartOf as funnelChart } from "../../explore/funnels/funnel";
import { channelOf, choiceName, fieldName, labelName } from "../../explore/names";
import { flowOf } from "../../explore/paths/flow";
import { curveOf, curveTitle } from "../../explore/retention/curve";
import type { texts } from "../../explore/texts";
import { MOST_DRAWN, ofCountries, PICTURES, picturesOf, rowsOf, titlesOf } from "../../explore/trends/rows";
import { chartOf as trendChart, mapOf } from "../../explore/trends/trend";
import type { CardView } from "../board";

/** In which language, and how figures are written in it. */
export type Speech = { t: (typeof texts)["en"]; language: Language; format: Format };

export type Drawing = {
  title: string;
  data: ChartData;
  /** Fewer values than these are told in a table only. */
  least: number;
};

type Shown<Q> = { title: string; question: Q; view: Pick<CardView, "range" | "annotations"> };

/** A picture for each unit or figure. */
export function trendDrawings(trends: Trends, { title, question, view, chart }: Shown<TrendsQuestion> & { chart: string | undefined }, speech: Speech): Drawing[] {
  const { t, language, format } = speech;
  const by = question.by ?? [];
  const titles = titlesOf(question.metrics, trends, t);
  const rows = rowsOf({ trends, titles, by }, t, language);
  const kind = PICTURES.find((one) => one === chart) ?? "line";
  const isMap = kind === "map" && ofCountries(by);
  const pictures = picturesOf(trends, by);
  const flags = flagsOn(
    trends.buckets.map(({ from }) => from),
    view.annotations.map(({ from, text }) => ({ on: from, text })),
  );
  const drawn = (metrics: number[], names: string): ChartData => {
    const own = rows.filter(({ series }) => metrics.includes(series.metric));
    const unit = trends.metrics[metrics[0] ?? 0]?.unit ?? "number";
    if (isMap) return mapOf({ trends, rows: own, unit, names: { country: fieldName(by[0] ?? "", t), value: names }, format });
    const made = trendChart({
      trends,
      kind: kind === "map" ? "line" : kind,
      rows: own.slice(0, MOST_DRAWN),
      unit,
      comparison: view.range.comparison,
      words: { compared: t.compared, interval: t[`one-${trends.granularity}`] },
      format,
    });
    return kind === "pie" ? made : { ...made, flags };
  };
  return pictures.map((metrics) => {
    const names = titles.filter((_, place) => metrics.includes(place)).join(", ");
    return {
      title: pictures.length > 1 ? [title, names].filter(Boolean).join(": ") : title || names,
      data: drawn(metrics, names),
      least: kind === "pie" || kind === "bar" || isMap ? 1 : 2,
    };
  });
}

export function funnelDrawing(funnel: Funnel, { title, question }: Omit<Shown<FunnelQuestion>, "view">, { t, language, format }: Speech): Drawing {
  const fields = question.by ? [question.by] : [];
  const rows = (funnel.rows ?? []).map(({ label, steps }) => {
    const channel = channelOf(label, fields);
    return { name: labelName(label, fields, t, language), steps, ...(channel !== undefined && { channel }) };
  });
  const steps = question.steps.map(({ of }) => choiceName(of, t));
  return { title: title || t.funnelTitle, data: funnelChart(funnel, steps, rows, { people: t.people, compared: t.compared, step: t.oneStep }, format), least: 2 };
}

export function retentionDrawing(retention: Retention, { title, question }: Omit<Shown<RetentionQuestion>, "view">, speech: Speech): Drawing {
  return { title: title || curveTitle(question, speech.t), data: curveOf(retention, question, speech), least: 2 };
}

export function pathsDrawing(paths: Paths, { title, question }: Omit<Shown<PathsQuestion>, "view">, { t, format }: Speech): Drawing {
  const toEnd = question.end !== undefined && question.start === undefined;
  const words = { others: t.others, end: toEnd ? t.visitStart : t.visitEnd, start: t.visitStart, oneStep: t.oneStep, from: t.from, to: t.to, visits: t.visits };
  return { title: title || pathsTitle(question, t), data: flowOf(paths, words, format), least: 1 };
}

export function pathsTitle({ start, end }: Pick<PathsQuestion, "start" | "end">, t: Speech["t"]): string {
  return end && !start ? t.pathsTo : t.pathsFrom;
}
