import { randomUUID } from "node:crypto";
import { accessible, browserTest, fresh, picture, SCHEMES, send, settled, SIZES, until } from "./harness.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AN_HOUR = 40;

/** Forty choices in one hour of each day of five weeks; in the last one few, and since a week with another property. */
function choices(now) {
  const newest = Math.floor(now / HOUR) * HOUR - 3 * HOUR;
  const days = Array.from({ length: 36 }, (_, day) => day);
  return days.flatMap((day) =>
    Array.from({ length: day === 0 ? 2 : AN_HOUR }, (_, number) => ({
      type: "track",
      event: "Seat Chosen",
      userId: `u-${number}`,
      messageId: randomUUID(),
      timestamp: new Date(newest - day * DAY + number * 60_000).toISOString(),
      properties: { row: number, ...(day < 7 ? { coupon: "A" } : { voucher: "A" }) },
    })),
  );
}

let source;

/** Once for all tests; the lake shows events only when it has committed them, and the answer is of the last minute. */
async function withChoices(api) {
  if (!source) {
    const added = await api("POST", "/api/sources", { name: fresh("health") });
    await send(added.writeKeys[0].key, "batch", { batch: choices(Date.now()) });
    source = added.name;
  }
  await until(async () => {
    const { changes } = await api("GET", "/api/health/data");
    return changes.some((change) => change.source === source);
  }, "the events are in the lake");
  return source;
}

browserTest("data health tells what is fresh, what is fewer and what changed", async ({ page, api }) => {
  const name = await withChoices(api);
  await page.goto("/data-health");
  await settled(page);
  const rows = (region) => page.getByRole("region", { name: region }).first().getByRole("row").filter({ hasText: name });
  await rows("Freshness").first().waitFor();
  await rows("Unusual volume").filter({ hasText: "Seat Chosen" }).filter({ hasText: "fewer" }).first().waitFor();
  await rows("Changed events").filter({ hasText: "voucher" }).filter({ hasText: "property gone" }).waitFor();
  await rows("Changed events").filter({ hasText: "coupon" }).filter({ hasText: "new property" }).waitFor();
  await page.getByRole("link", { name: "Where each event went" }).click();
  await page.getByRole("heading", { level: 1, name: "Ledger" }).waitFor();
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    browserTest(
      `data health can be read, ${scheme} and ${size}`,
      async ({ page, api }) => {
        await withChoices(api);
        await page.goto("/data-health");
        await settled(page);
        await page.getByRole("heading", { name: "Freshness" }).waitFor();
        await accessible(page);
        await picture(page, `health-data-${scheme}-${size}`);
      },
      { size, scheme },
    );
  }
}

browserTest(
  "data health speaks German",
  async ({ page }) => {
    await page.goto("/data-health");
    await settled(page);
    await page.getByRole("heading", { level: 1, name: "Datengesundheit" }).waitFor();
  },
  { language: "de-DE" },
);
