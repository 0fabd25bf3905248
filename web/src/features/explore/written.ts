import { writtenChoice, writtenCondition, writtenMetric, writtenStep, writtenTime } from "./address";
import type { Asked, FunnelQuestion, PathsQuestion, RetentionQuestion, TrendsQuestion } from "./answers";
import { writtenExcluding } from "./funnels/question";

type Kept<Q> = Partial<Omit<Q, keyof Asked>> & Partial<Pick<Asked, "include" | "where">>;
/** A question without its dates, by its kind. */
export type KeptQuestion =
  | { kind: "trends"; question: Kept<TrendsQuestion>; chart?: string | undefined }
  | { kind: "funnels"; question: Kept<FunnelQuestion> }
  | { kind: "retention"; question: Kept<RetentionQuestion> }
  | { kind: "paths"; question: Kept<PathsQuestion> };

type Written = [string, string][];

/** A question as Explore's address has it: what was read from one is found in it again. */
export function writtenQuestion(kept: KeptQuestion): Written {
  return [...(kept.kind === "trends" ? [] : one("view", kept.kind)), ...writtenAsked(kept.question), ...own(kept)];
}

/** What holds for a question of any kind. */
export function writtenAsked({ include = [], where = [] }: { include?: Asked["include"] | undefined; where?: Asked["where"] | undefined }): Written {
  return [...include.map((each): [string, string] => ["include", each]), ...where.map((each): [string, string] => ["where", writtenCondition(each)])];
}

function own(kept: KeptQuestion): Written {
  switch (kept.kind) {
    case "trends": {
      const { metrics = [], by = [], interval, rows, show, rolling } = kept.question;
      return [
        ...metrics.map((each): [string, string] => ["metric", writtenMetric(each)]),
        ...by.map((each): [string, string] => ["by", each]),
        ...one("interval", interval),
        ...one("rows", rows),
        ...one("show", show),
        ...one("rolling", rolling),
        ...one("chart", kept.chart),
      ];
    }
    case "funnels": {
      const { steps = [], excluding = [], order, windowSeconds, by, rows } = kept.question;
      return [
        ...steps.map((each): [string, string] => ["step", writtenStep(each)]),
        ...excluding.map((each): [string, string] => ["without", writtenExcluding(each)]),
        ...one("order", order),
        ...one("window", windowSeconds === undefined ? undefined : writtenTime(windowSeconds)),
        ...one("by", by),
        ...one("rows", rows),
      ];
    }
    case "retention": {
      const { first, again, counting, unit, periods, mode, value, by } = kept.question;
      return [
        ...one("first", first && writtenChoice(first)),
        ...one("again", again && writtenChoice(again)),
        ...one("counting", counting),
        ...one("unit", unit),
        ...one("periods", periods),
        ...one("mode", mode),
        ...one("value", value),
        ...one("by", by),
      ];
    }
    case "paths": {
      const { start, end, depth, nodes, most, fold } = kept.question;
      return [
        ...one("start", start && writtenChoice(start)),
        ...one("end", end && writtenChoice(end)),
        ...one("depth", depth),
        ...one("nodes", nodes),
        ...one("most", most),
        ...one("fold", fold === undefined ? undefined : fold ? "yes" : "no"),
      ];
    }
  }
}

function one(name: string, value: string | number | undefined): Written {
  return value === undefined ? [] : [[name, String(value)]];
}
