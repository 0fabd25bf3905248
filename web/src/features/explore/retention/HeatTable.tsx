import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import type { Retention, RetentionCell, RetentionQuestion } from "../answers";
import styles from "../explore.module.css";
import { texts } from "../texts";
import { mostOf, strength } from "./retention";

export type HeatRow = { key: string; name: string; people: number; cells: RetentionCell[]; whole?: boolean };

type HeatTableProps = {
  label: string;
  /** What the rows are called. */
  name: string;
  rows: HeatRow[];
  retention: Retention;
  value: RetentionQuestion["value"];
  unit: RetentionQuestion["unit"];
};

/** The more came again, the stronger is the cell. */
export function HeatTable({ label, name, rows, retention, value, unit }: HeatTableProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { total, currency } = retention;
  const periods = total.cells.filter(({ state }) => state !== "future").map(({ period }) => period);
  const most = mostOf(rows.filter(({ whole }) => !whole));
  return (
    <div className={styles.heatScroller} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.heat}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{t.people}</th>
            {periods.map((period) => (
              <th key={period} scope="col">
                {t.periodShort(period, unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name: row, people, cells, whole }) => (
            <tr key={key} data-total={whole || undefined}>
              <th scope="row">{row}</th>
              <td>{format.number(people)}</td>
              {periods.map((period) => (
                <HeatCell key={period} cell={cells.find((cell) => cell.period === period)} {...{ value, currency }} most={whole ? 0 : most} />
              ))}
            </tr>
          ))}
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
      {value === "people" && <span className={styles.second}>{format.number(cell.people)}</span>}
    </td>
  );
}
