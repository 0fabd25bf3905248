// A browser for all specs, and what they share. Each test has a context of its own, signed in unless it says otherwise.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const { URL: url, PASSWORD: password, CHROMIUM: executablePath, IMAGES: images } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The first call of the page waits for the first paint of a server on a busy machine. */
const PATIENCE = 20_000;

let browser;
let signedIn;

before(async () => {
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await signInAs(page, "owner", password);
  await page.getByRole("main").waitFor();
  signedIn = await context.storageState();
  await plant(apiOf(context), page);
  await context.close();
});

after(() => browser?.close());

export const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
export const SCHEMES = ["light", "dark"];
export { assert, password, url };

/** A name that no earlier run on the same server has taken. */
export const fresh = (name) => `${name}-${Date.now().toString(36)}`;

export async function signInAs(page, name, secret) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
}

/** Runs `steps` in a page; any error in the browser's console fails it, refused by the policy or thrown. */
export function browserTest(name, steps, { size = "wide", scheme = "light", anonymous = false, language = "en-GB" } = {}) {
  test(name, async () => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: SIZES[size],
      colorScheme: scheme,
      locale: language,
      reducedMotion: "reduce",
      acceptDownloads: true,
      storageState: anonymous ? undefined : signedIn,
    });
    context.setDefaultTimeout(PATIENCE);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      // The browser itself reports each refused request, which screens must be able to meet.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) errors.push(message.text());
    });
    try {
      await steps({ page, context, api: apiOf(context) });
      assert.deepEqual(errors, [], "the browser's console holds errors");
    } finally {
      await context.close();
    }
  });
}

/** The API as the signed-in user of the context, for what a test needs to be there. */
function apiOf(context) {
  return async (method, path, data) => {
    const session = await (await context.request.get(`${url}/api/session`)).json();
    const response = await context.request.fetch(url + path, {
      method,
      data,
      headers: { "X-CSRF-Token": session.csrfToken },
    });
    assert.ok(response.ok(), `${method} ${path} answered ${response.status()}: ${await response.text()}`);
    return response.status() === 204 ? undefined : response.json();
  };
}

/** What every server of a run has: a source with events, one of which was wrong. */
async function plant(api, page) {
  const { items } = await api("GET", "/api/sources");
  if (items.length > 0) return;
  await page.waitForURL("**/start");
  const { writeKeys } = await api("POST", "/api/sources", { name: "shop" });
  await send(writeKeys[0].key, "batch", {
    batch: [
      { type: "page", anonymousId: "v-1", properties: { url: "https://shop.example/" } },
      { type: "track", userId: "ada", event: "Product Viewed", properties: { sku: "7" } },
      { type: "track", userId: "ada", event: "Order Completed", properties: { order_id: "o-1", revenue: 49.9, currency: "EUR" } },
      { type: "track", userId: "ada", properties: { price: 1 } },
    ],
  });
}

/** Sends events as a site does. */
export async function send(writeKey, call, body) {
  const response = await fetch(`${url}/v1/${call}`, {
    method: "POST",
    headers: { Authorization: `Basic ${btoa(`${writeKey}:`)}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(response.status < 500, `the door answered ${response.status}`);
  return response.json();
}

/** Nothing loads any more: no skeleton holds a place, and no older figures stand faded in it. */
export async function settled(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}

/** Each of `steps` in light and dark, wide and narrow, once the page has taken it on; it is told how, in words and for a file. */
export async function inEveryLook(page, steps) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const scheme of SCHEMES) {
      await inScheme(page, scheme);
      await settled(page);
      await steps(`${scheme} and ${size}`, `${scheme}-${size}`);
    }
  }
}

/** A page takes on other colours a moment after the system has them. */
export async function inScheme(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.waitForFunction((wanted) => document.documentElement.dataset.mantineColorScheme === wanted, scheme);
}

/** Asks until it holds: what was sent is in the lake, and what was decided resolves, some seconds later. */
export async function until(holds, what, { seconds = 90 } = {}) {
  for (const deadline = Date.now() + seconds * 1_000; Date.now() < deadline; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  assert.fail(`it did not come to pass in ${seconds} seconds: ${what}`);
}

/** Requests to `address` wait until they are released. */
export async function holding(page, address) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

/** As one does who was away and comes back: what is on the page is asked for again. Needs the page's clock installed. */
export async function comeBack(page) {
  await page.clock.fastForward(120_000);
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
}

/** No violation of WCAG 2.2, A and AA, and nothing wider than the screen, once it has settled. */
export async function accessible(page, as = "as it is") {
  await settled(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }),
  );
  const said = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => `${node.html}\n    ${node.failureSummary}`).join("\n  ")}`);
  assert.ok(said.length === 0, `${as}: ${said.join("\n")}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${as}: the page is ${overflow} px wider than the screen`);
}

/** Keeps a picture of the page where the run was asked for pictures. */
export async function picture(page, name) {
  if (!images) return;
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: join(images, `${name}.png`) });
}
