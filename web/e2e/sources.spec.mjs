import { assert, browserTest, fresh, send, settled } from "./harness.mjs";

browserTest("a source is created, gets a second key, loses the first, and is archived", async ({ page }) => {
  const kiosk = fresh("kiosk");
  await page.goto("/sources");
  await settled(page);
  await page.getByRole("button", { name: "Create source" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(kiosk);
  await page.getByRole("dialog").getByRole("button", { name: "Create source" }).click();
  await page.waitForURL(`**/sources/${kiosk}`);

  const keys = page.getByRole("region", { name: "Write keys" });
  const first = await keys.getByRole("textbox").textContent();
  await keys.getByRole("button", { name: "Create key" }).click();
  await page.getByText("The key is made").waitFor();
  await keys.getByRole("button", { name: "Revoke" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await keys.getByText(/^revoked/).waitFor();
  const refused = await send(first, "track", { userId: "ada", event: "Late" });
  assert.equal(refused.status, 401);

  await page.getByRole("button", { name: "Archive source" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive source" }).click();
  await page.waitForURL("**/sources");
  await page.getByLabel("Show archived").check();
  await page.getByRole("link", { name: kiosk }).waitFor();
});

browserTest("a name that is taken is told with what to do", async ({ page }) => {
  await page.goto("/sources");
  await page.getByRole("button", { name: "Create source" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("shop");
  await page.getByRole("dialog").getByRole("button", { name: "Create source" }).click();
  await page.getByRole("alert").getByText("collect.source-exists").waitFor();
});
