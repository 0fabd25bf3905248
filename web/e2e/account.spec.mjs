import { assert, browserTest, fresh, settled, signInAs, url } from "./harness.mjs";

browserTest("a token is shown once, works, and is revoked", async ({ page }) => {
  const name = fresh("notebook");
  await page.goto("/account");
  await settled(page);
  await page.getByRole("button", { name: "Create token" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Create token" }).click();
  const token = await page.getByRole("textbox", { name: "Your new token" }).textContent();
  await page.getByRole("button", { name: "Done" }).click();
  const ask = () => fetch(`${url}/api/session`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await ask()).status, 200);

  await page.getByRole("row", { name: new RegExp(name) }).getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("row", { name: new RegExp(name) }).getByText("revoked").waitFor();
  assert.equal((await ask()).status, 401);
});

browserTest("a changed password ends the session, and the new one signs in", async ({ page, api, context }) => {
  const { name, password } = await api("POST", "/api/users", { name: fresh("bert"), role: "viewer" });
  const other = await context.browser().newContext({ baseURL: url });
  const his = await other.newPage();
  await his.goto("/account");
  await signInAs(his, name, password);
  await his.getByLabel("Current password").fill(password);
  await his.getByLabel("New password").fill("short");
  await his.getByText("At least 12 characters").waitFor();
  await his.getByLabel("New password").fill("correct horse battery");
  await his.getByRole("button", { name: "Change password" }).click();
  await his.waitForURL("**/sign-in**");
  await signInAs(his, name, "correct horse battery");
  await other.close();
  await page.close();
});

browserTest("the language changes at once", async ({ page }) => {
  await page.goto("/account");
  await page.getByText("Deutsch").click();
  await page.getByRole("heading", { name: "Konto", level: 1 }).waitFor();
  await page.getByRole("link", { name: "Hauptbuch" }).waitFor();
});
