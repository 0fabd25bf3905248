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

export function fileName(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "windrose";
}
