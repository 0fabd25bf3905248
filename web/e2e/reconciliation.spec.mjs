import { randomUUID } from "node:crypto";
import { accessible, assert, browserTest, fresh, holding, picture, SCHEMES, send, settled, SIZES, until } from "./harness.mjs";

const DAY = "2024-05-06";
const RANGE = "from=2024-05-05&to=2024-05-07";
const BOOKS = `order_id,day,gross,refunded
rec-1,2024-05-06,10.00,
rec-2,2024-05-06,25.50,
rec-4,2024-05-07,4.00,
`;

const order = (id, revenue, timestamp) => ({
  type: "track",
  event: "Order Completed",
  userId: `buyer-${id}`,
  messageId: randomUUID(),
  timestamp,
  properties: { order_id: id, revenue, currency: "EUR" },
});

let sent = false;

/** Once for all tests; the tables of money are seconds behind the door. */
async function withOrders(api) {
  if (!sent) {
    sent = true;
    const added = await api("POST", "/api/sources", { name: fresh("reconciled") });
    await send(added.writeKeys[0].key, "batch", {
      batch: [order("rec-1", 10, `${DAY}T10:00:00Z`), order("rec-2", 20, `${DAY}T11:00:00Z`), order("rec-3", 7, `${DAY}T12:00:00Z`)],
    });
  }
  await until(async () => {
    const { revenue } = await api("GET", `/api/money/reconciliation?${RANGE}&books=none`);
    return revenue.total.number === 3;
  }, "the orders count");
}

/** Through the screen, once: the file takes the place of itself. */
async function bringBooks(page) {
  await page.goto(`/reconciliation?${RANGE}&bring`);
  await settled(page);
  const dialog = page.getByRole("dialog", { name: "Bring records" });
  await dialog.getByLabel("File of the shop's own records").setInputFiles({ name: "books.csv", mimeType: "text/csv", buffer: Buffer.from(BOOKS) });
  await dialog.getByRole("button", { name: "Bring records" }).click();
  await dialog.waitFor({ state: "hidden" });
  await settled(page);
}

browserTest("a day is explained down to its orders", async ({ page, api }) => {
  await withOrders(api);
  await bringBooks(page);
  await page.getByText(/^All of €39\.50 in the shop's own records is explained; the difference is -€2\.50\.$/).waitFor();
  assert.match(page.url(), /books=shop/);
  const days = page.getByRole("region", { name: "By day" }).last();
  await days.getByRole("row").filter({ hasText: "6 May 2024" }).filter({ hasText: "explained" }).click();
  await page.getByRole("heading", { level: 1, name: "Reconciliation of 6 May 2024" }).waitFor();
  await page.getByText("The difference of €1.50 is explained by 2 cases.").waitFor();
  const orders = page.getByRole("region", { name: "Orders concerned" }).last();
  await orders.getByRole("row").filter({ hasText: "rec-2" }).filter({ hasText: "Another amount" }).filter({ hasText: "25.50" }).waitFor();
  await orders.getByRole("row").filter({ hasText: "rec-3" }).filter({ hasText: "not in the records" }).waitFor();
  await page.getByRole("link", { name: "All days" }).click();
  await page.getByRole("heading", { level: 1, name: "Reconciliation" }).waitFor();
});

browserTest("a file that is no records is refused with its line", async ({ page }) => {
  await page.goto(`/reconciliation?${RANGE}&bring`);
  await settled(page);
  const dialog = page.getByRole("dialog", { name: "Bring records" });
  await dialog
    .getByLabel("File of the shop's own records")
    .setInputFiles({ name: "wrong.csv", mimeType: "text/csv", buffer: Buffer.from("day,gross\nMonday,1\n") });
  await dialog.getByRole("button", { name: "Bring records" }).click();
  await dialog.getByText('line 2: day is "Monday"').waitFor();
});

browserTest("what was asked for before stands faded until the new days are there", async ({ page, api }) => {
  await withOrders(api);
  await page.goto(`/reconciliation?${RANGE}&books=none`);
  await settled(page);
  const { release } = await holding(page, "**/api/money/reconciliation?*");
  await page.getByText("Spend", { exact: true }).first().click();
  await page.getByText("Revenue", { exact: true }).first().click();
  await page.getByRole("combobox", { name: "Held against" }).click();
  await page.getByRole("option", { name: /^what .* tells$/ }).first().click();
  await page.locator('[aria-busy="true"]').getByText("€37.00").first().waitFor();
  release();
  await settled(page);
  assert.equal(await page.locator('[aria-busy="true"]').count(), 0);
});

browserTest(
  "long sums stand apart on a phone",
  async ({ page, api }) => {
    await withOrders(api);
    await page.route("**/api/money/reconciliation?*", async (route) => {
      const answer = await (await route.fetch()).json();
      for (const part of ["total", "matched", "unmatched"]) answer.revenue[part].net = -12_345_678.9;
      await route.fulfill({ json: answer });
    });
    await page.goto(`/reconciliation?${RANGE}&books=none`);
    const value = page.getByRole("main").getByText("-€12,345,678.90", { exact: true }).first();
    await value.waitFor();
    const wider = await value.evaluate((node) => node.scrollWidth - node.parentElement.clientWidth);
    assert.ok(wider <= 0, `a sum is ${wider} px wider than its place`);
    await accessible(page);
    await picture(page, "reconciliation-long-narrow");
  },
  { size: "narrow" },
);

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    browserTest(
      `the reconciliation can be read, ${scheme} and ${size}`,
      async ({ page, api }) => {
        await withOrders(api);
        await bringBooks(page);
        await accessible(page);
        await picture(page, `reconciliation-${scheme}-${size}`);
        await page.goto(`/reconciliation/${DAY}?books=shop`);
        await settled(page);
        await page.getByRole("heading", { name: "Orders concerned" }).waitFor();
        await accessible(page);
        await picture(page, `reconciliation-day-${scheme}-${size}`);
      },
      { size, scheme },
    );
  }
}

browserTest(
  "the reconciliation speaks German",
  async ({ page }) => {
    await page.goto("/reconciliation");
    await settled(page);
    await page.getByRole("heading", { level: 1, name: "Abgleich" }).waitFor();
  },
  { language: "de-DE" },
);
