import { assert, browserTest, fresh, settled, signInAs } from "./harness.mjs";

browserTest("a person is added, signs in, is given another role, and is disabled", async ({ page, context }) => {
  const anna = fresh("anna");
  await page.goto("/people");
  await settled(page);
  await page.getByRole("button", { name: "Add person" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(anna);
  await page.getByRole("dialog").getByRole("button", { name: "Add person" }).click();
  const secret = await page.getByRole("textbox", { name: `Password of ${anna}` }).textContent();
  await page.getByRole("button", { name: "Done" }).click();

  const other = await context.browser().newContext({ baseURL: new URL(page.url()).origin });
  const hers = await other.newPage();
  await hers.goto("/people");
  await signInAs(hers, anna, secret);
  await hers.getByRole("heading", { name: "This page is not for your role" }).waitFor();
  assert.equal(await hers.getByRole("link", { name: "People & roles" }).count(), 0);

  await page.getByRole("combobox", { name: `Role: ${anna}` }).click();
  await page.getByRole("option", { name: "Owner" }).click();
  await page.getByText(`${anna} has the role Owner now`).waitFor();
  await hers.reload();
  await hers.getByRole("heading", { name: "People & roles" }).waitFor();

  await page.getByRole("button", { name: `What to do with ${anna}` }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await page.getByRole("row", { name: new RegExp(anna) }).getByText("disabled", { exact: true }).waitFor();
  await hers.reload();
  await hers.waitForURL("**/sign-in?to=*");
  await other.close();
  await page.getByRole("cell", { name: "user.disable" }).first().waitFor();
});
