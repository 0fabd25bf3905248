import { Link } from "react-router";
import type { Days } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Quiet } from "../../ui/layout";
import styles from "./calendar.module.css";
import type { Calendar, Dated } from "./calendar";
import type { Flag } from "./flags";
import { datedOf } from "./lanes";
import { texts } from "./texts";

const TONES: Record<Dated["status"], Tone> = { draft: "neutral", approved: "sea", live: "good", ended: "neutral" };

type AgendaProps = { calendar: Calendar; period: Days; flags: Flag[]; onChange: (campaign: Dated) => void };

type Line = { day: string; campaign?: Dated; flag?: Flag };

/** The same as the timeline, one below the other by the day on which it begins. */
export function Agenda({ calendar, period, flags, onChange }: AgendaProps) {
  const format = useFormat();
  const within = (day: string) => (day < period.from ? period.from : day);
  const lines: Line[] = [
    ...flags.map((flag) => ({ day: within(flag.startsOn), flag })),
    ...datedOf(calendar.campaigns).map((campaign) => ({ day: within(campaign.startsOn), campaign })),
  ].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const months = [...new Set(lines.map((line) => line.day.slice(0, 7)))];
  return (
    <div className={styles.agenda}>
      {months.map((month) => (
        <section key={month} aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`}>{format.month(`${month}-01`, true)}</h3>
          <ul>
            {lines
              .filter((line) => line.day.startsWith(month))
              .map(({ campaign, flag }) => (
                <li key={campaign?.id ?? flag?.key}>
                  {campaign && <CampaignLine campaign={campaign} calendar={calendar} onChange={onChange} />}
                  {flag && <FlagLine flag={flag} />}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function CampaignLine({ campaign, calendar, onChange }: { campaign: Dated; calendar: Calendar; onChange: (campaign: Dated) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const overlaps = calendar.overlaps.some(({ one, other }) => one === campaign.id || other === campaign.id);
  const { budget } = campaign;
  const about = [campaign.brandName, campaign.channels.join(", "), budget && t.inPeriod(format.money(budget.inPeriod, budget.currency))];
  return (
    <div className={styles.item}>
      <div className={styles.itemWords}>
        <span className={styles.itemTitle}>
          <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>
          <Badge tone={TONES[campaign.status]}>{t[campaign.status]}</Badge>
          {overlaps && <Badge tone="caution">{t.overlapping}</Badge>}
        </span>
        <span className="tabular">{format.days(campaign.startsOn, campaign.endsOn)}</span>
        <Quiet small>{about.filter(Boolean).join(" · ")}</Quiet>
      </div>
      {campaign.movable && (
        <Button small onClick={() => onChange(campaign)}>
          <span aria-hidden>{t.changeDates}</span>
          <span className="hidden-label">{t.changeDatesOf(campaign.name)}</span>
        </Button>
      )}
    </div>
  );
}

/** A holiday or season in words. */
export function FlagLine({ flag }: { flag: Flag }) {
  const t = useTexts(texts);
  const format = useFormat();
  const days = flag.startsOn === flag.endsOn ? `${format.weekday(flag.startsOn)}, ${format.day(flag.startsOn)}` : format.days(flag.startsOn, flag.endsOn);
  return (
    <div className={styles.flagLine} data-kind={flag.kind}>
      <span className={styles.sign} aria-hidden />
      <span>
        {flag.name} <Quiet small>{[days, t[flag.kind], flag.countries.join(", ")].filter(Boolean).join(" · ")}</Quiet>
      </span>
    </div>
  );
}
