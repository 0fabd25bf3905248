import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { type Certainty, certaintyOf, type Proposal } from "./items";
import { texts } from "./texts";

const TONES: Record<Certainty, Tone> = { "almost-sure": "good", likely: "sea", possible: "neutral", guess: "caution" };

export function CertaintyBadge({ proposal }: { proposal: Proposal }) {
  const t = useTexts(texts);
  const certainty = certaintyOf(proposal);
  return <Badge tone={TONES[certainty]}>{t[certainty]}</Badge>;
}

/** Why a campaign is proposed, in the reader's language. */
export function useReason(): (proposal: Proposal) => string {
  const t = useTexts(texts);
  return ({ why }) => {
    const words = t[why.likeness](why.name, why.letters ?? 0);
    return why.days === "outside" ? `${words}, ${t.outside}` : words;
  };
}
