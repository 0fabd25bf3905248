import { assert, browserTest, comeBack, fresh, send, settled, until } from "./harness.mjs";

browserTest("a plan is proposed from what came, changed, kept, and tells what does not fit it", async ({ page, api }) => {
  const kiosk = fresh("kiosk");
  const { writeKeys } = await api("POST", "/api/sources", { name: kiosk });
  const key = writeKeys[0].key;
  await send(key, "track", { userId: "ada", event: "Ticket Sold", properties: { price: 4.5, currency: "EUR" } });
  await stored(api, kiosk, 1);

  await page.goto(`/sources/${kiosk}`);
  await settled(page);
  await page.getByRole("link", { name: "Tracking plan" }).click();
  await page.getByText("everything it sends fits").waitFor();
  await page.getByRole("button", { name: "Propose from what came" }).click();
  await page.getByText("Proposed from 1 event.").waitFor();

  await page.getByRole("button", { name: /^Ticket Sold/ }).click();
  const sold = page.getByRole("region", { name: "Ticket Sold" });
  assert.equal(await sold.getByRole("group", { name: "price" }).getByLabel("Needed").isChecked(), true);
  await sold.getByText("Was there 100%").first().waitFor();
  await sold.getByRole("group", { name: "currency" }).getByLabel("Only these values").fill("EUR\nUSD");
  await page.getByRole("button", { name: "Add event" }).click();
  await page.getByRole("region", { name: "Unnamed event" }).getByText("Give the event a name.").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Keep plan" }).isDisabled(), true);
  await page.getByLabel("Name of the event").fill("Gate Opened");
  await page.getByRole("button", { name: "Keep plan" }).click();
  await page.getByText("In the last 7 days everything fitted the plan of 2 events.").waitFor();

  const plan = await api("GET", `/api/sources/${kiosk}/plan`);
  assert.deepEqual(plan.events.map((event) => event.name), ["Ticket Sold", "Gate Opened"]);
  assert.deepEqual(plan.events[0].properties.find((property) => property.name === "currency").values, ["EUR", "USD"]);

  await flagged(key);
  await stored(api, kiosk, 2);
  await page.reload();
  const misfits = page.getByRole("region", { name: "What does not fit" }).first();
  await misfits.getByText("price is missing").waitFor();

  await page.getByRole("button", { name: "Take plan away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take plan away" }).click();
  await page.getByText("Say what this source is expected to send").waitFor();

  /** A plan holds on every node after two seconds, so that it is sent until it is flagged. */
  async function flagged(writeKey) {
    await until(async () => {
      await send(writeKey, "track", { userId: "ada", event: "Ticket Sold", properties: { currency: "EUR" } });
      const { items } = await api("GET", `/api/live?source=${kiosk}`);
      return JSON.stringify(items).includes("missing:price");
    }, "the plan holds");
  }
});

browserTest("what was typed stays when somebody else changes the plan, and they are named", async ({ page, api }) => {
  const kiosk = fresh("kiosk");
  await api("POST", "/api/sources", { name: kiosk });
  const put = (name) => api("PUT", `/api/sources/${kiosk}/plan`, { events: [{ type: "track", name, properties: [] }] });
  await put("Ticket Sold");
  await page.clock.install();
  await page.goto(`/sources/${kiosk}/plan`);
  await page.getByRole("button", { name: /^Ticket Sold/ }).click();
  await page.getByLabel("Name of the event").fill("Ticket Bought");
  await put("Gate Opened");
  const answered = page.waitForResponse((response) => response.url().endsWith(`/${kiosk}/plan`) && response.request().method() === "GET");
  await comeBack(page);
  await answered;
  await page.getByText(/^owner changed the plan meanwhile/).waitFor();
  assert.equal(await page.getByLabel("Name of the event").inputValue(), "Ticket Bought");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("button", { name: /^Gate Opened/ }).waitFor();
});

/** Waits until the lake has at least so many events of a source. */
async function stored(api, source, count) {
  await until(async () => {
    const answer = await api("POST", "/api/sql", { sql: `select count(*) as events from events where source_id = '${source}'` });
    return Number(answer.rows[0][0]) >= count;
  }, `${source} has ${count} events`);
}
