import { assert, browserTest, password, signInAs } from "./harness.mjs";

browserTest(
  "signing in leads back to where one was",
  async ({ page }) => {
    await page.goto("/ledger?hours=72");
    await page.waitForURL("**/sign-in?to=*");
    await signInAs(page, "owner", password);
    await page.waitForURL("**/ledger?hours=72");
    await page.getByRole("heading", { name: "Ledger", level: 1 }).waitFor();
  },
  { anonymous: true },
);

browserTest(
  "another site is not where one was",
  async ({ page }) => {
    await page.goto("/sign-in?to=//elsewhere.example/");
    await signInAs(page, "owner", password);
    assert.equal(new URL(page.url()).hostname, "127.0.0.1");
  },
  { anonymous: true },
);

browserTest(
  "a wrong password says what to check",
  async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Name").fill("owner");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("do not fit together").waitFor();
  },
  { anonymous: true },
);

browserTest(
  "signing out ends the session",
  async ({ page }) => {
    await page.goto("/account");
    await signInAs(page, "owner", password);
    await page.getByRole("button", { name: /Signed in as/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in**");
    await page.goto("/sources");
    await page.waitForURL("**/sign-in?to=*");
  },
  { anonymous: true },
);

browserTest(
  "German is spoken to whom the browser says so",
  async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Anmelden" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  },
  { anonymous: true, language: "de-DE" },
);
