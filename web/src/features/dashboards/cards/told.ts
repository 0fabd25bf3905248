import type { Format } from "../../../format/numbers";
import type { Answered, Condition } from "../../explore/answers";
import { fieldName } from "../../explore/names";
import { untilNote } from "../../explore/notes";
import type { texts as exploreTexts } from "../../explore/texts";
import type { CardView } from "../board";
import type { texts } from "../texts";

export type Told = { dates?: string; filters?: string; all: string };
type Speech = { t: (typeof texts)["en"]; names: (typeof exploreTexts)["en"]; format: Format };

/** What sets a card apart from its dashboard: dates of its own, and filters that it cannot take. */
export function toldOf({ own, range }: Pick<CardView, "own" | "range">, unmet: Condition[], { t, names, format }: Speech, answer: Pick<Answered, "until"> = {}): Told {
  const dates = own ? t.ownDates : undefined;
  const filters = unmet.length > 0 ? t.unmet(unmet.map(({ field }) => fieldName(field, names)).join(", ")) : undefined;
  const period = format.days(range.days.from, range.days.to);
  return { dates, filters, all: [period, untilNote(answer, names), dates, filters].filter(Boolean).join("; ") };
}
