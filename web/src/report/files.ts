import type { Cell } from "../format/csv";
import { workbook } from "../format/workbook";
import { fileName } from "../ui/fileName";
import { type Markup, x } from "./markup";

/** A table as a file has it: as exact as it is known. */
export type Sheet = { title: string; header: string[]; rows: Cell[][] };

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Links to files that are in the page itself, which asks the server for nothing more. */
export function filesMarkup(sheets: Sheet[], word: string): Markup {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  return x`${filled.length > 0 && x`<p class="files">${filled.map(({ title, header, rows }) => x`<a download="${fileName(title)}.xlsx" href="data:${TYPE};base64,${base64(workbook(header, rows))}">${filled.length > 1 ? `${word}: ${title}` : word}</a> `)}</p>`}`;
}

/** RFC 4648, section 4. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const sign = (place: number) => SIGNS.charAt((three >> (18 - 6 * place)) & 63);
    const left = bytes.length - at;
    parts.push(sign(0), sign(1), left > 1 ? sign(2) : "=", left > 2 ? sign(3) : "=");
  }
  return parts.join("");
}
