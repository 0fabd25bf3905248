import type { CardView } from "../features/dashboards/board";
import { acquisitionShown, webTitle } from "../features/dashboards/cards/questions";
import { toldOf } from "../features/dashboards/cards/told";
import type { Card } from "../features/dashboards/dashboards";
import { texts as dashboardTexts } from "../features/dashboards/texts";
import type { Acquisition, AcquisitionRow } from "../features/explore/acquisition/acquisition";
import { FIGURE_NAMES, figureOf as figureOfRow, figureText, nameOf } from "../features/explore/acquisition/shown";
import { texts as acquisitionTexts } from "../features/explore/acquisition/texts";
import type { Trends, TrendsQuestion } from "../features/explore/answers";
import { fieldName } from "../features/explore/names";
import { notesOf } from "../features/explore/notes";
import { texts as exploreTexts } from "../features/explore/texts";
import { figureOf } from "../features/explore/trends/figures";
import { rowsOf, titlesOf } from "../features/explore/trends/rows";
import { landingColumns, pageColumns, pagesOf, vitalColumns, vitalsInOrder, webFigures, webPart } from "../features/explore/web/shown";
import { texts as webTexts } from "../features/explore/web/texts";
import type { WebAnalysis } from "../features/explore/web/web";
import type { InCells } from "../features/sql/chartData";
import { coursesOf } from "../features/sql/courses";
import { texts as sqlTexts } from "../features/sql/texts";
import type { SeriesData } from "../ui/chart/data";
import { said } from "../ui/chart/data";
import { type Cells, columnCells, figuresMarkup, MOST_LISTED, notesMarkup, numberCell, type Speech, sparkMarkup, tableMarkup, type TextColumn, textCell } from "./cells";
import type { Shown } from "./cards";
import { type Markup, x } from "./markup";

/** Cards that are told in cells, on paper. */

export function webShown({ chart }: NonNullable<Card["analysis"]>, title: string, web: WebAnalysis, view: CardView, speech: Speech): Shown {
  const { language, format } = speech;
  const t = webTexts[language];
  const words = exploreTexts[language];
  const part = webPart(chart);
  const named = title || webTitle(part, t);
  const told = toldOf(view, [], { t: dashboardTexts[language], names: words, format }, web);
  const around = (content: Markup): Shown => ({ title: named, content: x`<p class="note">${told.all}</p>${content}${notesMarkup(notesOf(web, format))}`, tables: [] });
  const table = <Row>(columns: TextColumn<Row>[], rows: Row[]): Shown => ({
    ...around(rows.length === 0 ? x`<p class="note">${words.nothing}</p>` : tableMarkup(columnCells(columns, rows, format), MOST_LISTED, language)),
    sheets: [{ title: named, header: columns.map(({ name }) => name), rows: rows.map((row) => columns.map(({ value }) => value(row))) }],
  });
  switch (part) {
    case "figures": {
      const figures = webFigures(web, t, format);
      return { ...around(figuresMarkup(figures, speech)), facts: figures.map(({ name, value }) => ({ name, value })) };
    }
    case "landings":
      return table(landingColumns(web.currency, t, format), web.landings);
    case "pages":
    case "exits":
      return table(pageColumns(t, format), pagesOf(web, part));
    case "vitals": {
      const vitals = vitalsInOrder(web);
      return vitals.length === 0 ? around(x`<p class="note">${t.noVitals}</p>`) : table(vitalColumns(t, words, format), vitals);
    }
  }
}

export function acquisitionCells(question: Record<string, unknown>, title: string, found: Acquisition, view: CardView, { language, format }: Speech): Shown {
  const t = acquisitionTexts[language];
  const words = exploreTexts[language];
  const { by, chosen } = acquisitionShown(question);
  const told = toldOf(view, view.conditions, { t: dashboardTexts[language], names: words, format }, found);
  const line = (row: AcquisitionRow) => [
    textCell(nameOf(row, by, t, words, language)),
    ...chosen.map((name) => numberCell(figureText(row.figures, name, found.currency, format))),
    textCell(t[`kind-${row.kind}`]),
  ];
  const cells = { header: [t[`by-${by}`], ...chosen.map((name) => t[name]), t.kind], rows: found.rows.toSorted((one, other) => other.figures.cost - one.figures.cost).map(line) };
  return {
    title: title || t.table,
    content: x`<p class="note">${told.all}</p>${cells.rows.length === 0 ? x`<p class="note">${t.nothing}</p>` : tableMarkup(cells, MOST_LISTED, language)}${notesMarkup(notesOf(found, format))}`,
    tables: [],
    sheets: [
      {
        title: title || t.table,
        header: [t[`by-${by}`], ...FIGURE_NAMES.map((name) => t[name]), t.kind],
        rows: found.rows.map((row) => [nameOf(row, by, t, words, language), ...FIGURE_NAMES.map((name) => figureOfRow(row, name)), t[`kind-${row.kind}`]]),
      },
    ],
  };
}

type TrendShown = { trends: Trends; asked: TrendsQuestion; title: string; picture: "figure" | "table"; notes: string[] };

export function trendCells({ trends, asked, title, picture, notes }: TrendShown, view: CardView, speech: Speech): Shown {
  const { language, format } = speech;
  const t = exploreTexts[language];
  const by = asked.by ?? [];
  const titles = titlesOf(asked.metrics, trends, t);
  const rows = rowsOf({ trends, titles, by }, t, language);
  const told = toldOf(view, [], { t: dashboardTexts[language], names: t, format }, trends);
  const named = title || titles.join(", ");
  const spark = (place: number) => sparkMarkup(rows[place]?.series.values.map((value, index) => (trends.buckets[index]?.state === "future" ? null : value)) ?? [], place, rows[place]?.channel);
  const figures = rows.map((row, place) => {
    const { value, change } = figureOf(trends, row, view.range.comparison, t, format);
    return { name: rows.length === 1 && title ? title : row.name, value, ...(change && { change }), picture: spark(place) };
  });
  const compared = trends.comparedRange !== undefined;
  const cells: Cells = {
    header: [by.length > 0 ? by.map((field) => fieldName(field, t)).join(", ") : t.figureName, ...(by.length > 0 && titles.length > 1 ? [t.figureName] : []), t.course, t.total, ...(compared ? [t.before] : [])],
    rows: rows.map((row, place) => [
      textCell(row.name),
      ...(by.length > 0 && titles.length > 1 ? [textCell(titles[row.series.metric] ?? "")] : []),
      { text: "", number: false, picture: spark(place) },
      numberCell(figureOf(trends, row, view.range.comparison, t, format).exact),
      ...(compared ? [numberCell(figureOf(trends, { ...row, series: { ...row.series, total: row.series.comparedTotal ?? null } }, "none", t, format).exact)] : []),
    ]),
  };
  return {
    title: named,
    content: x`<p class="note">${told.all}</p>${picture === "figure" ? figuresMarkup(figures, speech) : tableMarkup(cells, MOST_LISTED, language)}${notesMarkup(notes)}`,
    tables: [],
    sheets: [
      {
        title: named,
        header: [by.length > 0 ? by.map((field) => fieldName(field, t)).join(", ") : t.figureName, t.total, ...(compared ? [t.before] : [])],
        rows: rows.map(({ name, series }) => [name, series.total ?? null, ...(compared ? [series.comparedTotal ?? null] : [])]),
      },
    ],
    ...(picture === "figure" && { facts: figures.map(({ name, value }) => ({ name, value })) }),
  };
}

export function queryCells(kind: InCells, data: SeriesData, speech: Speech): Markup {
  const { language, format } = speech;
  const t = sqlTexts[language];
  const courses = coursesOf(data);
  if (kind === "figure") {
    return figuresMarkup(
      courses.map(({ name, values, place, channel, last, before }) => ({
        name,
        value: last ? data.show(last.value) : "–",
        ...(last && before ? { change: { now: last.value, before: before.value, base: t.heldAgainst(said(data.x, last.at), said(data.x, before.at)) } } : { note: last && said(data.x, last.at) }),
        picture: sparkMarkup(values, place, channel),
      })),
      speech,
    );
  }
  const number = (value: number | undefined) => numberCell(value === undefined ? "–" : format.number(value));
  return tableMarkup(
    {
      header: [t.columnName, t.course, t.lastValue, t.leastValue, t.mostValue],
      rows: courses.map(({ name, values, place, channel, last, least, most }) => [
        textCell(name),
        { text: "", number: false, picture: sparkMarkup(values, place, channel) },
        number(last?.value),
        number(least),
        number(most),
      ]),
    },
    MOST_LISTED,
    language,
  );
}
