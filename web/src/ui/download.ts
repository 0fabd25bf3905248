import type { Cell } from "../format/csv";
import { fileName } from "./fileName";

export { fileName };

/** Hands a file to the browser. */
export function download(name: string, content: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** With a byte order mark, without which a spreadsheet takes the text for another encoding. */
export function downloadCsv(name: string, text: string) {
  download(`${fileName(name)}.csv`, new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
}

/** With what makes the file, which is loaded when somebody wants one. */
export async function downloadXlsx(name: string, header: string[], rows: Cell[][]) {
  const { workbook } = await import("../format/workbook");
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  download(`${fileName(name)}.xlsx`, new Blob([workbook(header, rows).buffer as ArrayBuffer], { type }));
}
