// What the guide's first page says, in its order. Against a demo, so it is no spec of the walk: NewcomerTest starts it.
import { execFileSync } from "node:child_process";
import { accessible, assert, browserTest, picture, settled } from "./harness.mjs";

/** What the product promises, from the door to the screen, and to SQL. */
const LIVE = 2_000;
const IN_SQL = 10_000;

const { CURL: curl, FIGURES: figures, FROM: from, TO: to } = process.env;

browserTest("a newcomer sees the figures, sends an event, sees it live and finds it by SQL", async ({ page, api }) => {
  await page.goto(`/overview?from=${from}&to=${to}&compare=none`);
  await settled(page);
  await page.getByText(/simulated/i).first().waitFor();
  const row = page.getByRole("group", { name: "Figures" });
  for (const [name, wanted] of Object.entries(JSON.parse(figures))) {
    const exact = await row.getByRole("button", { name: new RegExp(`^${name}`) }).locator("[title]").first().getAttribute("title");
    assert.equal(Number(exact.replace(/[^0-9]/g, "")), wanted, `${name} on the screen, and by SQL`);
  }
  await accessible(page);
  await picture(page, "newcomer-overview");

  await page.goto("/live?source=trial");
  await settled(page);
  const sent = Date.now();
  execFileSync("bash", ["-c", curl], { stdio: "ignore" });
  await page.getByRole("button", { name: "Order Completed" }).first().waitFor({ timeout: LIVE });
  await picture(page, "newcomer-live");

  const sql = "select revenue::varchar from events where user_id = 'ada' and source_id = 'trial'";
  for (;;) {
    const { rows } = await api("POST", "/api/sql", { sql });
    if (rows.length > 0) {
      assert.deepEqual(rows[0], ["19.9000"]);
      return;
    }
    assert.ok(Date.now() - sent < IN_SQL, "the event is not in the lake yet");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});
