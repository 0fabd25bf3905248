import { useState } from "react";
import type { Schema } from "../../api/client";
import { csv } from "../../format/csv";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { IconButton } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { downloadCsv } from "../../ui/download";
import { EmptyState } from "../../ui/EmptyState";
import { Choice } from "../../ui/fields";
import { IconDownload, IconTable } from "../../ui/icons";
import { Dialog } from "../../ui/overlays";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { BarRows } from "./BarRows";
import type { Dimension, Filter } from "./filters";
import { exact, type Measure, MEASURES, valueOf } from "./measures";
import styles from "./overview.module.css";
import { texts } from "./texts";
import type { View } from "./asked";
import { useBreakdown, useWord } from "./useOverview";
import { nameOf } from "./values";

const ROWS = 8;
const ALL_ROWS = 1_000;

type BreakdownPanelProps = {
  /** Its word in the address. */
  name: "sources" | "pages" | "places" | "devices";
  dimensions: readonly Dimension[];
  view: View;
  measure: Measure;
  onFilter: (filter: Filter) => void;
};

/** The values of a dimension with their bars, largest first; any of them filters the page. */
export function BreakdownPanel({ name, dimensions, view, measure, onFilter }: BreakdownPanelProps) {
  const t = useTexts(texts);
  const [by, setBy] = useWord<Dimension>(name, dimensions);
  const { data, error, refetch, isPlaceholderData } = useBreakdown(view, by, measure, ROWS);
  const [all, setAll] = useState(false);
  return (
    <Panel
      title={t[name]}
      note={by === "page" ? t.pagesNote : undefined}
      flush
      actions={
        <>
          {dimensions.length > 1 && (
            <Choice
              label={t[name]}
              labelHidden
              small
              value={by}
              options={dimensions.map((one) => ({ value: one, label: t[one] }))}
              onChange={setBy}
            />
          )}
          <IconButton icon={IconTable} label={t.allFiguresOf(t[`one-${by}`])} onClick={() => setAll(true)} />
        </>
      }
    >
      <div className={styles.breakdown} aria-busy={isPlaceholderData || undefined}>
        {error ? (
          <div className={styles.inset}>
            <ProblemNotice problem={error} onRetry={() => void refetch()} />
          </div>
        ) : !data ? (
          <div className={styles.inset}>
            <Skeleton height={(ROWS + 1) * 36} />
          </div>
        ) : data.rows.length === 0 ? (
          <EmptyState title={t.noMatch}>{t.noMatchHelp}</EmptyState>
        ) : (
          <BarRows breakdown={data} measure={measure} onFilter={onFilter} />
        )}
      </div>
      <Dialog title={t.allFiguresOf(t[`one-${by}`])} opened={all} onClose={() => setAll(false)} wide>
        {all && <AllFigures view={view} by={by} measure={measure} />}
      </Dialog>
    </Panel>
  );
}

/** Every value with every figure, to sort and to take along. */
function AllFigures({ view, by, measure }: { view: View; by: Dimension; measure: Measure }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useBreakdown(view, by, measure, ALL_ROWS);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={400} />;
  const label = (row: Schema<"BreakdownRow">) => nameOf(by, row, t, format.language);
  const header = [t[`one-${by}`], ...MEASURES.map((one) => t[one])];
  const rows = data.rows.map((row) => [label(row), ...MEASURES.map((one) => valueOf(row.figures, one))]);
  return (
    <>
      <div className={styles.download}>
        <IconButton
          icon={IconDownload}
          label={t.downloadAll}
          onClick={() => downloadCsv(t.allFiguresOf(t[`one-${by}`]), csv(header, rows))}
        />
      </div>
      <DataTable
        label={t.allFiguresOf(t[`one-${by}`])}
        rows={data.rows}
        rowKey={(row) => `${row.kind} ${row.value ?? ""}`}
        columns={[
          { id: "value", name: t[`one-${by}`], value: label },
          ...MEASURES.map((one) => ({
            id: one,
            name: t[one],
            kind: "number" as const,
            width: 112,
            value: (row: Schema<"BreakdownRow">) => valueOf(row.figures, one),
            show: (row: Schema<"BreakdownRow">) => exact(format, one, valueOf(row.figures, one), data.currency),
          })),
        ]}
      />
    </>
  );
}
