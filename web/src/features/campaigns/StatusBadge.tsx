import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import type { Status } from "./moves";
import { texts } from "./texts";

const TONES: Record<Status, Tone> = { draft: "neutral", approved: "sea", live: "good", ended: "neutral" };

export function StatusBadge({ status }: { status: Status }) {
  const t = useTexts(texts);
  return <Badge tone={TONES[status]}>{t[`is-${status}`]}</Badge>;
}
