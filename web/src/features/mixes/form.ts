import { asProblem } from "../../api/problem";
import type { FileColumns, Mix, Question } from "./mixes";

export const WEEKS = ["52", "104", "156", "208", "260"] as const;
export const OUTCOMES = ["revenue", "orders"] as const;
export const DIVISIONS = ["channel", "campaign"] as const;
export const EXPOSURES = ["spend", "impressions"] as const;
export const CARRYOVERS = ["geometric", "delayed", "weibull", "none"] as const;
export const CURVES = ["hill", "logistic", "michaelis-menten", "none"] as const;
export const TRENDS = ["knots", "linear", "constant", "local-linear"] as const;
export const NOISES = ["normal", "student", "negative-binomial"] as const;
export const MEASURES = ["roi", "share"] as const;

export type Media = { channel: string; spend: string; exposure: string };
export type Belief = { channel: string; measure: (typeof MEASURES)[number]; low: number | ""; high: number | "" };
export type BroughtFile = { name: string; text: string; columns: FileColumns };

export type MixForm = {
  name: string;
  source: "lake" | "file";
  weeks: number;
  outcome: (typeof OUTCOMES)[number];
  division: (typeof DIVISIONS)[number];
  exposure: (typeof EXPOSURES)[number];
  countries: string[];
  file?: BroughtFile;
  week: string;
  fileOutcome: string;
  media: Media[];
  influences: string[];
  value: number | "";
  carryover: (typeof CARRYOVERS)[number];
  curve: (typeof CURVES)[number];
  trend: (typeof TRENDS)[number];
  harmonics: number;
  noise: (typeof NOISES)[number];
  beliefs: Belief[];
  seed: number;
  draws: number;
  trials: number;
};

export const EMPTY: MixForm = {
  name: "",
  source: "lake",
  weeks: 156,
  outcome: "revenue",
  division: "channel",
  exposure: "spend",
  countries: [],
  week: "",
  fileOutcome: "",
  media: [],
  influences: [],
  value: 1,
  carryover: "geometric",
  curve: "hill",
  trend: "knots",
  harmonics: 2,
  noise: "normal",
  beliefs: [],
  seed: 1,
  draws: 1000,
  trials: 2,
};

const WEEK = 7 * 86_400_000;
/** Weeks of a trial, and those that must be left before the first. */
const TRIAL_WEEKS = 8;
const FEWEST_KNOWN_WEEKS = 52;
const MOST_TRIALS = 6;
const FEWEST_WEEKS = 20;

/** How many trials so many weeks have room for. */
export function roomForTrials(weeks: number): number {
  return Math.min(MOST_TRIALS, Math.max(0, Math.floor((weeks - FEWEST_KNOWN_WEEKS) / TRIAL_WEEKS)));
}

/** The whole weeks since something was sold first; the first of them is left out, as it may have begun on any day. */
export function weeksOf(outcome: (number | null)[]): number {
  const first = outcome.findIndex((each) => each !== null && each > 0);
  if (first <= 0) return outcome.length;
  return Math.max(FEWEST_WEEKS, outcome.length - first - 1);
}

const OUTCOME_NAMES = /revenue|sales|umsatz|outcome|conversions?|orders|^y$/i;

/** What a file's columns are taken for until somebody says otherwise. */
export function taken(file: BroughtFile): Pick<MixForm, "file" | "week" | "fileOutcome" | "media" | "influences"> {
  const { columns, media, week } = file.columns;
  const used = new Set(media.flatMap(({ spend, exposure }) => [spend, exposure]));
  const numbers = columns.filter(({ kind, name }) => kind === "NUMBERS" && !used.has(name));
  return {
    file,
    week,
    fileOutcome: (numbers.find(({ name }) => OUTCOME_NAMES.test(name)) ?? numbers[0])?.name ?? "",
    media: media.map(({ channel, spend, exposure }) => ({ channel, spend, exposure: exposure ?? "" })),
    influences: [],
  };
}

/** Where its weeks come from; nothing until a file and its outcome are chosen. */
export function originOf(form: MixForm): Question | undefined {
  if (form.source === "lake") {
    const { weeks, outcome, division, exposure, countries } = form;
    return { weeks, outcome, division, exposure, countries };
  }
  if (!form.file || form.fileOutcome === "") return undefined;
  const { name, text } = form.file;
  return {
    file: {
      name,
      text,
      week: form.week,
      outcome: form.fileOutcome,
      media: form.media.filter(({ channel, spend }) => channel.trim() && spend).map(({ channel, spend, exposure }) => ({ channel: channel.trim(), spend, ...(exposure && { exposure }) })),
      influences: form.influences,
    },
  };
}

export function questionOf(form: MixForm): Question {
  const { carryover, curve, trend, harmonics, noise } = form;
  const beliefs = form.beliefs.filter(({ channel, low, high }) => channel && low !== "" && high !== "");
  return {
    ...originOf(form),
    name: form.name.trim(),
    model: {
      value: form.value === "" ? 1 : form.value,
      carryover,
      curve,
      trend,
      harmonics,
      noise,
      beliefs: Object.fromEntries(beliefs.map(({ channel, measure, low, high }) => [channel, measure === "share" ? { measure, low: Number(low) / 100, high: Number(high) / 100 } : { measure, low: Number(low), high: Number(high) }])),
    },
    seed: form.seed,
    draws: form.draws,
    warmup: form.draws,
    trials: form.trials,
  };
}

const FIELDS: Record<string, Field> = {
  "optimize.wrong-name": "name",
  "optimize.no-weeks": "weeks",
  "optimize.week-not-over": "weeks",
  "optimize.too-many-weeks": "weeks",
  "optimize.unfit-data": "weeks",
  "optimize.no-advertising": "weeks",
  "optimize.unreadable-file": "file",
  "optimize.file-too-large": "file",
  "optimize.no-file": "file",
  "optimize.wrong-belief": "beliefs",
  "optimize.unknown-channel": "beliefs",
  "optimize.wrong-draws": "draws",
  "optimize.wrong-trials": "trials",
  "optimize.wrong-value": "value",
  "optimize.wrong-season": "season",
};

export type Field = "name" | "weeks" | "file" | "beliefs" | "draws" | "trials" | "value" | "season";
export const FIELDS_OF_MORE: Field[] = ["beliefs", "draws", "trials", "value", "season"];

/** Which field a problem is about; none where it is about something else. */
export function fieldOf(thrown: unknown, source: MixForm["source"]): Field | undefined {
  const field = FIELDS[asProblem(thrown).code];
  return field === "weeks" && source === "file" ? "file" : field;
}

type Asked = Mix["question"];

const word = <T extends string>(words: readonly [T, ...T[]], kept: string | undefined): T => words.find((one) => one === kept?.toLowerCase().replaceAll("_", "-")) ?? words[0];

/** The form that a model came of, for one like it; its file has to be brought again. */
export function formLike({ name, origin, model, sampling, trials }: Asked): MixForm {
  const { choice } = origin;
  const { range } = choice ?? {};
  return {
    ...EMPTY,
    name,
    source: origin.from,
    ...(range && { weeks: Math.round((Date.parse(range.to) - Date.parse(range.from)) / WEEK) }),
    ...(origin.from === "lake" ? { outcome: word(OUTCOMES, choice?.outcome) } : { fileOutcome: choice?.outcome ?? "" }),
    division: word(DIVISIONS, choice?.division),
    exposure: word(EXPOSURES, choice?.exposure),
    countries: choice?.countries?.map(({ code, part }) => (part ? `${code}-${part}` : code)) ?? [],
    week: choice?.week ?? "",
    media: choice?.media?.map(({ channel, spend, exposure }) => ({ channel, spend, exposure: exposure ?? "" })) ?? [],
    influences: choice?.influences ?? [],
    value: model.value,
    carryover: word(CARRYOVERS, model.carryover),
    curve: word(CURVES, model.curve),
    trend: word(TRENDS, model.trend),
    harmonics: model.harmonics,
    noise: word(NOISES, model.noise),
    beliefs: Object.entries(model.beliefs).map(([channel, { measure, low, high }]) => {
      const as = word(MEASURES, measure);
      return { channel, measure: as, low: as === "share" ? low * 100 : low, high: as === "share" ? high * 100 : high };
    }),
    seed: sampling.seed,
    draws: sampling.draws,
    trials,
  };
}
