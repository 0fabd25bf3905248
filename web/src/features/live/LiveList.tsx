import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { IconFilter, IconPlayerPause, IconPlayerPlay } from "../../ui/icons";
import { Panel } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { FirstEvent } from "./FirstEvent";
import styles from "./Live.module.css";
import { texts } from "./texts";
import type { Entry, Live } from "./useLive";

const TONES: Record<Entry["verdict"], Tone> = { accepted: "good", flagged: "caution", rejected: "bad", dropped: "neutral" };

type LiveListProps = {
  live: Live;
  filters: ReactNode;
  filtered: boolean;
  chosen: Entry | null;
  onChoose: (entry: Entry) => void;
};

export function LiveList({ live, filters, filtered, chosen, onChoose }: LiveListProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Panel
      flush
      title={t.stream}
      note={
        <>
          <span className={styles.state} data-state={live.paused ? "paused" : live.state}>
            {live.paused ? t.paused : t[live.state]}
          </span>
          {live.skipped > 0 && <span> · {t.skipped(format.number(live.skipped))}</span>}
        </>
      }
      actions={
        <>
          {live.waiting > 0 && <Badge tone="sea">{t.waiting(format.number(live.waiting))}</Badge>}
          <Button small icon={live.paused ? IconPlayerPlay : IconPlayerPause} onClick={live.turn}>
            {live.paused ? t.resume : t.pause}
          </Button>
        </>
      }
    >
      {filters}
      <Announcer live={live} />
      {live.entries.length > 0 ? (
        <Entries entries={live.entries} chosen={chosen} onChoose={onChoose} />
      ) : !live.started ? (
        <div className={styles.none}>
          <Skeleton height={240} />
        </div>
      ) : filtered ? (
        <EmptyState icon={IconFilter} title={t.nothingFits}>
          {t.nothingFitsNote}
        </EmptyState>
      ) : (
        <FirstEvent />
      )}
    </Panel>
  );
}

function Entries({ entries, chosen, onChoose }: { entries: Entry[]; chosen: Entry | null; onChoose: (entry: Entry) => void }) {
  const t = useTexts(texts);
  return (
    <>
      <div className={styles.scroller} role="region" aria-label={t.stream} tabIndex={0}>
        <table className={styles.table} aria-label={t.stream}>
          <thead>
            <tr>
              <th>{t.time}</th>
              <th>{t.name}</th>
              <th>{t.verdict}</th>
              <th data-wide>{t.type}</th>
              <th data-wide>{t.source}</th>
              <th>{t.person}</th>
              <th data-wide>{t.channel}</th>
              <th data-wide>{t.page}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <EntryRow
                key={`${entry.number} ${entry.receivedAt}`}
                entry={entry}
                current={entry.number === chosen?.number}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.keys}>{t.keys}</p>
    </>
  );
}

const EntryRow = memo(function EntryRow({ entry, current, onChoose }: { entry: Entry; current: boolean; onChoose: (entry: Entry) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <tr ref={row} aria-current={current || undefined} data-verdict={entry.verdict} onClick={() => onChoose(entry)}>
      <td className="tabular">
        <time dateTime={entry.receivedAt}>{format.clock(entry.receivedAt)}</time>
      </td>
      <td>
        <button type="button" className={styles.open}>
          {entry.name ?? entry.type ?? t.unnamed}
        </button>
      </td>
      <td>
        <Badge tone={TONES[entry.verdict]}>{t[entry.verdict]}</Badge>
      </td>
      <td data-wide>{entry.type}</td>
      <td data-wide>{entry.source}</td>
      <td className={styles.cut} title={entry.person}>
        {entry.person}
      </td>
      <td data-wide>{entry.channel}</td>
      <td data-wide className={styles.cut} title={entry.page}>
        {entry.page}
      </td>
    </tr>
  );
});

const SAID_EVERY_MILLIS = 10_000;

/** Says how many came, now and then: each event by itself would drown whoever listens. */
function Announcer({ live }: { live: Live }) {
  const t = useTexts(texts);
  const [said, setSaid] = useState("");
  const newest = live.entries[0]?.number ?? 0;
  const latest = useRef({ newest, told: newest });
  latest.current.newest = newest;
  useEffect(() => {
    const timer = setInterval(() => {
      const count = latest.current.newest - latest.current.told;
      latest.current.told = latest.current.newest;
      if (count > 0) setSaid(t.said(count));
    }, SAID_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [t]);
  return (
    <div className="hidden-label" role="status">
      {live.paused ? t.paused : said}
    </div>
  );
}
