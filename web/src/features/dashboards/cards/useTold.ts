import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import type { Condition } from "../../explore/answers";
import { fieldName } from "../../explore/names";
import { texts as exploreTexts } from "../../explore/texts";
import type { CardView } from "../board";
import { texts } from "../texts";

/** What sets a card apart from its dashboard: dates of its own, and filters that it cannot take. */
export function useTold({ own, range }: CardView, unmet: Condition[] = []): { dates?: string; filters?: string; all: string } {
  const t = useTexts(texts);
  const names = useTexts(exploreTexts);
  const format = useFormat();
  const dates = own ? t.ownDates : undefined;
  const filters = unmet.length > 0 ? t.unmet(unmet.map(({ field }) => fieldName(field, names)).join(", ")) : undefined;
  const period = format.days(range.days.from, range.days.to);
  return { dates, filters, all: [period, dates, filters].filter(Boolean).join("; ") };
}
