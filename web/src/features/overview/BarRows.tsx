import type { Schema } from "../../api/client";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { IconButton } from "../../ui/Button";
import { IconBan } from "../../ui/icons";
import type { Filter } from "./filters";
import { exact, headline, type Measure, valueOf } from "./measures";
import styles from "./overview.module.css";
import { texts } from "./texts";
import { nameOf } from "./values";

type BarRowsProps = { breakdown: Schema<"Breakdown">; measure: Measure; onFilter: (filter: Filter) => void };

export function BarRows({ breakdown, measure, onFilter }: BarRowsProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const { by, rows, currency } = breakdown;
  const shown = rows.filter((row) => row.kind !== "none" || row.figures.visits > 0 || row.figures.orders > 0);
  const most = Math.max(...shown.map((row) => valueOf(row.figures, measure) ?? 0), 0);
  const isCompared = shown.some((row) => row.compared);
  return (
    <table className={styles.bars}>
      <thead>
        <tr>
          <th scope="col">{t[`one-${by}`]}</th>
          <th scope="col" data-kind="number">
            {t[measure]}
          </th>
          {isCompared && (
            <th scope="col" data-kind="number" className={styles.changeColumn}>
              {t.change}
            </th>
          )}
          <th scope="col" className={styles.actionColumn}>
            <span className="hidden-label">{t.filters}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => {
          const name = nameOf(by, row, t, format.language);
          const value = valueOf(row.figures, measure);
          const width = most > 0 && value !== null ? Math.max(0, (value / most) * 100) : 0;
          const filter = (match: Filter["match"]) => onFilter({ dimension: by, match, value: row.value ?? "" });
          return (
            <tr key={`${row.kind} ${row.value ?? ""}`} data-kind={row.kind}>
              <th scope="row">
                <span className={styles.bar} style={{ width: `${width}%` }} aria-hidden />
                {row.kind === "others" ? (
                  <span className={styles.label}>{name}</span>
                ) : (
                  <button type="button" className={styles.label} title={name} aria-label={t.filterBy(t[`one-${by}`], name)} onClick={() => filter("is")}>
                    {name}
                  </button>
                )}
              </th>
              <td data-kind="number" title={exact(format, measure, value, currency)}>
                {headline(format, measure, value, currency)}
              </td>
              {isCompared && (
                <td data-kind="number" className={styles.changeColumn}>
                  <Change now={value} before={row.compared ? valueOf(row.compared, measure) : null} measure={measure} />
                </td>
              )}
              <td className={styles.actionColumn}>
                {row.kind !== "others" && <IconButton icon={IconBan} label={t.leaveOut(name)} onClick={() => filter("is-not")} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Change({ now, before, measure }: { now: number | null; before: number | null; measure: Measure }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (now === null || before === null || (before === 0 && now === 0)) return <span className={styles.none}>–</span>;
  if (before === 0 && measure !== "conversion") return <span className={styles.none}>{t.fresh}</span>;
  const difference = measure === "conversion" ? now - before : now / before - 1;
  const tone = difference === 0 ? "none" : difference > 0 ? "gain" : "loss";
  return (
    <span className={styles.change} data-tone={tone}>
      {measure === "conversion" ? format.points(difference) : format.change(difference)}
    </span>
  );
}
