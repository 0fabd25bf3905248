import { expect, test } from "vitest";
import { workbook } from "../format/workbook";
import { base64, filesMarkup } from "./files";

test("bytes are written as others read them, whatever their number", () => {
  for (const length of [0, 1, 2, 3, 4, 255]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) % 256);
    expect(base64(bytes)).toBe(btoa(String.fromCharCode(...bytes)));
  }
});

test("a table is a workbook in the page, and an empty one is none", () => {
  const sheet = { title: "Visits & <more>", header: ["Day", "Visits"], rows: [["2026-03-01", 7]] };
  const { markup } = filesMarkup([sheet, { ...sheet, rows: [] }], "Excel");
  expect(markup).toContain('download="visits-more.xlsx"');
  expect(markup).toContain(base64(workbook(sheet.header, sheet.rows)));
  expect(markup.match(/<a /g)).toHaveLength(1);
  expect(filesMarkup([], "Excel").markup).toBe("");
});
