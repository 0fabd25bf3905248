import type { Condition, FunnelQuestion, PathsQuestion, RetentionQuestion, TrendsQuestion } from "../../explore/answers";
import type { Dimension } from "../../overview/filters";
import { type Measure, MEASURES } from "../../overview/measures";
import type { CardView } from "../board";

export const OVERVIEW_CHARTS = ["series", "figure", "figures", "breakdown"] as const;
export type OverviewChart = (typeof OVERVIEW_CHARTS)[number];
export const DIMENSIONS = ["channel", "campaign", "landing-page", "page", "referrer", "country", "device", "browser"] as const;
/** Of a card's breakdown. */
export const BREAKDOWN_ROWS = 12;

export type OverviewQuestion = { measure: Measure; by: Dimension };

/** A card's question, as far as it is one. */
export function overviewQuestion(question: Record<string, unknown>): OverviewQuestion {
  return {
    measure: MEASURES.find((one) => one === question.measure) ?? "visitors",
    by: DIMENSIONS.find((one) => one === question.by) ?? "channel",
  };
}

export function overviewChart(chart: string | undefined): OverviewChart {
  return OVERVIEW_CHARTS.find((one) => one === chart) ?? "series";
}

export type AskedOf = { trends: TrendsQuestion; funnels: FunnelQuestion; retention: RetentionQuestion; paths: PathsQuestion };
/** The analyses that a card can be of. */
export type CardAnalysis = keyof AskedOf;

/** A kept question of Explore, with the dates and the filters of the dashboard. */
export function askedOf<K extends CardAnalysis>(kind: K, question: Record<string, unknown>, { range, conditions }: Pick<CardView, "range" | "conditions">): AskedOf[K] {
  const where = [...((question.where as Condition[] | undefined) ?? []), ...conditions];
  const compare = kind === "trends" || kind === "funnels" ? range.comparison : "none";
  return { include: [], ...question, ...range.days, compare, where } as unknown as AskedOf[K];
}
