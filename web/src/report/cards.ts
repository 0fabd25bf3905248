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
import type { Funnel, Note, Paths, Retention, Trends } from "../features/explore/answers";
import { texts as exploreTexts } from "../features/explore/texts";
import { headline, type Measure, MEASURES, valueOf } from "../features/overview/measures";
import { seriesOf } from "../features/overview/series";
import { texts as overviewTexts } from "../features/overview/texts";
import { nameOf } from "../features/overview/values";
import { parseAnswer, textOf, kindOf as cellKindOf } from "../features/sql/answer";
import { chartOf, fits } from "../features/sql/chartData";
import type { SavedQuery } from "../features/sql/savedQueries";
import type { Format } from "../format/numbers";
import type { Language } from "../texts/language";
import { type ChartTable, countOf, tableOf } from "../ui/chart/data";
import { texts as uiTexts } from "../ui/texts";
import type { Given } from "./asking";
import { type Markup, x } from "./markup";
import { pictureOf } from "./picture";
import { texts } from "./texts";
import { wordsOf } from "./words";

export type Speech = { language: Language; format: Format };

/** A card on paper, and its figures for the pages behind. */
export type Shown = { title: string; content: Markup; tables: { title: string; table: Cells }[]; facts?: { name: string; value: string }[] };
type Cells = { header: string[]; rows: { text: string; number: boolean }[][] };

/** Rows of a table on paper; the export has all. */
const MOST_ROWS = 62;
const MOST_LISTED = 25;
const MOST_COLUMNS = 12;

export function shownCard(card: Card, view: CardView, given: Given[], speech: Speech, width: number): Shown {
  const t = texts[speech.language];
  const failed = given.find(({ body }) => body === undefined);
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
    default:
      return analysis(kind, card.analysis, title, body, view, speech, width);
  }
}

type KeptAnalysis = NonNullable<Card["analysis"]>;

function analysis(kind: CardAnalysis, { question, chart }: KeptAnalysis, title: string, body: string, view: CardView, { language, format }: Speech, width: number): Shown {
  const words = { t: exploreTexts[language], language, format };
  const drawings = drawingsOf();
  const told = toldOf(view, [], { t: dashboardTexts[language], names: exploreTexts[language], format });
  const notes = (JSON.parse(body) as { notes?: Note[] }).notes ?? [];
  return {
    title: drawings.length === 1 ? (drawings[0]?.title ?? title) : title,
    content: x`<p class="note">${told.all}</p>${drawings.map((one) => x`${drawings.length > 1 && x`<h4>${one.title}</h4>`}${drawn(one, language, width)}`)}${notes.map(({ text }) => x`<p class="note">${text}</p>`)}`,
    tables: drawings.map((one) => ({ title: one.title, table: cellsOf(tableOf(one.data), one.data.exact ?? one.data.show) })),
  };

  function drawingsOf(): Drawing[] {
    switch (kind) {
      case "trends":
        return trendDrawings(JSON.parse(body) as Trends, { title, question: askedOf(kind, question, view), view, chart }, words);
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
    return { title: title || t[by], content: x`<p class="note">${told.all}</p>${breakdown(JSON.parse(body) as Schema<"Breakdown">, measure, speech)}`, tables: [] };
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

/** With its sign, size and direction: a colour alone tells nothing to everyone. */
function change(now: number, before: number, points: boolean, { language, format }: Speech): Markup {
  const t = uiTexts[language];
  if (before === 0 && !points) return x`<span class="change">${now === 0 ? t.unchanged : t.noBefore}</span>`;
  const difference = points ? now - before : now / before - 1;
  const tone = difference > 0 ? "gain" : difference < 0 ? "loss" : "none";
  const sign = difference > 0 ? "▲ " : difference < 0 ? "▼ " : "";
  return x`<span class="change ${tone}">${difference === 0 ? t.unchanged : sign + (points ? format.points(difference) : format.change(difference))}</span>`;
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
  const { data } = chartOf(chart, answer, format.headline, format.number);
  return { title: named, content: x`${note}${drawn({ data, least: 1 }, language, width)}`, tables: [{ title: named, table }] };
}

/** Cells as they stand in the table of the chart. */
function cellsOf({ header, rows, shown }: ChartTable, show: (value: number) => string): Cells {
  return {
    header,
    rows: rows.map((row) =>
      row.map((cell, place) => {
        const own = shown[place];
        const isNumber = place > 0 && typeof cell === "number" && !own;
        if (own && (typeof cell === "string" || typeof cell === "number")) return { text: own(cell), number: false };
        return { text: cell === null || cell === undefined ? "–" : isNumber ? show(cell as number) : String(cell), number: place > 0 && (cell === null || isNumber) };
      }),
    ),
  };
}

export function tableMarkup({ header, rows }: Cells, most: number, language: Language): Markup {
  const t = texts[language];
  const columns = header.slice(0, MOST_COLUMNS);
  const isNumber = (place: number) => rows.some((row) => row[place]?.number);
  return x`<table class="values"><thead><tr>${columns.map((name, place) => x`<th${isNumber(place) ? x` class="number"` : x``}>${name}</th>`)}</tr></thead><tbody>${rows
    .slice(0, most)
    .map((row) => x`<tr>${row.slice(0, MOST_COLUMNS).map((cell) => x`<td${cell.number ? x` class="number"` : x``}>${cell.text}</td>`)}</tr>`)}</tbody></table>${
    rows.length > most && x`<p class="note">${t.moreRows(String(rows.length - most))}</p>`
  }`;
}

export function appendix(tables: Shown["tables"], language: Language): Markup {
  return x`${tables.map(({ title, table }) => x`<div class="table"><h4>${title}</h4>${tableMarkup(table, MOST_ROWS, language)}</div>`)}`;
}
