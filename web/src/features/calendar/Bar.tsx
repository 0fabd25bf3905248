import { Link } from "react-router";
import type { Days } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Tooltip } from "../../ui/overlays";
import styles from "./calendar.module.css";
import type { CampaignOverlap, Dated } from "./calendar";
import type { Dates } from "./moves";
import { placed, placedOnBar } from "./period";
import { texts } from "./texts";
import { useDrag } from "./useDrag";

type BarProps = {
  campaign: Dated;
  period: Days;
  overlaps: CampaignOverlap[];
  /** How many pixels a day has now. */
  dayWidth: () => number;
  onMove: (campaign: Dated, dates: Dates) => void;
};

/** A campaign on the timeline: leads to its page, and is moved by drag or by keys. */
export function Bar({ campaign, period, overlaps, dayWidth, onMove }: BarProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { preview, hold, keys, swallow, cancel } = useDrag(campaign, campaign.movable, dayWidth, (dates) => onMove(campaign, dates));
  const dates = preview ?? campaign;
  const { left, width, startsBefore, endsAfter } = placed(period, dates.startsOn, dates.endsOn);
  const days = format.days(dates.startsOn, dates.endsOn);
  return (
    <div
      className={styles.bar}
      data-status={campaign.status}
      data-movable={campaign.movable || undefined}
      data-moving={preview !== undefined || undefined}
      data-before={startsBefore || undefined}
      data-after={endsAfter || undefined}
      style={{ left, width }}
    >
      <Tooltip label={`${campaign.name} · ${t[campaign.status]} · ${days}`} openDelay={300} opened={preview ? true : undefined} withinPortal>
        <Link
          to={`/campaigns/${campaign.id}`}
          className={styles.name}
          aria-label={t.bar(campaign.name, t[campaign.status], days, overlaps.length > 0, campaign.movable)}
          draggable={false}
          onClick={swallow}
          onKeyDown={keys}
          onBlur={cancel}
          {...hold("whole")}
        >
          {overlaps.length > 0 && <Overlapping overlaps={overlaps} period={period} dates={dates} />}
          <span className={styles.words}>{campaign.name}</span>
        </Link>
      </Tooltip>
      {campaign.movable && !startsBefore && <span className={styles.grip} data-end="start" aria-hidden {...hold("start")} />}
      {campaign.movable && !endsAfter && <span className={styles.grip} data-end="end" aria-hidden {...hold("end")} />}
      <span role="status" className="hidden-label">
        {preview && t.preview(campaign.name, days)}
      </span>
    </div>
  );
}

/** Stripes along the days that another campaign has too. */
function Overlapping({ overlaps, period, dates }: { overlaps: CampaignOverlap[]; period: Days; dates: Dates }) {
  return overlaps.map(({ one, other, from, to }) => (
    <span key={one + other} className={styles.overlap} style={placedOnBar(period, dates, from, to)} aria-hidden />
  ));
}
