import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { ChosenRange } from "../../../ui/DateRange";
import { parsedChoice, writtenChoice } from "../address";
import type { Asked, EventChoice, PathsQuestion } from "../answers";
import { type Change, numberOf, useAsked, wordOf } from "../useQuestion";

export const NODES = ["page", "event"] as const;
export const FOLDS = ["yes", "no"] as const;
export const WAYS = ["visits", "start", "end"] as const;
export type Way = (typeof WAYS)[number];
const DEPTH = 5;
const MOST = 6;

/** Without anything chosen: from where visits start. */
export function usePathsQuestion(range: ChosenRange): PathsQuestion {
  const asked = useAsked(range);
  const [search] = useSearchParams();
  return useMemo(() => pathsQuestion(search, asked), [asked, search]);
}

export function pathsQuestion(search: URLSearchParams, asked: Asked): PathsQuestion {
  const start = search.get("start");
  const end = search.get("end");
  return {
    ...asked,
    compare: "none",
    ...(start !== null ? { start: parsedChoice(start) } : end !== null ? { end: parsedChoice(end) } : {}),
    depth: numberOf(search, "depth", DEPTH, 2, 10),
    nodes: wordOf(search, "nodes", NODES),
    most: numberOf(search, "most", MOST, 1, 50),
    fold: wordOf(search, "fold", FOLDS) === "yes",
  };
}

export function wayOf({ start, end }: PathsQuestion): Way {
  return start ? "start" : end ? "end" : "visits";
}

/** From somewhere, to somewhere, or from where visits start. */
export function writtenWay(way: Way, choice: EventChoice): Change {
  const written = writtenChoice(choice);
  return { start: way === "start" ? written : undefined, end: way === "end" ? written : undefined };
}

/** What a step of a path is, as a choice to go on from. */
export function choiceOf(name: string, nodes: PathsQuestion["nodes"]): EventChoice {
  return nodes === "page" ? { type: "page", where: [{ field: "path", is: "is", values: [name] }] } : { event: name };
}
