import { type CardView, conditionsIn, rangeIn, rangeOf } from "../features/dashboards/board";
import type { Annotation, Card, Dashboard } from "../features/dashboards/dashboards";
import type { Condition } from "../features/explore/answers";
import { fieldName, valueName } from "../features/explore/names";
import { texts as exploreTexts } from "../features/explore/texts";
import { formatOf } from "../format/numbers";
import { today } from "../format/range";
import type { Language } from "../texts/language";
import { texts as uiTexts } from "../ui/texts";
import { type Given, pairs, type Question, questionOf } from "./asking";
import { appendix, type Shown, shownCard } from "./cards";
import type { Speech } from "./cells";
import { filesMarkup } from "./files";
import { type Markup, x } from "./markup";
import { STYLE } from "./style";
import { texts } from "./texts";

export type Input = {
  board: Dashboard;
  /** What an address says of dates and filters, as pairs. */
  address: [string, string][];
  zone: string;
  language: Language;
  /** When it is made, and with whose rights. */
  now: string;
  by: string;
  /** For those whom nobody knows, until when. */
  shared?: { until: string };
  /** Of the annotations, then of each card. */
  given: Given[][];
};

/** In pixels of a page between its margins. */
const PAGE_WIDTH = 680;
const COLUMNS = 12;
const GAP = 16;

type View = { range: CardView["range"]; conditions: Condition[] };

function viewOf({ board, address, zone, now }: Input): View {
  const named = {
    get: (name: string) => address.find(([one]) => one === name)?.[1] ?? null,
    getAll: (name: string) => address.filter(([one]) => one === name).map(([, value]) => value),
    has: (name: string) => address.some(([one]) => one === name),
  };
  return { range: rangeIn(named, board, today(zone, new Date(now))), conditions: conditionsIn(named, board.filters as Condition[]) };
}

function ofCard({ dates }: Card, { range, conditions }: View, { zone, now }: Input): View & { own: boolean } {
  return dates ? { own: true, conditions, range: rangeOf(dates, range.comparison, today(zone, new Date(now))) } : { own: false, range, conditions };
}

/** What is still to be asked: of the annotations, then of each card. */
export function questionsOf(input: Input): (Question | null)[] {
  const view = viewOf(input);
  const { from, to } = view.range.days;
  const [annotations = [], ...cards] = input.given;
  return [
    annotations.length > 0 ? null : { method: "GET", path: "/api/annotations", query: pairs({ from, to, dashboard: input.board.id }) },
    ...ordered(input.board.cards).map((card, place) => (isLeftOut(card, input) ? null : (questionOf(card, ofCard(card, view, input), cards[place] ?? []) ?? null))),
  ];
}

/** What a query says of single persons, nobody can tell: it is for those who may ask it themselves. */
function isLeftOut(card: Card, { shared }: Input): boolean {
  return shared !== undefined && card.query !== undefined;
}

/** As they are read: from the top, and from the left. */
function ordered(cards: Card[]): Card[] {
  return cards.toSorted((one, other) => (one.place.row ?? 0) - (other.place.row ?? 0) || (one.place.column ?? 0) - (other.place.column ?? 0));
}

export type Fact = { name: string; value: string };
/** @property html the whole as one document that needs nothing else */
export type Page = { html: string; period: string; made: string; facts: Fact[] };

export function pageOf(input: Input): Page {
  const { board, language, given } = input;
  const t = texts[language];
  const speech: Speech = { language, format: formatOf(language) };
  const view = viewOf(input);
  const [marks = [], ...answers] = given;
  const annotations = annotationsIn(marks);
  const cards = ordered(board.cards);
  const rows = rowsOf(cards);
  const shown = new Map<Card, Shown>();
  for (const row of rows) {
    const whole = row.reduce((sum, card) => sum + widthOf(card), 0);
    for (const card of row) {
      const width = Math.floor(((PAGE_WIDTH - GAP * (row.length - 1)) * widthOf(card)) / Math.max(whole, row.length > 1 ? whole : COLUMNS)) - 2;
      const place = cards.indexOf(card);
      const own = { ...ofCard(card, view, input), annotations, onFilter: () => undefined };
      shown.set(
        card,
        isLeftOut(card, input)
          ? { title: card.title ?? "", content: x`<p class="note">${t.notShared}</p>`, tables: [] }
          : shownCard(card, own, answers[place] ?? [], speech, row.length === 1 ? PAGE_WIDTH : width),
      );
    }
  }
  if (input.shared) {
    for (const [card, one] of shown) shown.set(card, { ...one, content: x`${one.content}${filesMarkup(one.sheets ?? [], t.excel)}` });
  }
  const tables = [...shown.values()].flatMap((one) => one.tables);
  const days = speech.format.days(view.range.days.from, view.range.days.to);
  const html = x`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><meta name="robots" content="noindex, nofollow" /><title>${board.name}</title><style>${{ markup: STYLE }}</style></head>
<body><div class="foot-left">${board.name} · ${days}</div><div class="brand">Windrose</div><h1>${board.name}</h1>${board.description !== "" && x`<p class="about">${board.description}</p>`}${facts(input, view, speech)}
${cards.length === 0 && x`<p>${t.empty}</p>`}
${rows.map((row) => rowMarkup(row, shown))}
${annotations.length > 0 && x`<div class="card whole"><h2>${t.annotations}</h2><table class="values"><tbody>${annotations.map(({ from, to, text }) => x`<tr><td class="day">${to ? speech.format.days(from, to) : speech.format.day(from)}</td><td>${text}</td></tr>`)}</tbody></table></div>`}
${tables.length > 0 && x`<div class="appendix"><h2>${t.figures}</h2><p class="note">${t.figuresNote}</p>${appendix(tables, language)}</div>`}
</body></html>`.markup;
  return { html, period: days, made: t.madeBy(momentOf(input), input.zone, input.by), facts: factsOf([...shown.values()]) };
}

/** So many go into a message. */
const MOST_FACTS = 8;

function factsOf(shown: Shown[]): Fact[] {
  const facts = shown.flatMap((one) => one.facts ?? []);
  return facts.filter(({ name }, place) => facts.findIndex((other) => other.name === name) === place).slice(0, MOST_FACTS);
}

function momentOf({ language, zone, now }: Input): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(new Date(now));
}

function annotationsIn([given]: Given[]): Annotation[] {
  return given?.body === undefined ? [] : (JSON.parse(given.body) as { items: Annotation[] }).items;
}

function widthOf({ place }: Card): number {
  return place.width ?? COLUMNS;
}

/** Cards that begin in the same row of the board stand beside each other on paper too, as long as they can be read there. */
function rowsOf(cards: Card[]): Card[][] {
  const rows: Card[][] = [];
  for (const card of cards) {
    const row = rows.at(-1);
    const isBeside = row?.[0] !== undefined && row[0].place.row === card.place.row && row.reduce((sum, one) => sum + widthOf(one), 0) + widthOf(card) <= COLUMNS;
    if (row && isBeside) row.push(card);
    else rows.push([card]);
  }
  return rows;
}

function rowMarkup(row: Card[], shown: Map<Card, Shown>): Markup {
  const content = (card: Card) => {
    const one = shown.get(card);
    return one && x`${one.title !== "" && x`<h2>${one.title}</h2>`}${one.content}`;
  };
  const [only] = row;
  if (row.length === 1 && only) return x`<div class="card whole">${content(only)}</div>`;
  const whole = row.reduce((sum, card) => sum + widthOf(card), 0);
  return x`<table class="row"><tr>${row.map((card) => x`<td class="cell" style="width: ${Math.round((widthOf(card) / whole) * 100)}%"><div class="card">${content(card)}</div></td>`)}</tr></table>`;
}

/** What must be known to read the figures: of which days they are, what was left out, and who was asked. */
function facts(input: Input, { range, conditions }: View, { language, format }: Speech): Markup {
  const t = texts[language];
  const names = exploreTexts[language];
  const { zone, by, shared } = input;
  const filters = conditions.map(({ field, is, values = [] }) =>
    [fieldName(field, names), names[`is-${is}`], values.map((value) => valueName(field, value, names, language)).join(", ")].filter(Boolean).join(" "),
  );
  const compared = range.compared ? `${uiTexts[language][`compare-${range.comparison}`]}, ${format.days(range.compared.from, range.compared.to)}` : uiTexts[language]["compare-none"];
  const line = (name: string, value: string) => x`<tr><th>${name}</th><td>${value}</td></tr>`;
  return x`<table class="facts">${line(t.period, format.days(range.days.from, range.days.to))}${line(t.compared, compared)}${line(t.filters, filters.join("; ") || t.noFilters)}${
    shared ? line(t.made, t.until(format.day(shared.until.slice(0, 10)))) : line(t.made, t.madeBy(momentOf(input), zone, by))
  }</table>`;
}
