// A page that is read, a route of it, and the way out, in a real browser, with nothing but what the tracker does by itself.
import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";
import { launch } from "./chromium.mjs";

const { HOST: host, WRITE_KEY: writeKey } = process.env;
const snippet = (await (await fetch(`${host}/tracker/snippet.html`)).text())
  .replace("SCRIPT", `${host}/tracker/windrose.js`)
  .replace('{ writeKey: "KEY" }', JSON.stringify({ writeKey, consent: { analytics: true } }));
const BODY = `<h1>Read</h1><p style="height: 3000px">A long text.</p>
  <button onclick="history.pushState({}, '', '/next'); document.title = 'Next'" style="position: fixed; top: 0">Next</button>`;
const site = createServer((request, response) => {
  response.setHeader("Content-Type", "text/html");
  response.end(`<!doctype html><html lang="en"><title>Read</title>${request.url === "/away" ? "" : snippet}${BODY}`);
});
await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
const shop = `http://127.0.0.1:${site.address().port}`;
const browser = await launch();

try {
  const page = await (await browser.newContext()).newPage();
  page.on("pageerror", (error) => {
    console.error("browser:", error);
    process.exitCode = 1;
  });
  await page.goto(`${shop}/read`);
  await page.waitForFunction(
    () => document.querySelector('script[src$="vitals.js"]') && !Object.keys(localStorage).some((key) => key.includes("event")),
  );
  await setTimeout(1_500);
  await page.mouse.wheel(0, 4_000);
  await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
  await page.getByRole("button", { name: "Next" }).click();
  await setTimeout(1_500);
  // Whatever is told now, a beacon has to take along.
  await page.goto(`${shop}/away`);
  await setTimeout(500);
} finally {
  await browser.close();
  site.close();
}
