import { assert, browserTest, fresh, send, settled } from "./harness.mjs";

browserTest("the guide makes a source and sees its first event by itself", async ({ page }) => {
  const name = fresh("first-shop");
  await page.goto("/start");
  await settled(page);
  await page.getByRole("button", { name: "Create a source" }).click();
  await page.getByRole("button", { name: "Create another" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("First Shop");
  await page.getByText("Use small letters").waitFor();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create source" }).click();

  await page.getByText(`Waiting for the first event of ${name}`).waitFor();
  const line = await page.getByRole("figure", { name: "curl" }).locator("code").textContent();
  const key = /curl -u (\S+):/.exec(line)?.[1];
  assert.ok(line.includes(`${new URL(page.url()).origin}/v1/track`));
  const body = JSON.parse(/-d '([^']*)'/.exec(line)[1]);
  assert.equal((await send(key, "track", body)).accepted, 1);
  await page.getByText("The first event is here").waitFor();
});

browserTest("an event that is wrong leads to its reason", async ({ page, api }) => {
  const { name, writeKeys } = await api("POST", "/api/sources", { name: fresh("wrong-shop") });
  await page.goto(`/start?door=measure&source=${name}`);
  await page.getByText(`Waiting for the first event of ${name}`).waitFor();
  await send(writeKeys[0].key, "track", { userId: "ada" });
  await page.getByRole("link", { name: "See the reason" }).click();
  await page.waitForURL(`**/ledger?source=${name}`);
});

browserTest("the snippet holds the key and the address of the script", async ({ page }) => {
  await page.goto("/sources/shop");
  const snippet = await page.getByRole("figure", { name: "Website" }).locator("code").textContent();
  assert.match(snippet, /\/tracker\/windrose\.js/);
  assert.match(snippet, /writeKey: "wr_wk_/);
  await page.getByRole("figure", { name: "Website" }).getByRole("button", { name: "Copy" }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), snippet);
});
