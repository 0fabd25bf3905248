import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import type { Answered, Condition } from "../../explore/answers";
import { texts as exploreTexts } from "../../explore/texts";
import type { CardView } from "../board";
import { texts } from "../texts";
import { type Told, toldOf } from "./told";

export function useTold(view: CardView, unmet: Condition[] = [], answer?: Pick<Answered, "until">): Told {
  return toldOf(view, unmet, { t: useTexts(texts), names: useTexts(exploreTexts), format: useFormat() }, answer);
}
