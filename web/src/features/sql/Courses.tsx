import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import type { SeriesData } from "../../ui/chart/data";
import { said } from "../../ui/chart/data";
import { DataTable } from "../../ui/DataTable";
import { Figure } from "../../ui/Figure";
import { Spark } from "../../ui/Spark";
import type { InCells } from "./chartData";
import styles from "./Courses.module.css";
import { coursesOf } from "./courses";
import { texts } from "./texts";

type CoursesProps = { kind: InCells; data: SeriesData; label: string; height: number };

/** Columns of an answer in cells: the last value of each beside the one before, or a line each with its course. */
export function Courses({ kind, data, label, height }: CoursesProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const rows = coursesOf(data);
  if (kind === "figure") {
    return (
      <ul className={styles.figures}>
        {rows.map(({ name, values, channel, last, before }, place) => (
          <li key={name}>
            <Figure
              name={name}
              value={last ? data.show(last.value) : "–"}
              exact={last && (data.exact ?? data.show)(last.value)}
              note={last && !before ? said(data.x, last.at) : undefined}
              change={last && before && { now: last.value, before: before.value, base: t.heldAgainst(said(data.x, last.at), said(data.x, before.at)), better: "neither" }}
            />
            <Spark values={values} place={place} channel={channel} />
          </li>
        ))}
      </ul>
    );
  }
  const number = (value: number | undefined) => (value === undefined ? "–" : format.number(value));
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ name }) => name}
      height={height}
      columns={[
        { id: "name", name: t.columnName, value: ({ name }) => name },
        { id: "course", name: t.course, width: 128, sortable: false, value: () => null, show: ({ values, place, channel }) => <Spark values={values} place={place} channel={channel} /> },
        { id: "last", name: t.lastValue, kind: "number", value: ({ last }) => last?.value, show: ({ last }) => number(last?.value) },
        { id: "least", name: t.leastValue, kind: "number", value: ({ least }) => least, show: ({ least }) => number(least) },
        { id: "most", name: t.mostValue, kind: "number", value: ({ most }) => most, show: ({ most }) => number(most) },
      ]}
    />
  );
}
