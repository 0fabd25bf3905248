import { accessible, assert, browserTest, picture, SCHEMES, settled, SIZES, url } from "./harness.mjs";

/** What the product promises: from the door to the screen. */
const SOON = 2_000;

let sources = 0;

/** A source of its own for each test, and a way to send with its key. */
async function newSource(api) {
  const name = `live-${Date.now()}-${++sources}`;
  const { writeKeys } = await api("POST", "/api/sources", { name });
  const key = writeKeys[0].key;
  const send = async (call, body) => {
    const response = await fetch(`${url}/v1/${call}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Basic ${btoa(`${key}:`)}` },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  return { name, key, send };
}

const order = (id) => ({
  event: "Order Completed",
  messageId: id,
  userId: "ada",
  properties: { order_id: "o-1", revenue: 49.9, currency: "eur" },
  context: { page: { path: "/thanks", url: "https://shop.example/thanks?utm_source=news&utm_medium=email" } },
});

browserTest("an event is on the live screen soon after it was sent, as sent beside as stored", async ({ page, api }) => {
  const { name, send } = await newSource(api);
  await page.goto(`/live?source=${name}`);
  await settled(page);
  await page.getByText("Nothing fits the filter").waitFor();

  assert.equal(await send("track", order("m-1")), 200);
  await page.getByRole("button", { name: "Order Completed" }).waitFor({ timeout: SOON });

  await page.getByRole("button", { name: "Order Completed" }).click();
  const detail = page.getByRole("region", { name: "The chosen event" });
  await detail.getByRole("cell", { name: '"currency": "eur"' }).first().waitFor();
  assert.equal(await detail.locator("del", { hasText: '"event": "Order Completed"' }).count(), 1);
  assert.equal(await detail.locator("ins", { hasText: '"event_id": "m-1"' }).count(), 1);
  assert.equal(await detail.locator("del, ins", { hasText: '"revenue": 49.9' }).count(), 1, "a line of both sides is not marked, the column is");
  await page.keyboard.press("Escape");
  await detail.waitFor({ state: "detached" });
});

browserTest("what was rejected says why and what to do, and is filtered by the address", async ({ page, api }) => {
  const { name, key, send } = await newSource(api);
  assert.equal(await send("track", order("m-1")), 200);
  assert.equal(await send("track", { userId: "ada", writeKey: key }), 400);
  await page.goto(`/live?source=${name}&verdict=rejected`);
  await page.getByRole("button", { name: "track" }).click();
  const detail = page.getByRole("region", { name: "The chosen event" });
  await detail.getByText("Something that is needed is missing").first().waitFor();
  await detail.getByText("Name what happened.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Order Completed" }).count(), 0);
  assert.ok(!(await page.content()).includes(key), "no write key is shown");

  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.waitForURL(/\/live$/);
});

browserTest("keys choose events and pause the stream, which says how many wait", async ({ page, api }) => {
  const { name, send } = await newSource(api);
  await page.goto(`/live?source=${name}`);
  await settled(page);
  await send("track", { event: "First", userId: "ada" });
  await page.getByRole("button", { name: "First" }).waitFor();

  await page.keyboard.press(" ");
  await page.getByRole("button", { name: "Continue" }).waitFor();
  await send("track", { event: "Second", userId: "ada" });
  await page.getByText("1 waiting").waitFor();
  assert.equal(await page.getByRole("button", { name: "Second" }).count(), 0);
  await page.keyboard.press(" ");
  await page.getByRole("button", { name: "Second" }).waitFor();

  const title = (text) => page.getByRole("region", { name: "The chosen event" }).getByRole("heading", { name: text }).waitFor();
  await page.keyboard.press("j");
  await title("Second");
  await page.keyboard.press("ArrowDown");
  await title("First");
  await page.keyboard.press("k");
  await title("Second");
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    const walk = async ({ page, api }) => {
      const { name, send } = await newSource(api);
      for (const path of ["/", "/shoes", "/shoes", "/cart"]) {
        await send("page", { userId: `visitor${path}`, context: { page: { path, url: `https://shop.example${path}?gclid=x` } } });
      }
      await send("track", { userId: "ada" });
      await send("track", { event: "Secret", userId: "bob", context: { consent: { analytics: false } } });
      await send("track", order("m-1"));
      await page.goto(`/live?source=${name}`);
      await page.getByRole("button", { name: "Order Completed" }).waitFor();
      await settled(page);
      await picture(page, `live-list-${scheme}-${size}`);
      await accessible(page);
      await page.getByRole("button", { name: "Order Completed" }).click();
      await page.getByRole("region", { name: "The chosen event" }).waitFor();
      await picture(page, `live-event-${scheme}-${size}`);
      await accessible(page);
      await page.getByRole("button", { name: "track", exact: true }).click();
      await page.getByText("Why it was rejected").waitFor();
      await picture(page, `live-rejected-${scheme}-${size}`);
      await accessible(page);
    };
    browserTest(`live with events is accessible, ${scheme} and ${size}`, walk, { size, scheme });
  }
}
