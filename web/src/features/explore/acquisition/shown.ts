import type { Format } from "../../../format/numbers";
import type { Column } from "../../../ui/DataTable";
import { valueName } from "../names";
import type { texts as shared } from "../texts";
import type { AcquisitionFigures, AcquisitionRow, BY } from "./acquisition";
import type { texts } from "./texts";

type Words = (typeof texts)["en"];
type By = (typeof BY)[number];
type Kind = "money" | "number" | "share" | "times";

/** Each with its field of the answer, its kind and its least width in pixels. */
const FIGURES = {
  cost: ["cost", "money", 112],
  impressions: ["impressions", "number", 104],
  clicks: ["clicks", "number", 72],
  visits: ["visits", "number", 72],
  newPeople: ["newPeople", "number", 96],
  orders: ["orders", "number", 80],
  revenue: ["revenue", "money", 120],
  cpc: ["costPerClick", "money", 80],
  cpm: ["costPerMille", "money", 80],
  ctr: ["clickThroughRate", "share", 80],
  cvr: ["conversion", "share", 80],
  cpa: ["costPerOrder", "money", 80],
  roas: ["returnOnAdSpend", "times", 80],
} as const satisfies Record<string, [keyof AcquisitionFigures, Kind, number]>;
export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];
/** As many as stand beside each other without scrolling: from what was paid to what came of it. */
export const USUAL: FigureName[] = ["cost", "clicks", "visits", "orders", "revenue", "cpa", "roas"];

/** Those that a text names, in the order of the way from impression to revenue; the usual ones where it names none. */
export function chosenFigures(text: string | null | undefined): FigureName[] {
  const named = (text ?? "").split(",");
  const chosen = FIGURE_NAMES.filter((one) => named.includes(one));
  return chosen.length > 0 ? chosen : USUAL;
}

/** Nothing where it is as is usual. */
export function writtenFigures(chosen: FigureName[]): string | undefined {
  const written = FIGURE_NAMES.filter((one) => chosen.includes(one)).join(",");
  return written === "" || written === USUAL.join(",") ? undefined : written;
}

type Figured = { figures: AcquisitionFigures };

/** As exact as it is known; nothing of a ratio that is not. */
export function figureOf({ figures }: Figured, name: FigureName): number | null {
  return figures[FIGURES[name][0]] ?? null;
}

export function figureText(figures: AcquisitionFigures, name: FigureName, currency: string, format: Format): string {
  const [field, kind] = FIGURES[name];
  const value = figures[field];
  if (value === undefined) return "–";
  switch (kind) {
    case "money":
      return format.money(value, currency);
    case "share":
      return format.percent(value);
    case "times":
      return format.headline(value);
    case "number":
      return format.number(value);
  }
}

export function figureColumns<R extends Figured>(chosen: FigureName[], currency: string, t: Words, format: Format): Column<R>[] {
  return chosen.map((name): Column<R> => ({
    id: name,
    name: t[name],
    ...(name in ABOUT && { about: t[`about-${name as keyof typeof ABOUT}`] }),
    kind: "number",
    width: FIGURES[name][2],
    value: ({ figures }) => figures[FIGURES[name][0]],
    show: ({ figures }) => figureText(figures, name, currency, format),
  }));
}

/** Abbreviations, which are said in full where one asks. */
const ABOUT = { cpc: true, cpm: true, ctr: true, cvr: true, cpa: true, roas: true };

export function nameOf({ kind, key, name }: AcquisitionRow, by: By, t: Words, all: (typeof shared)["en"], language: string): string {
  if (kind === "unresolved") return t.unresolved;
  if (key === undefined) return t.others;
  return by === "channel" ? valueName("channel", key, all, language) : (name ?? key);
}
