import type { Card } from "../features/dashboards/dashboards";
import { filtersOf } from "../features/dashboards/board";
import { acquisitionAsked, askedOf, BREAKDOWN_ROWS, overviewChart, overviewQuestion, webAsked } from "../features/dashboards/cards/questions";
import type { CardView } from "../features/dashboards/board";
import type { Trends, TrendsQuestion } from "../features/explore/answers";
import { expectationAsked } from "../features/explore/trends/expected";
import { asked, askedBreakdown } from "../features/overview/asked";
import type { SavedQuery } from "../features/sql/savedQueries";

/** What is asked of the server's own routes. */
export type Question = { method: "GET" | "POST"; path: string; query?: [string, string][]; body?: unknown };
/** An answer as the server wrote it, or what it said instead. */
export type Given = { body?: string; problem?: string; status?: number };

type View = Pick<CardView, "range" | "conditions">;

/** What a card has still to ask, until it has all its answers. */
export function questionOf(card: Card, view: View, given: Given[]): Question | undefined {
  if (given.some(({ body }) => body === undefined)) return undefined;
  if (card.query !== undefined) return queryOf(card.query, given);
  if (!card.analysis) return undefined;
  const { kind, question, chart } = card.analysis;
  const [first, second] = given;
  if (first) return kind === "trends" && chart === "expected" && !second ? expectedOf(askedOf("trends", question, view), first) : undefined;
  const { from, to } = view.range.days;
  switch (kind) {
    case "overview": {
      const { filters } = filtersOf(view.conditions);
      const overview = { range: view.range, filters, included: [] };
      const { measure, by } = overviewQuestion(question);
      return overviewChart(chart) === "breakdown"
        ? { method: "GET", path: "/api/overview/breakdown", query: pairs(askedBreakdown(overview, by, measure, BREAKDOWN_ROWS)) }
        : { method: "GET", path: "/api/overview", query: pairs(asked(overview)) };
    }
    case "campaigns":
      return { method: "GET", path: "/api/campaign-results", query: pairs({ from, to }) };
    case "web":
      return { method: "POST", path: "/api/analyses/web", body: webAsked(question, view) };
    case "acquisition":
      return { method: "POST", path: "/api/analyses/acquisition", body: acquisitionAsked(question, view) };
    default:
      return { method: "POST", path: `/api/analyses/${kind}`, body: askedOf(kind, question, view) };
  }
}

/** What was expected, once it is known that the answer is by day. */
function expectedOf(question: TrendsQuestion, { body = "{}" }: Given): Question | undefined {
  const asked = expectationAsked(question, (JSON.parse(body) as Trends).granularity);
  return asked && { method: "POST", path: "/api/analyses/anomalies", body: asked };
}

/** More rows than these nobody reads on paper. */
const MOST_ROWS = 1_000;

/** Its text first, then its rows. */
function queryOf(id: string, [saved, rows]: Given[]): Question | undefined {
  if (saved?.body === undefined) return { method: "GET", path: `/api/sql/queries/${id}` };
  const { sql, engine } = JSON.parse(saved.body) as SavedQuery;
  return rows ? undefined : { method: "POST", path: engine === "spark" ? "/api/spark/sql" : "/api/sql", body: { sql, format: "json", limit: MOST_ROWS } };
}

export function pairs(query: Record<string, string | number | string[]>): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]));
}
