import type { Schema } from "../api/client";
import { texts as campaignTexts } from "../features/campaigns/texts";
import { ratio } from "../features/campaigns/pacing";
import type { CardView } from "../features/dashboards/board";
import { filtersOf, kindOf } from "../features/dashboards/board";
import { type Drawing, funnelDrawing, pathsDrawing, retentionDrawing, trendDrawings } from "../features/dashboards/cards/drawings";
import { askedOf, overviewChart, overviewQuestion, type CardAnalysis } from "../features/dashboards/cards/questions";
import { toldOf } from "../features/dashboards/cards/told";
import type { Card } from "../features/dashboards/dashboards";
import { texts as dashboardTexts } from "../features/dashboards/texts";
import type { Acquisition } from "../features/explore/acquisition/acquisition";
import type { Answered, Funnel, Paths, Retention, Trends } from "../features/explore/answers";
import { notesOf } from "../features/explore/notes";
import { texts as exploreTexts } from "../features/explore/texts";
import { type Expectation, expectedNotes } from "../features/explore/trends/expected";
import { pictureFor } from "../features/explore/trends/rows";
import type { WebAnalysis } from "../features/explore/web/web";
import { headline, type Measure, MEASURES, valueOf } from "../features/overview/measures";
import { seriesOf } from "../features/overview/series";
import { texts as overviewTexts } from "../features/overview/texts";
import { nameOf } from "../features/overview/values";
import { parseAnswer, textOf, kindOf as cellKindOf } from "../features/sql/answer";
import { chartOf, chartWords, fits, inCells } from "../features/sql/chartData";
import { texts as sqlTexts } from "../features/sql/texts";
import type { SavedQuery } from "../features/sql/savedQueries";
import type { Language } from "../texts/language";
import { countOf, tableOf } from "../ui/chart/data";
import { texts as uiTexts } from "../ui/texts";
import type { Given } from "./asking";
import { type Cells, cellsOf, change, MOST_LISTED, notesMarkup, type Speech, tableMarkup } from "./cells";
import type { Sheet } from "./files";
import { type Markup, x } from "./markup";
import { pictureOf } from "./picture";
import { acquisitionCells, queryCells, trendCells, webShown } from "./tables";
import { texts } from "./texts";
import { wordsOf } from "./words";

/** A card on paper, and its figures for the pages behind. */
export type Shown = { title: string; content: Markup; tables: { title: string; table: Cells }[]; facts?: { name: string; value: string }[]; sheets?: Sheet[] };

/** Rows of a table on the pages behind; the export has all. */
const MOST_ROWS = 62;

export function shownCard(card: Card, view: CardView, given: Given[], speech: Speech, width: number): Shown {
  const t = texts[speech.language];
  // What was expected of a trend is beside the trend, which stands without it.
  const failed = card.analysis?.kind === "trends" ? given.slice(0, 1).find(({ body }) => body === undefined) : given.find(({ body }) => body === undefined);
  const title = card.title ?? "";
  if (failed) {
    const named = title || (kindOf(card) === "query" ? dashboardTexts[speech.language]["kind-query"] : "");
    const note = failed.status === 403 ? dashboardTexts[speech.language].notForYou : `${t.failed}: ${failed.problem}`;
    return { title: named, content: x`<p class="note">${note}</p>`, tables: [] };
  }
  if (card.markdown !== undefined) return { title, content: wordsOf(card.markdown), tables: [] };
  if (card.query !== undefined) return query(title, given, speech, width);
  if (!card.analysis) return { title, content: x``, tables: [] };
  const { kind } = card.analysis;
  const body = given[0]?.body ?? "{}";
  switch (kind) {
    case "overview":
      return overview(card.analysis, title, body, view, speech, width);
    case "campaigns":
      return campaigns(title, JSON.parse(body) as Schema<"CampaignTable">, view, speech);
    case "web":
      return webShown(card.analysis, title, JSON.parse(body) as WebAnalysis, view, speech);
    case "acquisition":
      return acquisitionCells(card.analysis.question, title, JSON.parse(body) as Acquisition, view, speech);
    case "trends":
      return trend(card.analysis, title, given, view, speech, width);
    default:
      return analysis(kind, card.analysis, title, body, view, speech, width);
  }
}

type KeptAnalysis = NonNullable<Card["analysis"]>;

function trend({ question, chart }: KeptAnalysis, title: string, [first, second]: Given[], view: CardView, { language, format }: Speech, width: number): Shown {
  const t = exploreTexts[language];
  const trends = JSON.parse(first?.body ?? "{}") as Trends;
  const asked = askedOf("trends", question, view);
  const picture = pictureFor(chart, { metrics: asked.metrics ?? [], by: asked.by ?? [], show: asked.show });
  const expectation = second?.body === undefined ? undefined : (JSON.parse(second.body) as Expectation);
  const expected =
    picture !== "expected"
      ? []
      : trends.granularity !== "day"
        ? [t.noneExpected]
        : expectedNotes({ data: expectation, error: second?.problem === undefined ? undefined : new Error(second.problem) }, t, format);
  const notes = [...expected, ...notesOf(trends, format)];
  if (picture === "figure" || picture === "table") return trendCells({ trends, asked, title, picture, notes }, view, { language, format });
  const drawings = trendDrawings(trends, { title, question: asked, view, picture, expectation }, { t, language, format });
  return drawingsShown(drawings, title, trends, expected, view, { language, format }, width);
}

function drawingsShown(drawings: Drawing[], title: string, answer: Answered, more: string[], view: CardView, { language, format }: Speech, width: number): Shown {
  const told = toldOf(view, [], { t: dashboardTexts[language], names: exploreTexts[language], format }, answer);
  return {
    title: drawings.length === 1 ? (drawings[0]?.title ?? title) : title,
    content: x`<p class="note">${told.all}</p>${drawings.map((one) => x`${drawings.length > 1 && x`<h4>${one.title}</h4>`}${drawn(one, language, width)}`)}${notesMarkup([...more, ...notesOf(answer, format)])}`,
    tables: drawings.map((one) => ({ title: one.title, table: cellsOf(tableOf(one.data), one.data.exact ?? one.data.show) })),
    sheets: drawings.map((one) => ({ title: one.title, ...tableOf(one.data) })),
  };
}

function analysis(kind: Exclude<CardAnalysis, "trends">, { question }: KeptAnalysis, title: string, body: string, view: CardView, { language, format }: Speech, width: number): Shown {
  const words = { t: exploreTexts[language], language, format };
  return drawingsShown(drawingsOf(), title, JSON.parse(body) as Answered, [], view, { language, format }, width);

  function drawingsOf(): Drawing[] {
    switch (kind) {
      case "funnels":
        return [funnelDrawing(JSON.parse(body) as Funnel, { title, question: askedOf(kind, question, view) }, words)];
      case "retention":
        return [retentionDrawing(JSON.parse(body) as Retention, { title, question: askedOf(kind, question, view) }, words)];
      case "paths":
        return [pathsDrawing(JSON.parse(body) as Paths, { title, question: askedOf(kind, question, view) }, words)];
    }
  }
}

/** As on the screen: too few values are told in a table. */
function drawn({ data, least }: Pick<Drawing, "data" | "least">, language: Language, width: number): Markup {
  const t = uiTexts[language];
  const count = countOf(data);
  if (count === 0) return x`<p class="note">${t.noData}</p>`;
  if (count < least) return tableMarkup(cellsOf(tableOf(data), data.exact ?? data.show), MOST_LISTED, language);
  const height = data.kind === "flow" ? 340 : data.kind === "map" ? Math.round(width * 0.52) : width > 400 ? 250 : 210;
  return x`<div class="picture">${pictureOf(data, { incomplete: t.incomplete }, width, height)}</div>`;
}

function overview({ question, chart }: KeptAnalysis, title: string, body: string, view: CardView, speech: Speech, width: number): Shown {
  const { language, format } = speech;
  const t = overviewTexts[language];
  const { measure, by } = overviewQuestion(question);
  const { unmet } = filtersOf(view.conditions);
  const told = toldOf(view, unmet, { t: dashboardTexts[language], names: exploreTexts[language], format });
  const kind = overviewChart(chart);
  if (kind === "breakdown") {
    const found = JSON.parse(body) as Schema<"Breakdown">;
    const rows = found.rows.map((row) => [nameOf(by, row, t, language), valueOf(row.figures, measure), row.compared ? valueOf(row.compared, measure) : null]);
    const sheet = { title: title || t[by], header: [t[`one-${by}`], t[measure], t.comparedSeries], rows };
    return { title: title || t[by], content: x`<p class="note">${told.all}</p>${breakdown(found, measure, speech)}`, tables: [], sheets: [sheet] };
  }
  const answer = JSON.parse(body) as Schema<"Overview">;
  if (kind === "series") {
    const flags = view.annotations.map(({ from, text }) => ({ on: from, text }));
    const data = seriesOf(answer, { measure, comparison: view.range.comparison, flags }, { t, format });
    const named = title || t.overTime(t[measure]);
    return {
      title: named,
      content: x`<p class="note">${t[`by-${answer.granularity}`]}, ${told.all}</p>${drawn({ data, least: 2 }, language, width)}`,
      tables: [{ title: named, table: cellsOf(tableOf(data), data.exact ?? data.show) }],
      sheets: [{ title: named, ...tableOf(data) }],
    };
  }
  const measures: readonly Measure[] = kind === "figure" ? [measure] : MEASURES;
  const notes = [told.dates, told.filters].filter(Boolean).join("; ");
  return {
    title: kind === "figures" ? title : "",
    content: x`<table class="figures"><tr>${measures.map((one) => figure(answer, one, kind === "figure" ? title : "", speech))}</tr></table>${notes !== "" && x`<p class="note">${notes}</p>`}`,
    tables: [],
    facts: measures.map((one) => said(answer, one, kind === "figure" ? title : "", speech)),
  };
}

function figure({ total, compared, comparedRange, range, currency }: Schema<"Overview">, measure: Measure, title: string, { language, format }: Speech): Markup {
  const t = overviewTexts[language];
  const short = ({ from, to }: { from: string; to: string }) => (from === to ? format.shortDay(from) : `${format.shortDay(from)} – ${format.shortDay(to)}`);
  const now = valueOf(total, measure);
  const before = compared ? valueOf(compared, measure) : null;
  return x`<td><div class="name">${title || t[measure]}</div><div class="value">${headline(format, measure, now, currency)}</div><div class="note">${
    before !== null && now !== null && comparedRange ? x`${change(now, before, measure === "conversion", { language, format })} ${t.against(short(comparedRange))}` : short(range)
  }</div></td>`;
}

/** In words, as a message has it. */
function said({ total, compared, currency }: Schema<"Overview">, measure: Measure, title: string, { language, format }: Speech): { name: string; value: string } {
  const now = valueOf(total, measure);
  const before = compared ? valueOf(compared, measure) : null;
  const isPoints = measure === "conversion";
  const changed = now === null || before === null || (before === 0 && !isPoints) ? "" : `, ${isPoints ? format.points(now - before) : format.change(now / before - 1)}`;
  return { name: title || overviewTexts[language][measure], value: headline(format, measure, now, currency) + changed };
}

function breakdown({ by, rows, currency }: Schema<"Breakdown">, measure: Measure, speech: Speech): Markup {
  const { language, format } = speech;
  const t = overviewTexts[language];
  const shown = rows.filter((row) => row.kind !== "none" || row.figures.visits > 0 || row.figures.orders > 0);
  if (shown.length === 0) return x`<p class="note">${uiTexts[language].noData}</p>`;
  const most = Math.max(...shown.map((row) => valueOf(row.figures, measure) ?? 0), 0);
  const isCompared = shown.some((row) => row.compared);
  return x`<table class="values bars"><thead><tr><th>${t[`one-${by}`]}</th><th class="bar"></th><th class="number">${t[measure]}</th>${isCompared && x`<th class="number">${t.change}</th>`}</tr></thead><tbody>${shown.map(line)}</tbody></table>`;

  function line(row: Schema<"BreakdownRow">): Markup {
    const value = valueOf(row.figures, measure);
    const before = row.compared ? valueOf(row.compared, measure) : null;
    const width = most > 0 && value !== null ? Math.max(1, Math.round((value / most) * 100)) : 0;
    const changed = value !== null && before !== null && (before > 0 || measure === "conversion") ? change(value, before, measure === "conversion", speech) : x`${before === 0 && value ? t.fresh : "–"}`;
    return x`<tr><td>${nameOf(by, row, t, language)}</td><td class="bar"><div style="width: ${width}%"></div></td><td class="number">${headline(format, measure, value, currency)}</td>${isCompared && x`<td class="number">${changed}</td>`}</tr>`;
  }
}

function campaigns(title: string, { items, currency }: Schema<"CampaignTable">, view: CardView, { language, format }: Speech): Shown {
  const t = dashboardTexts[language];
  const names = campaignTexts[language];
  const told = toldOf(view, view.conditions, { t, names: exploreTexts[language], format });
  const text = (value: string) => ({ text: value, number: false });
  const number = (value: string) => ({ text: value, number: true });
  const rows = items
    .toSorted((one, other) => other.sums.cost - one.sums.cost)
    .map(({ name, status, sums }) => {
      const returned = ratio(sums.net, sums.cost);
      return [
        text(name),
        text(names[`is-${status}`]),
        number(format.moneyRounded(sums.cost, currency)),
        number(format.moneyRounded(sums.net, currency)),
        number(format.number(sums.orders)),
        number(returned === null ? "–" : format.headline(returned)),
      ];
    });
  const table = { header: [names.name, names.status, names.cost, names.net, names.orders, names.returned], rows };
  return {
    title: title || t.campaigns,
    content: x`<p class="note">${told.all}</p>${rows.length === 0 ? x`<p class="note">${t.noneRan}</p>` : tableMarkup(table, MOST_LISTED, language)}`,
    tables: [],
    sheets: [
      {
        title: title || t.campaigns,
        header: table.header,
        rows: items.map(({ name, status, sums }) => [name, names[`is-${status}`], sums.cost, sums.net, sums.orders, ratio(sums.net, sums.cost)]),
      },
    ],
  };
}

function query(title: string, [saved, rows]: Given[], { language, format }: Speech, width: number): Shown {
  const t = dashboardTexts[language];
  const { name, chart } = JSON.parse(saved?.body ?? "{}") as SavedQuery;
  const answer = { ...parseAnswer(rows?.body ?? "{}"), milliseconds: 0 };
  const named = title || name || t["kind-query"];
  const table: Cells = {
    header: answer.columns.map((column) => column.name),
    rows: answer.rows.map((row) => row.map((cell, place) => ({ text: textOf(cell, cellKindOf(answer.columns[place]?.type ?? "")), number: typeof cell === "number" }))),
  };
  const note = x`<p class="note">${t.ownPeriod}</p>`;
  if (answer.rows.length === 0) return { title: named, content: x`${note}<p class="note">${t.noRows}</p>`, tables: [] };
  if (!chart || !fits(chart, answer)) return { title: named, content: x`${note}${tableMarkup(table, MOST_LISTED, language)}`, tables: [] };
  const { data } = chartOf(chart, answer, chartWords(sqlTexts[language]), format.headline, format.number);
  const cells = inCells(chart.kind);
  if (cells && data.kind === "line") return { title: named, content: x`${note}${queryCells(cells, data, { language, format })}`, tables: [{ title: named, table }] };
  return { title: named, content: x`${note}${drawn({ data, least: 1 }, language, width)}`, tables: [{ title: named, table }] };
}

export function appendix(tables: Shown["tables"], language: Language): Markup {
  return x`${tables.map(({ title, table }) => x`<div class="table"><h4>${title}</h4>${tableMarkup(table, MOST_ROWS, language)}</div>`)}`;
}
