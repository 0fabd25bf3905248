import { useEffect, useReducer, useRef } from "react";
import type { Schema } from "../../api/client";
import { type StreamState, useStream } from "../../api/stream";
import { addressOf, type Filter } from "./filter";

export type Entry = Schema<"LiveEntry">;

/** More nobody scrolls through. */
const MOST_SHOWN = 300;
/** What comes within it is drawn at once. */
const GATHER_MILLIS = 100;

export type Live = {
  state: StreamState;
  /** Whether what is kept has come, so that an empty list means that there is nothing. */
  started: boolean;
  paused: boolean;
  /** Newest first. */
  entries: Entry[];
  /** How many came while it was paused. */
  waiting: number;
  /** How many passed unseen, because they were too many. */
  skipped: number;
  turn: () => void;
};

type Shown = Omit<Live, "state" | "turn"> & { held: Entry[] };
type Change =
  | { kind: "anew" }
  | { kind: "came"; entries: Entry[]; skipped: number }
  | { kind: "turn" };

const NOTHING: Shown = { started: false, paused: false, entries: [], held: [], waiting: 0, skipped: 0 };

function changed(shown: Shown, change: Change): Shown {
  switch (change.kind) {
    case "anew":
      return { ...NOTHING, started: true, paused: shown.paused };
    case "came": {
      const newest = change.entries.toReversed();
      const skipped = shown.skipped + change.skipped;
      return shown.paused
        ? { ...shown, skipped, held: limited(newest, shown.held), waiting: shown.waiting + newest.length }
        : { ...shown, skipped, entries: limited(newest, shown.entries) };
    }
    case "turn":
      return shown.paused
        ? { ...shown, paused: false, entries: limited(shown.held, shown.entries), held: [], waiting: 0 }
        : { ...shown, paused: true };
  }
}

function limited(newer: Entry[], older: Entry[]): Entry[] {
  return [...newer, ...older].slice(0, MOST_SHOWN);
}

/** The events that fit the filter, as they come, until one pauses. */
export function useLive(filter: Filter): Live {
  const [{ held: _, ...shown }, change] = useReducer(changed, NOTHING);
  const gathered = useRef<{ entries: Entry[]; skipped: number; timer?: ReturnType<typeof setTimeout> }>({ entries: [], skipped: 0 });

  const gather = (entries: Entry[], skipped: number) => {
    const now = gathered.current;
    now.entries.push(...entries);
    now.skipped += skipped;
    now.timer ??= setTimeout(() => {
      gathered.current = { entries: [], skipped: 0 };
      change({ kind: "came", entries: now.entries, skipped: now.skipped });
    }, GATHER_MILLIS);
  };
  const forget = () => {
    clearTimeout(gathered.current.timer);
    gathered.current = { entries: [], skipped: 0 };
  };
  useEffect(() => forget, []);

  const state = useStream(addressOf(filter), {
    start: (data) => {
      if ((JSON.parse(data) as { resumed: boolean }).resumed) return;
      forget();
      change({ kind: "anew" });
    },
    entry: (data) => gather([JSON.parse(data) as Entry], 0),
    skipped: (data) => gather([], (JSON.parse(data) as { count: number }).count),
  });
  return { ...shown, state, turn: () => change({ kind: "turn" }) };
}
