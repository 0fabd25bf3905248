import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Figure } from "../../ui/Figure";
import { Columns, Quiet, Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import styles from "./Imports.module.css";
import { StateBadge } from "./StateBadge";
import { texts } from "./texts";
import type { Import } from "./useImports";

/** How far it is, and what became of the rows. */
export function CountsPanel({ one }: { one: Import }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { counts, progress } = one;
  const leftOut = Object.entries(counts.leftOut);
  const figures: [string, number][] = [
    [t.rows, counts.rows],
    [t.made, counts.events],
    [t.stored, counts.stored],
    [t.known, counts.known],
    [t.refused, counts.refused],
    [t.leftOut, leftOut.reduce((sum, [, count]) => sum + count, 0)],
  ];
  return (
    <Panel title={<StateBadge state={one.state} />}>
      <Stack>
        {progress && (
          <Stack space={1}>
            <progress className={styles.progress} value={progress.share} max={1} aria-label={t.running} />
            <Quiet>
              {t.progress(format.percent(progress.share), format.headline(progress.rowsPerSecond))}
              {progress.remainingSeconds !== undefined && t.left(remaining(progress.remainingSeconds, t))}
            </Quiet>
          </Stack>
        )}
        <Columns least={140}>
          {figures.map(([name, value]) => (
            <Figure key={name} name={name} value={format.headline(value)} exact={format.number(value)} />
          ))}
        </Columns>
        {leftOut.length > 0 && (
          <Quiet small>
            {t.leftOut}: {leftOut.map(([reason, count]) => `${reason} ${format.number(count)}`).join(", ")}
          </Quiet>
        )}
        {counts.refused > 0 && (
          <a href={`/api/imports/${one.id}/refused`} download={`${one.file}.refused.csv`}>
            {t.download}
          </a>
        )}
      </Stack>
    </Panel>
  );
}

function remaining(seconds: number, t: (typeof texts)["en"]): string {
  return seconds < 90 ? t.seconds(Math.max(1, seconds)) : t.minutes(Math.round(seconds / 60));
}
