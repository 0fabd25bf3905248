import { useState } from "react";
import type { Comparison } from "../../format/range";
import type { Condition } from "../explore/answers";
import { type Card, type Dashboard, type Dates, type Draft } from "./dashboards";
import { inReadingOrder, type Placed } from "./grid/layout";

export type KeyedCard = { key: string; card: Card };
/** A dashboard while it is changed: its cards have keys, which stay with them wherever they go. */
export type Board = {
  name: string;
  description: string;
  shared: boolean;
  dates: Dates;
  compare: Comparison;
  filters: Condition[];
  cards: KeyedCard[];
};

export function boardOf({ name, description, shared, dates, compare, filters, cards }: Dashboard): Board {
  return { name, description, shared, dates, compare, filters: filters as Condition[], cards: cards.map((card, index) => ({ key: String(index), card })) };
}

/** As it is sent: the cards in the order in which they are read. */
export function sentOf({ cards, filters, ...more }: Board): Draft {
  return {
    ...more,
    filters: filters as unknown as Draft["filters"],
    cards: inReadingOrder(cards.map(({ card }) => card)),
  };
}

export function placedOf(cards: KeyedCard[]): Placed[] {
  return cards.map(({ key, card }) => ({ key, place: card.place }));
}

export function withPlaces(board: Board, items: Placed[]): Board {
  const places = new Map(items.map(({ key, place }) => [key, place]));
  return { ...board, cards: board.cards.map(({ key, card }) => ({ key, card: { ...card, place: places.get(key) ?? card.place } })) };
}

/** What is changed, step by step, so that each can be undone. */
export function useDraft(kept: Dashboard) {
  const [steps, setSteps] = useState<Board[]>(() => [boardOf(kept)]);
  const board = steps.at(-1) ?? boardOf(kept);
  return {
    board,
    dirty: steps.length > 1,
    change: (changed: Board) => setSteps((before) => [...before, changed]),
    undo: () => setSteps((before) => (before.length > 1 ? before.slice(0, -1) : before)),
    start: (from: Dashboard) => setSteps([boardOf(from)]),
  };
}
