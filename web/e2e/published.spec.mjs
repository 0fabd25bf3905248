import { accessible, assert, browserTest, inEveryLook, picture, settled } from "./harness.mjs";

browserTest("an owner lets other tools read, sees how to connect, and lets nobody in any more", async ({ page, api }) => {
  await page.goto("/published");
  await settled(page);
  await page.getByRole("button", { name: "Make a password" }).click();
  const shown = page.getByRole("textbox", { name: "Password" });
  const password = await shown.textContent();
  assert.ok(password.length >= 20, password);
  const { reader } = await api("GET", "/api/published");
  assert.equal(reader.password, undefined);
  assert.match(await page.getByRole("textbox", { name: "psql" }).textContent(), new RegExp(`^psql "postgresql://${reader.role}:.*:${reader.port}/${reader.database}"$`));
  await page.getByRole("button", { name: "Bring up to date now" }).click();
  await page.getByText("The tables are up to date.").waitFor();
  await page.getByRole("cell", { name: "metrics", exact: true }).waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `published-${file}`);
  });

  await page.reload();
  await page.getByText("It was shown when it was made.", { exact: false }).waitFor();
  assert.equal(await shown.count(), 0);
  await page.getByRole("button", { name: "New password" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "New password" }).click();
  await shown.waitFor();
  assert.notEqual(await shown.textContent(), password);
  await page.getByRole("button", { name: "Let nobody in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Let nobody in" }).click();
  await page.getByRole("heading", { name: "Nobody reads yet" }).waitFor();
  assert.equal((await api("GET", "/api/published")).reader, undefined);
});
