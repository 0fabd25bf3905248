import type { Format } from "../../../format/numbers";
import type { Column } from "../../../ui/DataTable";
import { valueName } from "../names";
import type { texts as shared } from "../texts";
import type { texts } from "./texts";
import { pageName, VITALS, type WebAnalysis, type WebLanding, type WebPage, type WebVital, vitalsOfAll } from "./web";

type Words = (typeof texts)["en"];
/** What a card of the web analysis can show of it. */
export const WEB_PARTS = ["figures", "landings", "pages", "exits", "vitals"] as const;
export type WebPart = (typeof WEB_PARTS)[number];

export function webPart(chart: string | undefined): WebPart {
  return WEB_PARTS.find((one) => one === chart) ?? "figures";
}

export type WebFigure = {
  name: string;
  value: string;
  exact?: string;
  note?: string;
  change?: { now: number; before: number; base: string; kind?: "points"; better?: "less" };
};

export function webFigures({ total, compared, comparedRange }: WebAnalysis, t: Words, format: Format): WebFigure[] {
  const base = comparedRange && t.against(format.days(comparedRange.from, comparedRange.to));
  const changed = (now: number | undefined, before: number | undefined, more: { kind?: "points"; better?: "less" } = {}) =>
    base !== undefined && now !== undefined && before !== undefined ? { change: { now, before, base, ...more } } : {};
  const { visits, pageViews, pagesPerVisit } = total;
  const { bounceRate, engagedSeconds } = visits;
  return [
    ...[
      { name: t.visits, now: visits.visits, before: compared?.visits.visits },
      { name: t.visitors, now: visits.visitors, before: compared?.visits.visitors },
      { name: t.pageViews, now: pageViews, before: compared?.pageViews },
    ].map(({ name, now, before }) => ({ name, value: format.headline(now), exact: format.number(now), ...changed(now, before) })),
    { name: t.pagesPerVisit, value: format.headline(pagesPerVisit ?? 0), ...changed(pagesPerVisit, compared?.pagesPerVisit) },
    {
      name: t.bounceRate,
      value: bounceRate === undefined ? "–" : format.percent(bounceRate),
      note: t.bounceNote,
      ...changed(bounceRate, compared?.visits.bounceRate, { kind: "points", better: "less" }),
    },
    {
      name: t.engaged,
      value: engagedSeconds === undefined ? t.notTold : format.duration(engagedSeconds),
      note: t.engagedNote,
      ...changed(engagedSeconds, compared?.visits.engagedSeconds),
    },
  ];
}

/** Its cells are texts, so that paper can have them too. */
type TextColumn<Row> = Omit<Column<Row>, "show"> & { show?: (row: Row) => string };

export function pageColumns(t: Words, format: Format): TextColumn<WebPage>[] {
  return [
    { id: "page", name: t.page, value: ({ label }) => pageName(label, t) },
    { id: "views", name: t.views, value: ({ views }) => views, kind: "number", width: 96 },
    { id: "entrances", name: t.entrances, value: ({ entrances }) => entrances, kind: "number", width: 104 },
    { id: "exits", name: t.exits, value: ({ exits }) => exits, kind: "number", width: 96 },
    { id: "exitRate", name: t.exitRate, value: ({ exitRate }) => exitRate, show: ({ exitRate }) => (exitRate === undefined ? "–" : format.percent(exitRate)), kind: "number", width: 104 },
    { id: "attention", name: t.attention, value: ({ engagedSeconds }) => engagedSeconds, show: ({ engagedSeconds }) => (engagedSeconds === undefined ? "–" : format.duration(engagedSeconds)), kind: "number", width: 128 },
  ];
}

export function landingColumns(currency: string, t: Words, format: Format): TextColumn<WebLanding>[] {
  const share = (value: number | undefined) => (value === undefined ? "–" : format.percent(value));
  return [
    { id: "page", name: t.landing, value: ({ label }) => pageName(label, t) },
    { id: "visits", name: t.visits, value: ({ visits }) => visits.visits, kind: "number", width: 96 },
    { id: "bounceRate", name: t.bounceRate, value: ({ visits }) => visits.bounceRate, show: ({ visits }) => share(visits.bounceRate), kind: "number", width: 120 },
    { id: "orders", name: t.orders, value: ({ visits }) => visits.orders, kind: "number", width: 112 },
    { id: "conversion", name: t.conversion, value: ({ visits }) => visits.conversion, show: ({ visits }) => share(visits.conversion), kind: "number", width: 112 },
    { id: "revenue", name: t.revenue, value: ({ visits }) => visits.revenue, show: ({ visits }) => format.money(visits.revenue, currency), kind: "number", width: 144 },
  ];
}

/** Of vitals of all pages and devices. */
export function vitalColumns(t: Words, all: (typeof shared)["en"], format: Format): TextColumn<WebVital>[] {
  const share = (part: (one: WebVital) => number): Pick<TextColumn<WebVital>, "value" | "show" | "kind"> => ({
    value: (one) => part(one) / one.measured,
    show: (one) => format.percent(part(one) / one.measured),
    kind: "number",
  });
  return [
    { id: "vital", name: t.vital, value: ({ vital }) => vital, show: ({ vital }) => `${vital}: ${t[`about-${vital}`]}` },
    { id: "device", name: t.device, value: ({ device }) => (device === undefined ? t.allDevices : valueName("device", device, all, format.language)) },
    { id: "p75", name: t.p75, value: ({ p75 }) => p75, show: (one) => vitalValue(one, t, format), kind: "number" },
    { id: "good", name: t.good, ...share(({ good }) => good) },
    { id: "fair", name: t.fair, ...share(({ fair }) => fair) },
    { id: "poor", name: t.poor, ...share(({ poor }) => poor) },
  ];
}

export function vitalValue({ vital, p75 }: WebVital, t: Words, format: Format): string {
  if (vital === "CLS") return format.headline(p75);
  return p75 < 1_000 ? t.milliseconds(format.headline(p75)) : t.seconds(format.headline(p75 / 1_000));
}

/** In the order of the page's life, one for each that was measured. */
export function vitalsInOrder({ vitals }: Pick<WebAnalysis, "vitals">): WebVital[] {
  const wholes = vitalsOfAll(vitals);
  return VITALS.flatMap((name) => wholes.filter((one) => one.vital === name));
}

/** Pages as a card has them: the most seen first, or those where most visits end. */
export function pagesOf({ pages }: Pick<WebAnalysis, "pages">, part: "pages" | "exits"): WebPage[] {
  return part === "pages" ? pages : pages.toSorted((one, other) => other.exits - one.exits);
}
