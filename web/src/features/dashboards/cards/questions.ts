import { BY } from "../../explore/acquisition/acquisition";
import { chosenFigures, type FigureName } from "../../explore/acquisition/shown";
import type { Asked, Condition, FunnelQuestion, PathsQuestion, RetentionQuestion, TrendsQuestion } from "../../explore/answers";
import type { WebPart } from "../../explore/web/shown";
import type { texts as webTexts } from "../../explore/web/texts";
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

type Seen = Pick<CardView, "range" | "conditions">;

/** Of how the site is visited; which part is seen is no part of the question. */
export function webAsked(question: Record<string, unknown>, { range, conditions }: Seen): Asked {
  const { include = [], where = [] } = question as Partial<Asked>;
  return { ...range.days, compare: range.comparison, include, where: [...where, ...conditions] };
}

export function webTitle(part: WebPart, t: (typeof webTexts)["en"]): string {
  return { figures: t.inFigures, landings: t.landings, pages: t.pages, exits: t.exitPages, vitals: t.vitals }[part];
}

export type AcquisitionAsked = Pick<Asked, "from" | "to" | "include"> & { by: (typeof BY)[number] };

/** The rows, and which figures are seen of them. */
export function acquisitionShown(question: Record<string, unknown>): { by: (typeof BY)[number]; chosen: FigureName[] } {
  return { by: BY.find((one) => one === question.by) ?? BY[0], chosen: chosenFigures(typeof question.columns === "string" ? question.columns : undefined) };
}

export function acquisitionAsked(question: Record<string, unknown>, { range }: Seen): AcquisitionAsked {
  const { include = [] } = question as Partial<Asked>;
  return { ...range.days, include, by: acquisitionShown(question).by };
}
