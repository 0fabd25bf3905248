import { sizeOf } from "../board";
import { type Card, changeDashboard, type Dashboard, draftOf } from "../dashboards";
import { freePlace } from "../grid/layout";

export type Asked = NonNullable<Card["analysis"]>;

/** The dashboard with one card's question and title changed, and all else as it was. */
export function withQuestion({ cards }: Pick<Dashboard, "cards">, place: number, analysis: Asked, title: string): Card[] {
  return cards.map((card, index) => (index === place ? { ...card, analysis: asShown(analysis, card), title } : card));
}

/** A question that leaves open how it is shown is shown as before, where it is of the same kind. */
function asShown(analysis: Asked, { analysis: before }: Card): Asked {
  const { chart } = before ?? {};
  return analysis.chart === undefined && before?.kind === analysis.kind && chart !== undefined ? { ...analysis, chart } : analysis;
}

export async function putBack(board: Dashboard, place: number, analysis: Asked, title: string): Promise<Dashboard> {
  return changeDashboard(board.id, { ...draftOf(board), cards: withQuestion(board, place, analysis, title) }, board.version);
}

/** In the first place that has room. */
export async function putAsAnother(board: Dashboard, analysis: Asked, title: string): Promise<Dashboard> {
  const place = freePlace(
    board.cards.map((one) => one.place),
    ...sizeOf(analysis.kind, analysis.chart),
  );
  return changeDashboard(board.id, { ...draftOf(board), cards: [...board.cards, { title, analysis, place }] }, board.version);
}

/** Where a card stands now that shows what it showed, wherever it was moved; nothing where it was changed, or is gone. */
export function placeIn({ cards }: Pick<Dashboard, "cards">, card: Card): number | undefined {
  const shows = ({ title, analysis, dates }: Card) => JSON.stringify([title, analysis, dates]);
  const place = cards.findIndex((one) => shows(one) === shows(card));
  return place < 0 ? undefined : place;
}
