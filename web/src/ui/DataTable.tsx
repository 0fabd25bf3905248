import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type Row as TableRow,
  type SortingState,
  useReactTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { type Cell, csv } from "../format/csv";
import { useFormat } from "../format/useFormat";
import { useTexts } from "../texts/texts";
import styles from "./DataTable.module.css";
import { downloadCsv } from "./download";
import { IconArrowDown, IconArrowUp } from "./icons";
import { texts } from "./texts";

export type Column<Row> = {
  id: string;
  name: string;
  /** What a short name stands for, on hover. */
  about?: string;
  /** What is sorted by and exported. */
  value: (row: Row) => Cell;
  /** What is seen, where that is another. */
  show?: (row: Row) => ReactNode;
  /** Numbers stand right, in figures of one width; sentences alone go on in a next line. */
  kind?: "text" | "number" | "sentence";
  /** In pixels, at least; without it the column takes what is left. */
  width?: number;
  sortable?: boolean;
};

type DataTableProps<Row> = {
  /** What the table holds, for those who do not see it. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row, index: number) => string;
  /** In pixels; beyond it the rows scroll under the header, and only those in sight are drawn. */
  height?: number;
  sort?: { id: string; descending: boolean };
  /** Shown instead of rows where there are none. */
  empty?: ReactNode;
  /** The row that is open or chosen. */
  current?: string;
  onOpen?: (row: Row) => void;
  /** The first column stays in sight while the others scroll sideways. */
  holdsFirst?: boolean;
};

/** Above so many rows only those in sight are drawn. */
const ALL_DRAWN = 100;

const ROW_HEIGHTS = { comfortable: 36, compact: 28 } as const;

export function DataTable<Row>({ label, columns, rows, rowKey, height = 560, sort, empty, current, onOpen, holdsFirst = false }: DataTableProps<Row>) {
  const t = useTexts(texts);
  const scroller = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<SortingState>(sort ? [{ id: sort.id, desc: sort.descending }] : []);
  const definitions = useMemo(() => columns.map(definition), [columns]);
  const table = useReactTable({
    data: rows,
    columns: definitions,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getRowId: rowKey,
  });
  const sorted = table.getRowModel().rows;
  const virtual = sorted.length > ALL_DRAWN;
  const density = document.documentElement.dataset.density === "compact" ? "compact" : "comfortable";
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHTS[density],
    overscan: 12,
    enabled: virtual,
  });
  const window = virtual ? virtualizer.getVirtualItems() : [];
  const drawn = virtual ? window.map((item) => sorted[item.index]).filter((row) => row !== undefined) : sorted;
  const above = window[0]?.start ?? 0;
  const below = virtual ? virtualizer.getTotalSize() - (window.at(-1)?.end ?? 0) : 0;

  if (rows.length === 0 && empty) return typeof empty === "string" ? <p className={styles.empty}>{empty}</p> : <>{empty}</>;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={{ maxHeight: height }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={styles.table} aria-rowcount={sorted.length + 1} data-virtual={virtual || undefined} data-holds-first={holdsFirst || undefined}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, index) => {
                const column = columns[index];
                const direction = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-kind={column?.kind}
                    title={column?.about}
                    style={{ width: column?.width, minWidth: column?.width }}
                    aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : undefined}
                  >
                    {header.column.getCanSort() ? (
                      <button type="button" className={styles.sort} onClick={header.column.getToggleSortingHandler()} aria-label={t.sortBy(column?.name ?? "")}>
                        {column?.name}
                        {direction === "asc" && <IconArrowUp size={14} aria-hidden />}
                        {direction === "desc" && <IconArrowDown size={14} aria-hidden />}
                      </button>
                    ) : (
                      column?.name
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} columns={columns.length} />}
          {drawn.map((row) => (
            <BodyRow key={row.id} row={row} columns={columns} current={row.id === current} onOpen={onOpen} />
          ))}
          {below > 0 && <Gap height={below} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

type BodyRowProps<Row> = { row: TableRow<Row>; columns: Column<Row>[]; current: boolean; onOpen?: (row: Row) => void };

function BodyRow<Row>({ row, columns, current, onOpen }: BodyRowProps<Row>) {
  return (
    <tr
      aria-rowindex={row.index + 2}
      aria-current={current || undefined}
      data-opens={onOpen !== undefined || undefined}
      onClick={onOpen && (() => onOpen(row.original))}
    >
      {row.getVisibleCells().map((cell, index) => (
        <td key={cell.id} data-kind={columns[index]?.kind}>
          {index === 0 && onOpen ? (
            <button
              type="button"
              className={styles.open}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(row.original);
              }}
            >
              {flexRender(cell.column.columnDef.cell, cell.getContext())}
            </button>
          ) : (
            flexRender(cell.column.columnDef.cell, cell.getContext())
          )}
        </td>
      ))}
    </tr>
  );
}

/** Holds the place of rows that are out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className={styles.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function definition<Row>(column: Column<Row>): ColumnDef<Row, unknown> {
  return {
    id: column.id,
    accessorFn: column.value,
    enableSorting: column.sortable !== false,
    sortDescFirst: column.kind === "number",
    sortUndefined: "last",
    sortingFn: (one, other, id) => compare(one.getValue(id), other.getValue(id)),
    cell: ({ row, getValue }) => (column.show ? column.show(row.original) : <Plain value={getValue() as Cell} />),
  };
}

function Plain({ value }: { value: Cell }) {
  const format = useFormat();
  if (value === null || value === undefined) return <span className={styles.nothing}>–</span>;
  if (value instanceof Date) return format.moment(value);
  return typeof value === "number" ? format.number(value) : String(value);
}

function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null || one === undefined) return -1;
  if (other === null || other === undefined) return 1;
  if (typeof one === "string" && typeof other === "string") return one.localeCompare(other, undefined, { numeric: true });
  return one < other ? -1 : 1;
}

/** Hands the table to the browser as a file, as exact as it is kept. */
export function downloadTable<Row>(name: string, columns: Column<Row>[], rows: Row[]) {
  downloadCsv(
    name,
    csv(
      columns.map((column) => column.name),
      rows.map((row) => columns.map((column) => column.value(row))),
    ),
  );
}

/** The table as a file has it: as exact as it is kept. */
export function sheetOf<Row>(title: string, columns: Column<Row>[], rows: Row[]): { title: string; header: string[]; rows: Cell[][] } {
  return { title, header: columns.map((column) => column.name), rows: rows.map((row) => columns.map((column) => column.value(row))) };
}
