import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { type Pace, paceOf } from "./pacing";
import { texts } from "./texts";

type PaceBadgeProps = {
  against: { due: number; reached: number } | undefined;
  /** Whether more than due is welcome, as of a target; not so of a cost. */
  better?: "more" | "less";
};

/** What was reached of what is due, in a word and its share. */
export function PaceBadge({ against, better = "less" }: PaceBadgeProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const found = against && paceOf(against);
  if (!found) return "–";
  const tones: Record<Pace, Tone> = { on: "good", over: better === "more" ? "good" : "caution", under: "caution" };
  return <Badge tone={tones[found.pace]}>{t[`pace-${found.pace}`](format.percent(found.share))}</Badge>;
}
