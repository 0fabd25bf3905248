// A page on another port than the server's, in a real browser: so it is another site, and the browser asks first.
import { createServer } from "node:http";
import { build } from "esbuild";
import { launch } from "./chromium.mjs";

const { HOST: host, WRITE_KEY: writeKey } = process.env;

const bundle = await build({ entryPoints: ["page.js"], bundle: true, write: false, format: "iife", logLevel: "error" });
const site = createServer((request, response) => {
  if (request.url === "/page.js") {
    response.setHeader("Content-Type", "text/javascript");
    response.end(bundle.outputFiles[0].contents);
  } else {
    const settings = JSON.stringify({ writeKey, host, batching: request.url.startsWith("/batching") });
    response.setHeader("Content-Type", "text/html");
    response.end(
      `<!doctype html><title>Shop</title><script>window.settings = ${settings}</script><script src="/page.js"></script>`,
    );
  }
});
await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${site.address().port}`;

const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("console", (message) => console.error("browser:", message.text()));
  page.on("pageerror", (error) => console.error("browser:", error));

  // One request an event. The answer to the first is lost, so the library sends that one again.
  await page.goto(`${origin}/shop?utm_source=news&utm_medium=email&utm_campaign=may`);
  const again = page.waitForResponse((response) => response.ok() && response.request().headers()["x-retry-count"]);
  await page.evaluate(async () => {
    await analytics.page("Shop");
    await analytics.identify("ada", { plan: "pro" });
    await analytics.track("Product Viewed", { sku: "s1", price: 19.9, tags: ["a", "b"] });
    await analytics.group("group-1", { size: 10 });
  });
  await again;

  // Kept by the library for a batch, which it sends when the page is being left.
  await page.goto(`${origin}/batching`);
  await page.evaluate(async () => {
    await analytics.ready();
    await analytics.track("Waiting", { position: 1 });
    await analytics.track("Waiting", { position: 2 });
    location.href = "/next";
  });
  await page.waitForURL(`${origin}/next`);
  await page.waitForLoadState("networkidle");
  await page.goto("about:blank");
} finally {
  await browser.close();
  site.close();
}
