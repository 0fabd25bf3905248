import { useFormat } from "../../../format/useFormat";
import { useTexts } from "../../../texts/texts";
import { type Column, DataTable } from "../../../ui/DataTable";
import { Spark } from "../../../ui/Spark";
import type { Trends, Unit } from "../answers";
import styles from "../explore.module.css";
import { fieldName } from "../names";
import { texts } from "../texts";
import { exact, type Named } from "./trend";

type TrendTableProps = { trends: Trends; rows: Named[]; titles: string[]; by: string[]; height?: number };

/** Each series with its course, its total and its change. */
export function TrendTable({ trends, rows, titles, by, height = 420 }: TrendTableProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const unit = ({ series }: Named): Unit => trends.metrics[series.metric]?.unit ?? "number";
  const shown = (row: Named, value: number | null | undefined) => exact(format, unit(row), value, trends.currency);
  const change = (row: Named) => {
    const { total, comparedTotal } = row.series;
    if (typeof total !== "number" || typeof comparedTotal !== "number") return null;
    return unit(row) === "share" ? total - comparedTotal : comparedTotal === 0 ? null : total / comparedTotal - 1;
  };
  // As the picture has it, whose colours these are.
  const placeOf = (row: Named) => rows.filter((other) => (by.length > 0 ? other.series.metric === row.series.metric : unit(other) === unit(row))).indexOf(row);
  const columns: Column<Named>[] = [
    ...(by.length > 0 && titles.length > 1 ? [{ id: "figure", name: t.figureName, value: ({ series }: Named) => titles[series.metric] ?? "" }] : []),
    { id: "name", name: by.length > 0 ? by.map((field) => fieldName(field, t)).join(", ") : t.figureName, kind: by.length > 0 ? "text" : "sentence", value: ({ name }) => name },
    {
      id: "course",
      name: t.course,
      width: 128,
      sortable: false,
      value: () => null,
      show: (row) => (
        <Spark
          values={row.series.values.map((value, place) => (trends.buckets[place]?.state === "future" ? null : value))}
          place={placeOf(row)}
          channel={row.channel}
          quiet={row.quiet}
        />
      ),
    },
    { id: "total", name: titles.length === 1 ? (titles[0] ?? t.total) : t.total, kind: "number", value: ({ series }) => series.total ?? null, show: (row) => shown(row, row.series.total) },
    ...(trends.comparedRange
      ? [
          { id: "before", name: t.before, kind: "number" as const, value: ({ series }: Named) => series.comparedTotal ?? null, show: (row: Named) => shown(row, row.series.comparedTotal) },
          {
            id: "change",
            name: t.change,
            kind: "number" as const,
            value: change,
            show: (row: Named) => {
              const difference = change(row);
              if (difference === null) return row.series.comparedTotal === 0 && row.series.total ? t.fresh : "–";
              const sign = difference > 0 ? "▲ " : difference < 0 ? "▼ " : "";
              return (
                <span className={styles.change}>
                  <span aria-hidden>{sign}</span>
                  {unit(row) === "share" ? format.points(difference) : format.change(difference)}
                </span>
              );
            },
          },
        ]
      : []),
  ];
  return <DataTable label={t.inNumbers} columns={columns} rows={rows} rowKey={(_, place) => String(place)} height={height} />;
}
