/** A value of a table as it is kept, not as it is shown. */
export type Cell = string | number | boolean | Date | null | undefined;

/**
 * A table by RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it: names of events
 * come from anybody's browser.
 */
export function csv(header: string[], rows: Cell[][]): string {
  return [header, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
