import type { Comparison } from "../../../format/range";
import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { Figure } from "../../../ui/Figure";
import { Spark } from "../../../ui/Spark";
import type { Trends } from "../answers";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { figureOf } from "./figures";
import type { Named } from "./trend";

type TrendFiguresProps = {
  trends: Trends;
  rows: Named[];
  comparison: Comparison;
  /** What the only one is called instead. */
  title?: string;
};

/** One value for each figure or row, beside what it is compared with, over its course. */
export function TrendFigures({ trends, rows, comparison, title }: TrendFiguresProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <ul className={styles.values}>
      {rows.map((row, place) => {
        const { value, exact, change } = figureOf(trends, row, comparison, t, format);
        return (
          <li key={place} className={styles.value}>
            <Figure name={rows.length === 1 && title ? title : row.name} value={value} exact={exact} change={change} note={change ? undefined : format.days(trends.range.from, trends.range.to)} />
            <Spark values={row.series.values.map((one, index) => (trends.buckets[index]?.state === "future" ? null : one))} place={place} channel={row.channel} quiet={row.quiet} />
          </li>
        );
      })}
    </ul>
  );
}
