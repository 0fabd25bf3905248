import type { Schema } from "../../api/client";
import type { Comparison } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { answerOf } from "./answer";
import { texts } from "./texts";

type SentenceProps = { overview: Schema<"Overview">; channels: Schema<"BreakdownRow">[] | undefined; comparison: Comparison };

/** What the page answers now. */
export function Sentence({ overview, channels, comparison }: SentenceProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { measure, now, before, verdict, channel } = answerOf(overview.total, overview.compared, channels);
  const counted = (value: number) => (measure === "orders" ? t.orderCount : t.visitCount)(format.number(value), value === 1);
  const base = t[`base-${comparison}`];
  if (before === undefined || verdict === "alone") return t.alone(counted(now));
  switch (verdict) {
    case "new":
      return t.newHere(counted(now), base);
    case "few":
      return t.few(counted(now), format.number(before), base);
    case "same":
      return t.same(counted(now), format.number(before), base);
    case "more":
    case "less": {
      const share = format.percent(Math.abs(now / before - 1));
      const told = (verdict === "more" ? t.more : t.less)(t[measure], share, base);
      return told + (channel ? (channel.most ? t.mostOf : t.largestOf)(channel.name) : t.end);
    }
  }
}
