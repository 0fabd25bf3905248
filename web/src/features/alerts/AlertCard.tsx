import { Link } from "react-router";
import { useMay } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Quiet } from "../../ui/layout";
import type { KeptAlert } from "./alerts";
import styles from "./alerts.module.css";
import { sentence } from "./figures";
import { texts } from "./texts";

const TONES: Record<KeptAlert["kind"], Tone> = {
  "over-budget": "bad",
  "under-budget": "caution",
  "behind-target": "caution",
  "spend-outside-dates": "bad",
};

export function AlertCard({ alert, onAcknowledge }: { alert: KeptAlert; onAcknowledge: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const may = useMay();
  const { acknowledgement: known, closing } = alert;
  const now = sentence(alert, t, format);
  const then = sentence(alert, t, format, alert.opened);
  const about = [
    t.opened(format.moment(alert.openedAt)),
    !closing && t.seen(format.ago(alert.seenAt)),
    t.until(format.day(alert.seen.until)),
    alert.reopened > 0 && t.reopened(alert.reopened),
  ];
  return (
    <li className={styles.card} data-state={alert.state}>
      <div className={styles.words}>
        <span className={styles.title}>
          <Badge tone={alert.state === "closed" ? "neutral" : TONES[alert.kind]}>{t[alert.kind]}</Badge>
          <Link to={`/campaigns/${alert.campaign}`}>{alert.campaignName}</Link>
        </span>
        <p className="tabular">{now}</p>
        {then !== now && <Quiet small>{t.then(then)}</Quiet>}
        <Quiet small>{about.filter(Boolean).join(" · ")}</Quiet>
        {closing && <Quiet small>{t[closing.because](format.moment(closing.at))}</Quiet>}
        {known && (
          <blockquote className={styles.note}>
            {known.note}
            <footer>{t.known(known.by, format.moment(known.at))}</footer>
          </blockquote>
        )}
      </div>
      {alert.state === "open" && may("campaigns.manage") && (
        <Button small onClick={onAcknowledge}>
          <span aria-hidden>{t.acknowledge}</span>
          <span className="hidden-label">{t.acknowledgeOf(t[alert.kind], alert.campaignName)}</span>
        </Button>
      )}
    </li>
  );
}
