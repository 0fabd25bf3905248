import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import type { Retention, RetentionCell, RetentionQuestion } from "../answers";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { mostOf, strength } from "./retention";

type HeatTableProps = { retention: Retention; value: RetentionQuestion["value"]; unit: RetentionQuestion["unit"] };

/** A row for each cohort; the more came again, the stronger its cell. */
export function HeatTable({ retention, value, unit }: HeatTableProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { cohorts, total, currency } = retention;
  const periods = total.cells.map(({ period }) => period);
  const most = mostOf(cohorts);
  const began = (from: string) => {
    const day = from.slice(0, 10);
    return unit === "month" ? format.month(day, true) : format.day(day);
  };
  const row = (key: string, name: string, people: number, cells: RetentionCell[], whole: boolean) => (
    <tr key={key} data-total={whole || undefined}>
      <th scope="row">{name}</th>
      <td>{format.number(people)}</td>
      {periods.map((period) => (
        <HeatCell key={period} cell={cells.find((cell) => cell.period === period)} {...{ value, currency }} most={whole ? 0 : most} />
      ))}
    </tr>
  );
  return (
    <div className={styles.heatScroller} tabIndex={0} role="region" aria-label={t.cohorts}>
      <table className={styles.heat}>
        <thead>
          <tr>
            <th scope="col">{t[`cohort-${unit}`]}</th>
            <th scope="col">{t.people}</th>
            {periods.map((period) => (
              <th key={period} scope="col">
                {t.periodShort(period, unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row("total", t.allCohorts, total.people, total.cells, true)}
          {cohorts.map(({ from, people, cells }) => row(from, began(from), people, cells, false))}
        </tbody>
      </table>
    </div>
  );
}

type HeatCellProps = { cell: RetentionCell | undefined; value: RetentionQuestion["value"]; currency: string | undefined; most: number };

function HeatCell({ cell, value, currency, most }: HeatCellProps) {
  const t = useTexts(texts);
  const format = useFormat();
  if (!cell || cell.state === "future") return <td />;
  const share = typeof cell.share === "number" ? format.percent(cell.share) : "–";
  const shown = value === "people" ? share : typeof cell.revenue === "number" ? (currency ? format.moneyRounded(cell.revenue, currency) : format.number(cell.revenue)) : "–";
  const told = t.peopleCount(format.number(cell.people));
  const strong = Math.round(strength(cell, value, most) * 50);
  return (
    <td
      data-state={cell.state}
      title={cell.state === "incomplete" ? `${told}, ${t.notOver}` : told}
      style={{ backgroundColor: `color-mix(in srgb, var(--sea) ${strong}%, var(--surface))` }}
    >
      {shown}
      {value === "people" && <span className={styles.people}>{format.headline(cell.people)}</span>}
    </td>
  );
}
