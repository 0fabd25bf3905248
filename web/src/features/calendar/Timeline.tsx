import { useRef } from "react";
import { addDays, type Days } from "../../format/range";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Bar } from "./Bar";
import styles from "./calendar.module.css";
import type { Calendar, Dated } from "./calendar";
import { dayOff, type Flag, isBand } from "./flags";
import { type By, datedOf, lanesOf, rowsOf } from "./lanes";
import type { Dates } from "./moves";
import { daysBetween, isWeekend, placed, type Span, ticksOf } from "./period";
import { texts } from "./texts";

type TimelineProps = {
  calendar: Calendar;
  period: Days;
  span: Span;
  by: By;
  flags: Flag[];
  onMove: (campaign: Dated, dates: Dates) => void;
};

/** Lanes of bars under a scale of days, with what else is on them behind. */
export function Timeline({ calendar, period, span, by, flags, onMove }: TimelineProps) {
  const t = useTexts(texts);
  const track = useRef<HTMLDivElement>(null);
  const lanes = lanesOf(datedOf(calendar.campaigns), by, by === "brand" ? t.noBrand : t.noChannel);
  const dayWidth = () => (track.current?.clientWidth ?? 1) / (daysBetween(period.from, period.to) + 1);
  return (
    <div className={styles.timeline} role="group" aria-label={t.timeline}>
      <div className={styles.corner} aria-hidden />
      <Scale period={period} span={span} today={calendar.today} />
      <div className={styles.flagsLabel}>{t.flags}</div>
      <div className={styles.track} ref={track}>
        <Behind period={period} span={span} today={calendar.today} flags={flags} />
        <Bands period={period} flags={flags} />
      </div>
      {lanes.map((lane) => (
        <div key={lane.key} className={styles.lane} role="group" aria-label={lane.name}>
          <div className={styles.laneName}>{lane.name}</div>
          <div className={styles.track}>
            <Behind period={period} span={span} today={calendar.today} flags={flags} />
            {lane.rows.map((row) => (
              <div key={row[0]?.id} className={styles.row}>
                {row.map((campaign) => (
                  <Bar
                    key={campaign.id}
                    campaign={campaign}
                    period={period}
                    overlaps={calendar.overlaps.filter(({ one, other }) => one === campaign.id || other === campaign.id)}
                    dayWidth={dayWidth}
                    onMove={onMove}
                  />
                ))}
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function Scale({ period, span, today }: { period: Days; span: Span; today: string }) {
  const format = useFormat();
  const name = { month: (day: string) => String(Number(day.slice(8))), quarter: format.shortDay, year: format.month }[span];
  return (
    <div className={styles.scale} aria-hidden>
      {ticksOf(period, span).map(({ day, days }) => (
        <span
          key={day}
          className={styles.tick}
          style={{ flex: `${days} 0 0` }}
          data-today={(day <= today && daysBetween(day, today) < days) || undefined}
        >
          {span === "month" && <small>{format.weekday(day).slice(0, 2)}</small>}
          {days > 3 || span !== "quarter" ? name(day) : ""}
        </span>
      ))}
    </div>
  );
}

/** Lines of the scale, weekends, days off and today. */
function Behind({ period, span, today, flags }: { period: Days; span: Span; today: string; flags: Flag[] }) {
  return (
    <div className={styles.behind} aria-hidden>
      {ticksOf(period, span).map(({ day, days }) => (
        <span key={day} className={styles.column} style={{ flex: `${days} 0 0` }} data-weekend={(span === "month" && isWeekend(day)) || undefined} />
      ))}
      {flags.filter(dayOff).map((flag) => (
        <span key={flag.key} className={styles.dayOff} style={place(placed(period, flag.startsOn, flag.endsOn))} />
      ))}
      {today >= period.from && today <= period.to && <span className={styles.today} style={place(placed(period, today, today))} />}
    </div>
  );
}

function place({ left, width }: { left: string; width: string }) {
  return { left, width };
}

/** About so many letters stand side by side along the scale. */
const LETTERS = 150;

/** Ends where its name does, so that rows keep names apart too; `lastDay` is its own. */
function withWords(flag: Flag, period: Days): Flag & { lastDay: string } {
  const all = daysBetween(period.from, period.to) + 1;
  const words = addDays(flag.startsOn < period.from ? period.from : flag.startsOn, Math.ceil(((flag.name.length + 2) * all) / LETTERS));
  return { ...flag, endsOn: words > flag.endsOn ? words : flag.endsOn, lastDay: flag.endsOn };
}

/** Seasons as bands with a name, holidays as marks; all of them are in the list below, in words. */
function Bands({ period, flags }: { period: Days; flags: Flag[] }) {
  const marks = flags.filter((flag) => !isBand(flag));
  return (
    <div className={styles.bands} aria-hidden>
      <div className={styles.marks}>
        {marks.map((flag) => (
          <span key={flag.key} className={styles.mark} data-kind={flag.kind} title={flag.name} style={place(placed(period, flag.startsOn, flag.endsOn))} />
        ))}
      </div>
      {rowsOf(flags.filter(isBand).map((flag) => withWords(flag, period))).map((row) => (
        <div key={row[0]?.key} className={styles.bandRow}>
          {row.map((flag) => (
            <span key={flag.key} className={styles.band} data-kind={flag.kind} title={flag.name} style={place(placed(period, flag.startsOn, flag.lastDay))}>
              {flag.name}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
