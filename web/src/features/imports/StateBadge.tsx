import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { texts } from "./texts";
import type { Import } from "./useImports";

const TONES: Record<Import["state"], Tone> = {
  received: "neutral",
  running: "sea",
  stopped: "caution",
  failed: "bad",
  complete: "good",
};

export function StateBadge({ state }: { state: Import["state"] }) {
  const t = useTexts(texts);
  return <Badge tone={TONES[state]}>{t[state]}</Badge>;
}
