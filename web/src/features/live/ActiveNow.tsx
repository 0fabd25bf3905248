import type { Schema } from "../../api/client";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Chart } from "../../ui/Chart";
import { Figure } from "../../ui/Figure";
import { Panel } from "../../ui/Panel";
import styles from "./Live.module.css";
import { texts } from "./texts";

type Summary = Schema<"LiveSummary">;
const RECENT_MINUTES = 5;
const HEIGHT = 148;
const SHOWN_PAGES = 6;

/** How much is going on: people, events a minute, pages. */
export function ActiveNow({ summary, problem, onRetry }: { summary: Summary | undefined; problem: unknown; onRetry: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const people = (count: number) => (summary?.atLeast ? t.atLeast(format.headline(count)) : format.headline(count));
  const full = summary?.minutes.slice(-RECENT_MINUTES - 1, -1) ?? [];
  const mean = full.reduce((sum, minute) => sum + minute.accepted + minute.rejected + minute.dropped, 0) / RECENT_MINUTES;
  const since = summary && t.since(format.clock(summary.since));
  const any = summary?.minutes.some((minute) => minute.accepted + minute.rejected + minute.dropped > 0) ?? false;
  return (
    <div className={styles.now}>
      <Panel>
        <div className={styles.figures}>
          <Figure name={t.activeFive} value={people(summary?.activeInFiveMinutes ?? 0)} note={t.people} loading={!summary} />
          <Figure name={t.activeThirty} value={people(summary?.activeInThirtyMinutes ?? 0)} note={since} loading={!summary} />
          <Figure name={t.perMinute} value={format.headline(mean)} note={t.perMinuteNote} loading={!summary} />
        </div>
      </Panel>
      <Chart
        title={t.chart}
        note={t.chartNote}
        height={HEIGHT}
        problem={problem ?? undefined}
        onRetry={onRetry}
        data={
          summary && {
            kind: "stacked",
            x: {
              name: t.minute,
              values: any ? summary.minutes.map(({ at }) => at) : [],
              show: (at) => format.hour(String(at), false),
            },
            series: any
              ? [
                  { name: t.accepted, values: summary.minutes.map(({ accepted }) => accepted) },
                  { name: t.rejected, values: summary.minutes.map(({ rejected }) => rejected) },
                  { name: t.dropped, values: summary.minutes.map(({ dropped }) => dropped) },
                ].filter(({ values }) => values.some((value) => value > 0))
              : [],
            show: format.headline,
            exact: format.number,
            incompleteFrom: summary.minutes.length - 1,
          }
        }
        empty={<p className={styles.none}>{t.noEvents}</p>}
      />
      <Panel title={t.pages} note={t.pagesNote}>
        {summary?.pages.length === 0 ? (
          <p className={styles.none}>{t.noPages}</p>
        ) : (
          <ol className={styles.pages}>
            {summary?.pages.slice(0, SHOWN_PAGES).map(({ path, views }) => (
              <li key={path}>
                <span title={path}>{path}</span>
                <span className="tabular">{format.number(views)}</span>
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}
