import type { Warning } from "./mixes";

/** The kinds of doubt that have words here, those about all first. */
export const KINDS = [
  "MISFIT",
  "ZERO_OUTCOME",
  "FEW_WEEKS",
  "GAPS",
  "CONFOUNDED",
  "COLLINEAR",
  "FLAT",
  "RARELY_USED",
  "UNCERTAIN",
  "PRIOR_DOMINATES",
  "NEVER_USED",
  "DIVERGENCES",
] as const;
export type Kind = (typeof KINDS)[number];

/** Which make a channel's figures no ground to move money on. */
const AGAINST: Kind[] = ["CONFOUNDED", "COLLINEAR", "FLAT", "RARELY_USED", "UNCERTAIN", "PRIOR_DOMINATES"];

export type Doubt = { kind: Kind; subjects: string[] } | { kind: undefined; message: string };

/** Doubts of a kind are said once, of all that they are about; a kind without words here speaks for itself. */
export function doubtsOf(warnings: Warning[]): Doubt[] {
  const known = KINDS.flatMap((kind): Doubt[] => {
    const of = warnings.filter((warning) => warning.kind === kind);
    return of.length === 0 ? [] : [{ kind, subjects: [...new Set(of.map(({ subject }) => subject).filter((subject) => subject !== "" && subject !== "all"))] }];
  });
  const unknown = warnings.filter((warning) => !KINDS.some((kind) => kind === warning.kind));
  return [...known, ...unknown.map(({ message }): Doubt => ({ kind: undefined, message }))];
}

/** The first thing to be said against a channel's figures. */
export function against(warnings: Warning[], channel: string): Kind | undefined {
  return AGAINST.find((kind) => warnings.some((warning) => warning.kind === kind && warning.subject === channel));
}
