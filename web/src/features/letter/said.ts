import type { Schema } from "../../api/client";
import { type Format, formatOf } from "../../format/numbers";
import type { Language } from "../../texts/language";
import { sentence } from "../alerts/figures";
import { texts as alertTexts } from "../alerts/texts";
import { fieldName, valueName } from "../explore/names";
import { texts as exploreTexts } from "../explore/texts";
import { headline } from "../explore/trends/trend";
import { metricName } from "./metricNames";
import { texts } from "./texts";

export type Letter = Schema<"Letter">;
type Move = Letter["moves"][number];
type Look = Letter["looks"][number];
type Metric = Move["metric"];
export type Verdict = Letter["figures"][number]["verdict"];

/** Who reads it, and where the app is. */
export type Reading = { letter: Letter; language: Language; by: string; app: string };

export type Line = { text: string; link?: string };
export type FigureRow = { name: string; value: string; before: string; year: string; usual: string; verdict: Verdict };

/** A letter in words, before it has a form. */
export type Said = {
  language: Language;
  subject: string;
  week: string;
  lead: string;
  figures: FigureRow[];
  hasYear: boolean;
  moves: { what: string; why: string; link: string }[];
  also: string[];
  looks: Line[];
  more: string;
  notes: string[];
  link: string;
};

/** So many metrics are in the subject. */
const MOST_IN_SUBJECT = 2;

export function said({ letter, language, by, app }: Reading): Said {
  const format = formatOf(language);
  const t = texts[language];
  const words = new Words(letter, language, format, app);
  const number = String(letter.number);
  const days = format.days(letter.days.from, letter.days.to);
  const isUnjudged = letter.figures.every(({ verdict }) => verdict === "unknown");
  const news = t.joined(letter.moves.slice(0, MOST_IN_SUBJECT).map((move) => words.news(move)));
  const hasYear = letter.figures.some(({ yearBefore }) => yearBefore !== undefined);
  return {
    language,
    subject: letter.quiet ? t.subjectQuiet(number) : t.subject(number, news),
    week: t.week(number, days),
    lead: letter.quiet ? (isUnjudged ? t.quietUnjudged : t.quiet) : news.endsWith(".") ? news : `${news}.`,
    figures: letter.figures.map((figure) => words.figure(figure)),
    hasYear,
    moves: letter.moves.map((move) => words.move(move)),
    also: letter.also.map((move) => words.also(move)),
    looks: letter.looks.map((look) => words.look(look)),
    more: letter.more > 0 ? t.more(letter.more, format.number(letter.more)) : "",
    notes: [
      ...(letter.unjudged.length > 0 && !isUnjudged ? [t.unjudged(t.joined(words.unjudged()))] : []),
      ...(hasYear ? [t.yearNote(format.days(letter.yearBefore.from, letter.yearBefore.to))] : []),
      t.made(letter.zone, by),
    ],
    link: `${app}/letter?week=${letter.week}`,
  };
}

/** The sentences of one letter. */
class Words {
  private readonly t;
  private readonly fields;

  constructor(
    private readonly letter: Letter,
    private readonly language: Language,
    private readonly format: Format,
    private readonly app: string,
  ) {
    this.t = texts[language];
    this.fields = exploreTexts[language];
  }

  private value({ unit }: Metric, value: number | undefined): string {
    return headline(this.format, unit, value, this.letter.currency);
  }

  /** With its sign; a share in points. */
  private signed(metric: Metric, change: number): string {
    if (metric.unit === "share") return this.format.points(change);
    const size = this.value(metric, Math.abs(change));
    return change < 0 ? `-${size}` : `+${size}`;
  }

  private percent({ value, expected }: Pick<Move, "value" | "expected">): string {
    return this.format.change(rounded(value / expected - 1));
  }

  private against(now: number | undefined, before: number | undefined, { unit }: Metric): string {
    if (now === undefined || before === undefined) return "–";
    if (unit === "share") return this.format.points(now - before);
    if (before === 0) return now === 0 ? this.t.noChange : "–";
    const share = rounded(now / before - 1);
    return share === 0 ? this.t.noChange : this.format.change(share);
  }

  private day(move: Move): string {
    return `${this.format.weekday(move.days.from)}, ${this.format.shortDay(move.days.from)}`;
  }

  private name(metric: Metric): string {
    return metricName(metric, this.language);
  }

  unjudged(): string[] {
    return this.letter.unjudged.map((title) => this.name(this.letter.figures.find(({ metric }) => metric.title === title)?.metric ?? { name: "", title, unit: "number" }));
  }

  /** In a few words, as a subject has it. */
  news(move: Move): string {
    const share = this.format.percent(Math.abs(rounded(move.change / move.expected)));
    const what = move.change < 0 ? this.t.lower(this.name(move.metric), share) : this.t.higher(this.name(move.metric), share);
    return move.kind === "day" ? this.t.onDay(what, this.day(move)) : what;
  }

  figure({ metric, value, weekBefore, yearBefore, low, high, verdict }: Letter["figures"][number]): FigureRow {
    return {
      name: this.name(metric),
      value: this.value(metric, value),
      before: this.against(value, weekBefore, metric),
      year: this.against(value, yearBefore, metric),
      usual: low === undefined || high === undefined ? "" : this.t.range(this.value(metric, low), this.value(metric, high)),
      verdict,
    };
  }

  move(move: Move): Said["moves"][number] {
    const { metric, value, expected, low, high, change, why, days } = move;
    const range = this.t.range(this.value(metric, low), this.value(metric, high));
    const figures = [this.value(metric, value), this.value(metric, expected), range] as const;
    const what = move.kind === "day" ? this.t.moveDay(this.name(metric), this.day(move), ...figures) : this.t.moveWeek(this.name(metric), ...figures);
    const by = why && why.parts.length > 0 ? `&by=${encodeURIComponent(why.field)}` : "";
    return {
      what: `${what} ${this.t.change(this.signed(metric, change), this.percent(move))}`,
      why: this.why(move),
      link: `${this.app}/explore?metric=${encodeURIComponent(metric.name)}${by}&from=${days.from}&to=${days.to}&compare=previous`,
    };
  }

  /** The parts and the rest add up to the change. */
  private why({ metric, change, why }: Move): string {
    if (!why) return this.t.notSplit;
    if (why.parts.length === 0) return this.t.alike;
    const parts = why.parts.map((part) => this.t.part(this.part(why.field, part.label), this.signed(metric, part.change)));
    const rest = this.t.rest(this.signed(metric, why.rest));
    return this.t.why(this.signed(metric, change), fieldName(why.field, this.fields), [...parts, rest].join("; "));
  }

  private part(field: string, { kind, values }: { kind: string; values: (string | null)[] }): string {
    if (kind === "others") return this.fields.others;
    if (kind === "value") return values.map((value) => valueName(field, value, this.fields, this.language)).join(", ");
    return this.fields.unknown;
  }

  also(move: Move): string {
    const { metric, kind, value } = move;
    switch (kind) {
      case "back":
        return this.t.back(this.name(metric), this.value(metric, value));
      case "day":
        return this.t.alsoDay(this.name(metric), this.day(move), this.value(metric, value), this.percent(move));
      case "week":
        return this.t.alsoWeek(this.name(metric), this.value(metric, value), this.percent(move));
    }
  }

  look(look: Look): Line {
    const name = look.name ?? "";
    switch (look.kind) {
      case "campaign": {
        const alerts = alertTexts[this.language];
        const kind = look.alert ?? "over-budget";
        const what = look.seen ? sentence({ kind, unit: look.unit ?? "", currency: this.letter.currency, seen: look.seen }, alerts, this.format) : "";
        return { text: this.t.campaign(name, alerts[kind], what), link: `${this.app}/campaigns/${look.campaign}` };
      }
      case "watched":
        return { text: this.t.watched(name, this.t[`is-${look.verdict ?? "low"}`], this.format.day(look.day ?? "")), link: `${this.app}/alerts/metrics` };
      case "silent":
        return { text: this.t.silent(name, look.from ? this.t.since(this.moment(look.from)) : ""), link: `${this.app}/data-health` };
      case "gap": {
        const source = look.event ? this.t.event(name, look.event) : name;
        return {
          text: this.t.gap(source, this.moment(look.from ?? ""), this.moment(look.to ?? ""), this.format.number(look.events ?? 0), this.format.number(Math.round(look.usual ?? 0))),
          link: `${this.app}/data-health`,
        };
      }
      case "unaccounted":
        return { text: this.t.unaccounted(this.format.number(Math.abs(look.events ?? 0))), link: `${this.app}/ledger` };
    }
  }

  /** By the company's clock: who reads a mail may be anywhere. */
  private moment(iso: string): string {
    return new Intl.DateTimeFormat(this.language, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZone: this.letter.zone }).format(new Date(iso));
  }
}

/** To whole per cent from ten on, so that it is not more exact than it is known. */
function rounded(share: number): number {
  const digits = Math.abs(share) >= 0.1 ? 100 : 1000;
  return Math.round(share * digits) / digits;
}
