import { assert, browserTest, settled } from "./harness.mjs";

browserTest("the keyboard skips the rail, and a new screen's title has the focus", async ({ page }) => {
  await page.goto("/sources");
  await settled(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "content");

  await page.getByRole("link", { name: "Ledger" }).click();
  await page.waitForURL("**/ledger");
  await settled(page);
  // The address is there before the screen is.
  await page.waitForFunction(() => document.activeElement?.textContent === "Ledger");
  await page.waitForFunction(() => document.title === "Ledger · Windrose");
});

browserTest("the rail can be narrow, and stays so", async ({ page }) => {
  await page.goto("/sources");
  await page.getByRole("button", { name: "Hide names" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Show names" }).waitFor();
  await page.getByRole("link", { name: "Ledger" }).waitFor();
});

browserTest(
  "on a phone the rooms are behind a button",
  async ({ page }) => {
    await page.goto("/sources");
    await settled(page);
    await page.getByRole("button", { name: "Open the menu" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "Account" }).click();
    await page.getByRole("heading", { name: "Account", level: 1 }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  },
  { size: "narrow" },
);

browserTest("the chosen colours are there before the page is", async ({ page }) => {
  await page.goto("/account");
  await page.getByRole("group", { name: "Colours" }).getByText("Dark").click();
  await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === "dark");
  await page.reload({ waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === "dark");
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(ground, "rgb(14, 22, 33)");
});

browserTest("a session that is over leads to the sign-in, and back", async ({ page, context }) => {
  await page.goto("/people");
  await settled(page);
  await context.clearCookies();
  await page.getByRole("link", { name: "Sources" }).click();
  await page.waitForURL("**/sign-in?to=*");
});
