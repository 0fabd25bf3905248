import { accessible, assert, browserTest, inEveryLook, picture, settled } from "./harness.mjs";

browserTest("the letter of a week is read as it is sent, and goes by schedule", async ({ page, api }) => {
  await page.goto("/letter");
  await settled(page);
  const letter = page.frameLocator("iframe[title='As it is sent']");
  await letter.getByRole("heading", { level: 1 }).waitFor({ timeout: 120_000 });
  const { week, number } = await api("GET", "/api/letter");
  assert.match(await letter.getByRole("heading", { level: 1 }).innerText(), new RegExp(`^Week ${number},`));
  await letter.getByRole("heading", { name: "What to look at" }).waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `letter-${file}`);
  });

  await page.getByRole("combobox", { name: "Of the week" }).click();
  await page.getByRole("option").nth(1).click();
  await page.waitForURL(/week=\d{4}-W\d{2}/);
  assert.doesNotMatch(page.url(), new RegExp(week));
  await letter.getByRole("heading", { level: 1 }).waitFor();

  await page.getByRole("textbox", { name: "To", exact: true }).fill("ada@shop.example");
  await page.getByRole("button", { name: "Create schedule" }).click();
  await page.getByText("each week Mon at 8:00").waitFor();
  const [kept] = (await api("GET", "/api/letter/schedules")).items;
  assert.deepEqual(kept.recipients, [{ channel: "mail", address: "ada@shop.example" }]);
  await page.getByRole("button", { name: "Delete schedule" }).click();
  await page.getByText("You send this letter to nobody yet").waitFor();
});

browserTest("an owner chooses the metrics of the letter", async ({ page, api }) => {
  await page.goto("/letter");
  await settled(page);
  await page.getByRole("combobox", { name: "Of which metrics" }).click();
  await page.getByRole("option", { name: "Buyers" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Back to the usual ones" }).waitFor();
  assert.ok((await api("GET", "/api/letter/metrics")).metrics.includes("buyers"));
  await page.getByRole("button", { name: "Back to the usual ones" }).click();
  await page.getByRole("button", { name: "Back to the usual ones" }).waitFor({ state: "hidden" });
  const { metrics, usual } = await api("GET", "/api/letter/metrics");
  assert.deepEqual(metrics, usual);
});
