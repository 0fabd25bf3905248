import { expect, test } from "vitest";
import { packText, textInHash, unpackText } from "./share";

test("a text comes out of an address as it went in", async () => {
  const text = "select 'é🦊' -- \n".repeat(100);
  const packed = await packText(text);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(packed.length).toBeLessThan(200);
  expect(await textInHash(`#sql=${packed}`)).toBe(text);
});

test("what is no packed text is nothing", async () => {
  expect(await unpackText("AAAA")).toBeUndefined();
  expect(await textInHash("#content")).toBeUndefined();
});
