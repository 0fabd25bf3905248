import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTexts } from "../../texts/texts";
import { IconArrowDown, IconArrowUp } from "../../ui/icons";
import { useDensity } from "../../ui/appearance";
import styles from "./AnswerGrid.module.css";
import { type Answer, type Cell, compareCells, textOf } from "./answer";
import { CellDialog } from "./CellDialog";
import { columnsOf, type GridColumn, moved, type Position } from "./grid";
import { texts } from "./texts";

const ROW_HEIGHTS = { comfortable: 32, compact: 26 } as const;
const HEADER = 44;
const LONG = 40;

type Sorting = { column: number; descending: boolean };

/** Rows and columns of an answer; only what is in sight is drawn, so that its size does not matter. */
export function AnswerGrid({ answer, height }: { answer: Answer; height: number }) {
  const t = useTexts(texts);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [density] = useDensity();
  const [sorting, setSorting] = useState<Sorting>();
  const [at, setAt] = useState<Position>({ row: 0, column: 0 });
  const [opened, setOpened] = useState<Position>();
  const columns = useMemo(() => columnsOf(answer), [answer]);
  const rows = useMemo(() => sorted(answer.rows, columns, sorting), [answer, columns, sorting]);
  const rowHeight = ROW_HEIGHTS[density];
  const margin = 24 + 8 * String(rows.length).length;

  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: HEADER,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index]?.width ?? 0,
    overscan: 3,
    paddingStart: margin,
    scrollPaddingStart: margin,
  });
  useEffect(() => down.measure(), [down, rowHeight]);
  useEffect(() => {
    setAt({ row: 0, column: 0 });
    setSorting(undefined);
    scroller.current?.scrollTo({ top: 0, left: 0 });
  }, [answer]);

  const sortBy = (column: number) =>
    setSorting((now) => (now?.column !== column ? { column, descending: columns[column]?.kind === "number" } : { column, descending: !now.descending }));
  const go = (to: Position) => {
    setAt(to);
    if (to.row >= 0) down.scrollToIndex(to.row);
    across.scrollToIndex(to.column);
  };
  const textAt = ({ row, column }: Position) => {
    const described = columns[column];
    if (!described) return "";
    return row < 0 ? described.name : textOf(rows[row]?.[column], described.kind);
  };
  const keyed = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((height - HEADER) / rowHeight) - 1);
    const to = moved(event.key, event.ctrlKey || event.metaKey, at, rows.length, columns.length, page);
    if (to) {
      event.preventDefault();
      go(to);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (at.row < 0) sortBy(at.column);
      else setOpened(at);
    } else if (event.key === "c" && (event.ctrlKey || event.metaKey) && !String(getSelection())) {
      event.preventDefault();
      void navigator.clipboard?.writeText(textAt(at));
    }
  };

  const shownColumns = across.getVirtualItems();
  const cellId = (position: Position) => `${id}-${position.row}-${position.column}`;
  const inSight =
    shownColumns.some(({ index }) => index === at.column) && (at.row < 0 || down.getVirtualItems().some(({ index }) => index === at.row));
  return (
    <>
      <p id={`${id}-hint`} className="hidden-label">
        {t.sortHint}
      </p>
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height: Math.min(height, HEADER + rows.length * rowHeight + 18) }}
        role="grid"
        tabIndex={0}
        aria-label={t.answerTable}
        aria-describedby={`${id}-hint`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={inSight ? cellId(at) : undefined}
        onKeyDown={keyed}
      >
        <div className={styles.whole} style={{ width: across.getTotalSize(), height: HEADER + down.getTotalSize() }}>
          <div className={styles.header} role="row" aria-rowindex={1} style={{ height: HEADER }}>
            <div className={styles.corner} role="columnheader" aria-colindex={1} style={{ width: margin }}>
              <span className="hidden-label">{t.rowNumber}</span>
            </div>
            {shownColumns.map(({ index, start }) => {
              const column = columns[index];
              if (!column) return null;
              const isSorted = sorting?.column === index;
              return (
                <div
                  key={index}
                  id={cellId({ row: -1, column: index })}
                  className={styles.name}
                  role="columnheader"
                  aria-colindex={index + 2}
                  aria-sort={isSorted ? (sorting.descending ? "descending" : "ascending") : undefined}
                  data-kind={column.kind}
                  data-at={(at.row === -1 && at.column === index) || undefined}
                  style={{ left: start, width: column.width }}
                  onClick={() => {
                    setAt({ row: -1, column: index });
                    sortBy(index);
                  }}
                >
                  <span className={styles.nameLine}>
                    <span className={styles.nameText} title={column.name}>
                      {column.name}
                    </span>
                    {isSorted && (sorting.descending ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
                  </span>
                  <span className={styles.type}>{typeWord(column)}</span>
                </div>
              );
            })}
          </div>
          {down.getVirtualItems().map((row) => (
            <div
              key={row.index}
              className={styles.row}
              role="row"
              aria-rowindex={row.index + 2}
              style={{ transform: `translateY(${HEADER + row.start}px)`, height: rowHeight }}
            >
              <div className={styles.number} role="rowheader" aria-colindex={1} style={{ width: margin }}>
                {row.index + 1}
              </div>
              {shownColumns.map(({ index, start }) => {
                const column = columns[index];
                if (!column) return null;
                const here = { row: row.index, column: index };
                return (
                  <div
                    key={index}
                    id={cellId(here)}
                    className={styles.cell}
                    role="gridcell"
                    aria-colindex={index + 2}
                    data-kind={column.kind}
                    data-at={(at.row === row.index && at.column === index) || undefined}
                    style={{ left: start, width: column.width, lineHeight: `${rowHeight}px` }}
                    onClick={() => {
                      setAt(here);
                      const cell = rows[row.index]?.[index];
                      if ((typeof cell === "object" && cell !== null) || textAt(here).length > LONG) setOpened(here);
                    }}
                  >
                    <Shown cell={rows[row.index]?.[index]} column={column} />
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      </div>
      <CellDialog
        name={opened ? (columns[opened.column]?.name ?? "") : ""}
        cell={opened && rows[opened.row]?.[opened.column]}
        kind={opened ? (columns[opened.column]?.kind ?? "text") : "text"}
        opened={opened !== undefined}
        onClose={() => {
          setOpened(undefined);
          scroller.current?.focus();
        }}
      />
    </>
  );
}

function Shown({ cell, column }: { cell: Cell | undefined; column: GridColumn }) {
  if (cell === null || cell === undefined) return <span className={styles.nothing}>null</span>;
  const text = textOf(cell, column.kind);
  return <>{text.length > 300 ? `${text.slice(0, 300)}…` : text}</>;
}

function typeWord({ type }: GridColumn): string {
  return type.replace("TIMESTAMP WITH TIME ZONE", "time, UTC").toLowerCase();
}

function sorted(rows: Cell[][], columns: GridColumn[], sorting: Sorting | undefined): Cell[][] {
  const column = sorting && columns[sorting.column];
  if (!column) return rows;
  const place = sorting.column;
  const known = rows.filter((row) => row[place] !== null);
  const sign = sorting.descending ? -1 : 1;
  known.sort((one, other) => sign * compareCells(one[place], other[place], column.kind));
  return [...known, ...rows.filter((row) => row[place] === null)];
}
