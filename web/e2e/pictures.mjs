// The pictures of the README and the guides, of a running demo. No test of the walk: docs/guides/web.md says how to make them.
import { execFileSync } from "node:child_process";
import { browserTest, picture, settled } from "./harness.mjs";

const { CURL: curl, FROM: from, TO: to } = process.env;

const SQL = `-- Visits by week, and what they came by
select cast(date_trunc('week', occurred_at) as date) as week, channel, count(distinct session_id) as visits
from events
where channel in ('paid search', 'organic search', 'email') and occurred_at >= date '${from}'
group by week, channel
order by week`;

for (const scheme of ["light", "dark"]) {
  browserTest(
    `the overview, ${scheme}`,
    async ({ page }) => {
      await page.goto(`/overview?from=${from}&to=${to}`);
      await settled(page);
      await picture(page, `overview-${scheme}`);
    },
    { scheme },
  );
}

browserTest("the overview on a phone", async ({ page }) => {
  await page.goto(`/overview?from=${from}&to=${to}`);
  await settled(page);
  await picture(page, "overview-phone");
}, { size: "narrow" });

browserTest("live", async ({ page }) => {
  await page.goto("/live");
  await settled(page);
  for (let sent = 0; sent < 8; sent++) execFileSync("bash", ["-c", curl], { stdio: "ignore" });
  await page.getByText("Nobody was active in the last five minutes.").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Order Completed" }).first().click();
  await settled(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, "live");
});

browserTest("SQL", async ({ page }) => {
  await page.goto("/sql");
  await settled(page);
  await page.getByRole("textbox", { name: "Query" }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(SQL);
  await page.keyboard.press("Control+Enter");
  await page.getByText(/rows? in .* s/).first().waitFor();
  await page.getByText("Chart", { exact: true }).click();
  await page.locator("canvas").first().waitFor();
  await settled(page);
  await picture(page, "sql");
});

browserTest("the ledger", async ({ page }) => {
  await page.goto("/ledger");
  await settled(page);
  await picture(page, "ledger");
});
