import { writtenFigures } from "../explore/acquisition/shown";
import type { Condition, LeftOut } from "../explore/answers";
import { type KeptQuestion, writtenAsked, writtenQuestion } from "../explore/written";
import { type CardView, kindOf, type Ways } from "./board";
import { acquisitionShown } from "./cards/questions";
import type { Card } from "./dashboards";

/** A card whose question is changed in Explore: of which dashboard, as it was when the change began. */
export type CardReference = { dashboard: string; version: number; place: number };

/** `0190f3c2-….7.3`: the dashboard, its version, and which of its cards. */
export function writtenReference({ dashboard, version, place }: CardReference): string {
  return [dashboard, version, place].join(".");
}

export function parsedReference(text: string | null): CardReference | undefined {
  const [, dashboard, version, place] = /^([\da-f-]{36})\.(\d{1,9})\.(\d{1,3})$/.exec(text ?? "") ?? [];
  return dashboard === undefined ? undefined : { dashboard, version: Number(version), place: Number(place) };
}

type Seen = Pick<CardView, "range" | "conditions">;

/** Where a card's question can be asked: for who reads on, and for who may change the card. */
export function waysOf(card: Card, { range, conditions }: Seen, reference: CardReference | undefined, back: string): Ways {
  if (kindOf(card) === "query") return { open: `/sql?query=${card.query}` };
  const open = explored(card, conditions);
  const own = explored(card, []);
  if (!open || !own) return {};
  const dates: Written = [...(range.preset ? one("range", range.preset) : [...one("from", range.days.from), ...one("to", range.days.to)]), ...one("compare", range.comparison)];
  return {
    open: address([...open, ...dates]),
    ...(reference && { edit: address([...own, ...dates, ...one("card", writtenReference(reference)), ...(back === "" ? [] : one("back", back))]) }),
  };
}

type Written = [string, string][];

function explored({ analysis }: Card, conditions: Condition[]): Written | undefined {
  if (!analysis) return undefined;
  const { kind, question, chart } = analysis;
  const where = [...((question.where as Condition[] | undefined) ?? []), ...conditions];
  switch (kind) {
    case "overview":
    case "campaigns":
      return undefined;
    case "web":
      return [...one("view", "web"), ...writtenAsked({ where, include: question.include as LeftOut[] | undefined })];
    case "acquisition": {
      const { by, chosen } = acquisitionShown(question);
      const columns = writtenFigures(chosen);
      return [...one("view", "campaigns"), ...writtenAsked({ include: question.include as LeftOut[] | undefined }), ...one("by", by), ...(columns ? one("columns", columns) : [])];
    }
    default:
      return writtenQuestion({ kind, question: { ...question, where }, chart } as KeptQuestion);
  }
}

function one(name: string, value: string): Written {
  return [[name, value]];
}

function address(written: Written): string {
  return `/explore?${new URLSearchParams(written)}`;
}
