// The consent banner in a real browser, in light and dark, wide and narrow: whole, readable, its buttons equal.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { launch } from "./chromium.mjs";

const { HOST: host, PICTURES: pictures } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const snippet = (await (await fetch(`${host}/tracker/snippet.html`)).text())
  .replace("SCRIPT", `${host}/tracker/windrose.js`)
  .replace('{ writeKey: "KEY" }', JSON.stringify({ writeKey: "none", consent: "banner", banner: { privacyUrl: "/" } }));
const site = createServer((request, response) => {
  const language = new URL(request.url, "http://shop").searchParams.get("language");
  response.setHeader("Content-Type", "text/html");
  response.end(
    `<!doctype html><html lang="${language}"><meta name="viewport" content="width=device-width"><title>Shop</title>${snippet}` +
      `<style>:root { color-scheme: light dark; }</style><main><h1>Shop</h1></main>`,
  );
});
await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
const browser = await launch();

async function look(colorScheme, width, height, language) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${site.address().port}/?language=${language}`);
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const name = `banner-${language}-${colorScheme}-${width}`;

  const buttons = dialog.locator("> div button");
  const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
  assert.equal(boxes.length, 2, name);
  assert.deepEqual([boxes[0].width, boxes[0].height], [boxes[1].width, boxes[1].height], `${name}: equal buttons`);
  const looks = await buttons.evaluateAll((all) =>
    all.map((one) => (({ color, backgroundColor, borderColor, fontWeight }) =>
      [color, backgroundColor, borderColor, fontWeight].join())(getComputedStyle(one))),
  );
  assert.equal(looks[0], looks[1], `${name}: buttons that look the same`);

  await dialog.getByText(language === "de" ? "Nach Zweck wählen" : "Choose by purpose").first().click();
  const box = await dialog.boundingBox();
  const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
  assert.ok(inside, `${name}: whole within the window, but it is at ${JSON.stringify(box)}`);
  const cut = await dialog.evaluate((section) => section.scrollWidth > section.clientWidth);
  assert.ok(!cut, `${name}: nothing cut off at its side`);
  await page.screenshot({ path: `${pictures}/${name}.png` });

  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], name);
  await context.close();
}

try {
  for (const colorScheme of ["light", "dark"]) {
    await look(colorScheme, 1440, 900, "en");
    await look(colorScheme, 390, 844, "de");
  }
} finally {
  await browser.close();
  site.close();
}
