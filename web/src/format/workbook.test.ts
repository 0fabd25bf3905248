import { expect, test } from "vitest";
import { workbook } from "./workbook";

/** The files of a zip by its directory, as every reader finds them. */
function files(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const found = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    const start = view.getUint32(at + 42, true) + 30 + length;
    const content = bytes.subarray(start, start + view.getUint32(at + 24, true));
    // By zlib.
    if (name === "_rels/.rels") expect(view.getUint32(at + 16, true)).toBe(2194102534);
    found.set(name, new TextDecoder().decode(content));
    at += 46 + length;
  }
  return found;
}

test("numbers stay numbers, texts are never formulas, and what Excel would change is a text", () => {
  const sheet = files(workbook(["Day", "Orders"], [["=1+1", 12.5], ["a<b & _x0007_\u0007", 1e20], [null, true]])).get("xl/worksheets/sheet1.xml");
  expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">Day</t></is></c>');
  expect(sheet).toContain('<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="B2" s="0"><v>12.5</v></c>');
  expect(sheet).toContain("a&lt;b &amp; _x005F_x0007__x0007_");
  expect(sheet).toContain('<c r="B3" s="0" t="inlineStr"><is><t xml:space="preserve">100000000000000000000</t></is></c>');
  expect(sheet).toContain('<row r="4"><c r="B4" s="0" t="b"><v>1</v></c></row>');
});

test("the columns after Z have two letters", () => {
  const sheet = files(workbook(Array.from({ length: 28 }, (_, index) => `c${index}`), [])).get("xl/worksheets/sheet1.xml");
  expect(sheet).toContain('<c r="Z1"');
  expect(sheet).toContain('<c r="AB1"');
});
