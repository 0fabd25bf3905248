import type { Comparison } from "../../../format/range";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import type { Trends } from "../answers";
import { texts } from "../texts";
import { verdictOf } from "./answer";
import { exact, headline, type Named } from "./trend";

type TrendSentenceProps = { trends: Trends; rows: Named[]; titles: string[]; comparison: Comparison };

/** Of the first figure: its total with its change, or which value has most of it. */
export function TrendSentence({ trends, rows, titles, comparison }: TrendSentenceProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const title = titles[0] ?? "";
  const unit = trends.metrics[0]?.unit ?? "number";
  const verdict = verdictOf(rows.filter(({ series }) => series.metric === 0));
  const value = (number: number) => (unit === "money" ? headline : exact)(format, unit, number, trends.currency);
  const total = (named: Named) => value(named.series.total ?? 0);
  const base = comparison === "none" ? "" : t[`base-${comparison}`];
  switch (verdict.kind) {
    case "unknown":
      return t.seeBelow(title);
    case "alone":
      return t.alone(title, value(verdict.now));
    case "change": {
      const { now, before } = verdict;
      if (unit === "share") return t.changed(title, value(now), format.points(now - before), base);
      if (before === 0) return t.newHere(title, value(now), base);
      if (now === before) return t.same(title, value(now), base);
      return (now > before ? t.more : t.less)(title, value(now), format.percent(Math.abs(now / before - 1)), base);
    }
    case "largest": {
      const { first, second } = verdict;
      return second ? t.largest(title, first.name, total(first), second.name, total(second)) : t.only(title, first.name, total(first));
    }
  }
}
