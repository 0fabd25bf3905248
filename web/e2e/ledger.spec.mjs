import { readFile } from "node:fs/promises";
import { assert, browserTest, fresh, send, settled } from "./harness.mjs";

browserTest("the ledger accounts for what was sent, as picture, table and file", async ({ page, api }) => {
  const { name, writeKeys } = await api("POST", "/api/sources", { name: fresh("counted") });
  const events = Array.from({ length: 7 }, (_, index) => ({ type: "track", userId: "ada", event: "Counted", messageId: `${name}-${index}` }));
  await send(writeKeys[0].key, "batch", { batch: [...events, events[0], { type: "track", userId: "ada" }] });
  await page.goto(`/ledger?source=${name}`);
  const chart = page.getByRole("region", { name: "Where events went, by hour" });
  await page.getByText("9 events arrived, and it is known where each of them is").waitFor();
  await chart.getByRole("img", { name: /Stored: .*max 7/ }).waitFor();

  await chart.getByRole("button", { name: "Show as table" }).click();
  await chart.getByRole("cell", { name: "7", exact: true }).waitFor();
  await chart.getByRole("button", { name: "Table and downloads" }).click();
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Download CSV" }).click()]);
  assert.equal(csv.suggestedFilename(), "where-events-went-by-hour.csv");
  const lines = (await readFile(await csv.path(), "utf8")).split("\r\n");
  assert.equal(lines[0], "\uFEFFHour,Stored,Duplicates,Rejected");
  assert.match(lines.at(-2), /,7,1,1$/);

  await chart.getByRole("button", { name: "Show as chart" }).click();
  await chart.getByRole("button", { name: "Table and downloads" }).click();
  const [png] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Download PNG" }).click()]);
  assert.equal((await readFile(await png.path())).subarray(1, 4).toString(), "PNG");
});

browserTest("a rejected event shows its problem and what was sent", async ({ page }) => {
  await page.goto("/ledger?source=shop");
  await settled(page);
  const rejected = page.getByRole("region", { name: "Rejected events" }).first();
  await rejected.getByRole("row").nth(1).getByRole("button").click();
  const detail = page.getByRole("dialog");
  await detail.getByText("What was wrong").waitFor();
  await detail.getByRole("figure", { name: "As it was sent" }).getByText('"price": 1').waitFor();
});
