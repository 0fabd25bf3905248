import { useEffect, useState } from "react";
import { useTexts } from "../../texts/texts";
import { toast } from "../../ui/Toast";
import { useFormat } from "../../format/useFormat";
import { accept } from "./inbox";
import { type Awaited, type Choice, hasCome, type Item, keyOf } from "./items";
import { texts } from "./texts";

/** As long as resolving takes on a busy machine. */
const WATCHED_MILLIS = 45_000;

export type Decided = ReturnType<typeof useDecided>;

/** What was decided on this screen, and whether what came of it is still awaited. */
export function useDecided() {
  const t = useTexts(texts);
  const format = useFormat();
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [awaited, setAwaited] = useState<Awaited>(new Map());
  const [watches, setWatches] = useState(0);
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (watches === 0) return undefined;
    const timer = setTimeout(() => setOver(watches), WATCHED_MILLIS);
    return () => clearTimeout(timer);
  }, [watches]);
  const watched = watches !== over;
  const watch = (keys: string[], what: "gone" | "back") => {
    setAwaited((before) => new Map([...before, ...keys.map((key) => [key, what] as const)]));
    setWatches((count) => count + 1);
  };

  return {
    accepted,
    refused,
    watched,
    watch,
    /** Whether it is worth to ask again: something is awaited that these items do not show yet. */
    awaits: (items: Item[] | undefined) => watched && !(items && hasCome(awaited, items)),
    /** What was undone is open again, and comes back in a moment. */
    undone: (key: string) => {
      setAccepted((before) => new Set([...before].filter((one) => one !== key)));
      watch([key], "back");
    },
    accept: async (choices: Choice[]) => {
      const outcomes = await accept(choices);
      const kept = outcomes.flatMap(({ decision }) => (decision ? [keyOf(decision)] : []));
      setAccepted((before) => new Set([...before, ...kept]));
      setRefused(new Map(outcomes.flatMap(({ refused: one }) => (one ? [[keyOf(one.item), one.text]] : []))));
      if (kept.length > 0) toast.done(t.accepted(kept.length, format.number(kept.length)));
      watch(kept, "gone");
      return kept.length === choices.length;
    },
  };
}
