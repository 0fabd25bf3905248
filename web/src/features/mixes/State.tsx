import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import type { Fit } from "./mixes";
import { texts } from "./texts";

const TONES: Record<Fit["state"], Tone> = { waiting: "neutral", fitting: "sea", converged: "good", unconverged: "caution", failed: "bad" };

/** How far it is; a fit that goes on with how much of it is done. */
export function State({ fit }: { fit: Fit }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Badge tone={TONES[fit.state]}>
      {t[fit.state]}
      {fit.state === "fitting" && ` ${format.percent(Math.round(fit.progress * 100) / 100)}`}
    </Badge>
  );
}

const TRUSTS = { ACT: "good", CAUTION: "caution", DO_NOT_ACT: "bad" } as const;

export function Trust({ trust }: { trust: keyof typeof TRUSTS }) {
  const t = useTexts(texts);
  return <Badge tone={TRUSTS[trust]}>{t[trust]}</Badge>;
}
