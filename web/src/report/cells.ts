import type { Cell as FileCell } from "../format/csv";
import type { Format } from "../format/numbers";
import type { Language } from "../texts/language";
import { seriesColor } from "../ui/chart/colors";
import type { ChartTable } from "../ui/chart/data";
import { SPARK, sparkPath } from "../ui/chart/spark";
import { texts as uiTexts } from "../ui/texts";
import { type Markup, trusted, x } from "./markup";
import { texts } from "./texts";

export type Speech = { language: Language; format: Format };
export type Cell = { text: string; number: boolean; picture?: Markup };
export type Cells = { header: string[]; rows: Cell[][] };

/** Rows of a card; the export has all. */
export const MOST_LISTED = 25;
const MOST_COLUMNS = 12;

export const textCell = (text: string): Cell => ({ text, number: false });
export const numberCell = (text: string): Cell => ({ text, number: true });

/** A column whose cells are texts, as a screen's table has them. */
export type TextColumn<Row> = { name: string; kind?: "text" | "number" | "sentence"; value: (row: Row) => FileCell; show?: (row: Row) => unknown };

export function columnCells<Row>(columns: TextColumn<Row>[], rows: Row[], format: Format): Cells {
  const said = (value: unknown) => (value === undefined || value === null ? "–" : typeof value === "number" ? format.number(value) : String(value));
  return {
    header: columns.map(({ name }) => name),
    rows: rows.map((row) => columns.map(({ kind, value, show }) => ({ text: said(show ? show(row) : value(row)), number: kind === "number" }))),
  };
}

export function notesMarkup(notes: string[]): Markup {
  return x`${notes.map((note) => x`<p class="note">${note}</p>`)}`;
}

/** A course in the height of a line. */
export function sparkMarkup(values: (number | null)[], place: number, channel: string | undefined): Markup {
  const { width, height } = SPARK;
  return trusted(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><path d="${sparkPath(values)}" fill="none" stroke="${seriesColor("light", place, channel)}" stroke-width="1.5" /></svg>`,
  );
}

export type PaperFigure = { name: string; value: string; change?: { now: number; before: number; kind?: string | undefined; base: string } | undefined; note?: string | undefined; picture?: Markup };

const FIGURES_IN_ROW = 4;

/** Some beside each other, each with what it changed from. */
export function figuresMarkup(figures: PaperFigure[], speech: Speech): Markup {
  const rows = Array.from({ length: Math.ceil(figures.length / FIGURES_IN_ROW) }, (_, row) => figures.slice(row * FIGURES_IN_ROW, (row + 1) * FIGURES_IN_ROW));
  return x`<table class="figures">${rows.map(
    (row) =>
      x`<tr>${row.map(
        ({ name, value, change: changed, note, picture }) =>
          x`<td><div class="name">${name}</div><div class="value">${value}</div><div class="note">${changed && x`${change(changed.now, changed.before, changed.kind === "points", speech)} ${changed.base} `}${note}</div>${picture && x`<div class="spark">${picture}</div>`}</td>`,
      )}</tr>`,
  )}</table>`;
}

/** With its sign, size and direction: a colour alone tells nothing to everyone. */
export function change(now: number, before: number, points: boolean, { language, format }: Speech): Markup {
  const t = uiTexts[language];
  if (before === 0 && !points) return x`<span class="change">${now === 0 ? t.unchanged : t.noBefore}</span>`;
  const difference = points ? now - before : now / before - 1;
  const tone = difference > 0 ? "gain" : difference < 0 ? "loss" : "none";
  const sign = difference > 0 ? "▲ " : difference < 0 ? "▼ " : "";
  return x`<span class="change ${tone}">${difference === 0 ? t.unchanged : sign + (points ? format.points(difference) : format.change(difference))}</span>`;
}

/** Cells as they stand in the table of the chart. */
export function cellsOf({ header, rows, shown }: ChartTable, show: (value: number) => string): Cells {
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
    .map((row) => x`<tr>${row.slice(0, MOST_COLUMNS).map((cell) => x`<td${cell.number ? x` class="number"` : x``}>${cell.picture ?? cell.text}</td>`)}</tr>`)}</tbody></table>${
    rows.length > most && x`<p class="note">${t.moreRows(String(rows.length - most))}</p>`
  }`;
}

