import type { Format } from "../../../format/numbers";
import type { Language } from "../../../texts/language";
import { type ChartData, flagsOn } from "../../../ui/chart/data";
import type { Funnel, FunnelQuestion, Paths, PathsQuestion, Retention, RetentionQuestion, Trends, TrendsQuestion } from "../../explore/answers";
import { chartOf as funnelChart } from "../../explore/funnels/funnel";
import { channelOf, choiceName, labelName } from "../../explore/names";
import { flowOf } from "../../explore/paths/flow";
import { curveOf, curveTitle } from "../../explore/retention/curve";
import type { texts } from "../../explore/texts";
import type { Expectation } from "../../explore/trends/expected";
import { type Drawn, figuresOf, leastOf, pictureData } from "../../explore/trends/pictured";
import { rowsOf, titlesOf } from "../../explore/trends/rows";
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

type ShownTrends = Shown<TrendsQuestion> & { picture: Drawn; expectation?: Expectation | undefined };

/** A picture for each unit or figure. */
export function trendDrawings(trends: Trends, { title, question, view, picture, expectation }: ShownTrends, { t, language, format }: Speech): Drawing[] {
  const by = question.by ?? [];
  const titles = titlesOf(question.metrics, trends, t);
  const rows = rowsOf({ trends, titles, by }, t, language);
  const pictures = figuresOf(picture, trends, by);
  const flags = flagsOn(
    trends.buckets.map(({ from }) => from),
    view.annotations.map(({ from, text }) => ({ on: from, text })),
  );
  const alongTime = picture === "line" || picture === "area" || picture === "stacked" || picture === "bar" || picture === "expected";
  return pictures.map((metrics) => {
    const own = titles.filter((_, place) => metrics.includes(place));
    const names = own.join(", ");
    const data = pictureData(
      {
        trends,
        picture,
        rows: rows.filter(({ series }) => metrics.includes(series.metric)),
        unit: trends.metrics[metrics[0] ?? 0]?.unit ?? "number",
        by,
        titles: own,
        comparison: view.range.comparison,
        expectation,
      },
      t,
      format,
    );
    return {
      title: pictures.length > 1 ? [title, names].filter(Boolean).join(": ") : title || names,
      data: alongTime ? ({ ...data, flags } as ChartData) : data,
      least: leastOf(picture),
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
