import { randomUUID } from "node:crypto";
import { accessible, assert, browserTest, picture, SCHEMES, settled, SIZES, until, url } from "./harness.mjs";

const DAY = 86_400_000;
const CHANNELS = [
  "?utm_source=newsletter&utm_medium=email&utm_campaign=spring",
  "?utm_source=google&utm_medium=cpc&utm_campaign=brand",
  "?utm_source=google&utm_medium=cpc&utm_campaign=generic",
  "",
];
const BROWSERS = [
  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
];
const PATHS = ["/", "/chairs", "/lamps"];
const VISITS = 120;

/** Visits of the last 40 days, the same at every run but for the day; every sixth ends in an order. */
function visits() {
  return Array.from({ length: VISITS }, (_, number) => {
    const start = Date.now() - (number % 40) * DAY - (number % 7) * 600_000 - 60_000;
    const context = (path, query = "") => ({
      sessionId: `walk-${number}`,
      userAgent: BROWSERS[number % BROWSERS.length],
      page: { path, url: `https://shop.example${path}${query}` },
    });
    const shared = { anonymousId: `walker-${number % 90}` };
    const landing = { ...shared, type: "page", messageId: randomUUID(), timestamp: new Date(start).toISOString(), context: context(PATHS[number % 3], CHANNELS[number % 4]) };
    const next = { ...shared, type: "page", messageId: randomUUID(), timestamp: new Date(start + 20_000).toISOString(), context: context("/basket") };
    const order = {
      ...shared,
      type: "track",
      event: "Order Completed",
      messageId: randomUUID(),
      timestamp: new Date(start + 40_000).toISOString(),
      context: context("/basket"),
      properties: { order_id: `walk-${number}`, revenue: 20 + number, currency: "EUR" },
    };
    return number % 6 === 0 ? [landing, next, order] : [landing, next];
  }).flat();
}

/** Two who have no id, and a colleague. */
function strangers() {
  const seen = (more) => ({
    type: "page",
    messageId: randomUUID(),
    timestamp: new Date(Date.now() - 120_000).toISOString(),
    ...more,
    context: { userAgent: BROWSERS[0], page: { path: "/lamps", url: "https://shop.example/lamps" }, ...more.context },
  });
  return [
    seen({ context: { ip: "198.51.100.1" } }),
    seen({ context: { ip: "198.51.100.2" } }),
    seen({ anonymousId: "colleague", context: { internal: true } }),
  ];
}

let sent = false;

/** Once for all tests; the lake shows events only when it has committed them. */
async function withVisits(context, api) {
  if (!sent) {
    sent = true;
    const source = await api("POST", "/api/sources", { name: `walk-${randomUUID().slice(0, 8)}` });
    const answer = await context.request.post("/v1/batch", { data: { batch: [...visits(), ...strangers()], writeKey: source.writeKeys[0].key } });
    assert.ok(answer.ok(), await answer.text());
  }
  await until(async () => {
    const { total } = await api("GET", "/api/overview?from=2020-01-01&compare=none&filter=page:is:/basket");
    return total.visits >= VISITS && total.orders >= Math.floor(VISITS / 6);
  }, "all visits and orders are in the lake");
}

browserTest("a range without events says where there are some, or what to do", async ({ page }) => {
  await page.goto("/overview?from=2020-01-01&to=2020-01-02");
  await settled(page);
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  assert.match(await page.getByRole("main").innerText(), /No events yet|Nothing happened in this period/);
  await accessible(page);
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    browserTest(
      `the overview shows what was sent, ${scheme} and ${size}`,
      async ({ page, context, api }) => {
        await withVisits(context, api);
        await page.goto("/overview");
        await settled(page);
        await page.getByRole("img", { name: /^Visitors over time/ }).waitFor();
        await accessible(page);
        await picture(page, `overview-data-${scheme}-${size}`);
      },
      { size, scheme },
    );
  }
}

browserTest("a row filters the page, and the address keeps all of it", async ({ page, context, api }) => {
  await withVisits(context, api);
  await page.goto("/overview?range=last-90-days");
  await settled(page);
  await page.getByRole("button", { name: "Only Channel: Paid search" }).click();
  await page.waitForURL(/filter=channel/);
  await page.getByRole("button", { name: "Remove filter: Channel is Paid search" }).waitFor();
  await page.locator("#content").getByText("Campaigns", { exact: true }).click();
  await page.getByRole("button", { name: "Only Campaign: brand" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Only Campaign: spring" }).count(), 0);

  await page.getByRole("button", { name: "Channel is Paid search: turn into its opposite" }).click();
  await page.getByRole("button", { name: "Only Campaign: spring" }).waitFor();
  await page.getByRole("group", { name: "Figures" }).getByRole("button", { name: /^Revenue/ }).click();
  await page.getByRole("heading", { name: "Revenue over time" }).waitFor();

  const other = await context.newPage();
  await other.goto(page.url().replace(url, ""));
  await settled(other);
  await other.getByRole("heading", { name: "Revenue over time" }).waitFor();
  await other.getByRole("button", { name: "Remove filter: Channel is not Paid search" }).waitFor();
  await other.getByRole("button", { name: "Only Campaign: spring" }).waitFor();

  await page.goBack();
  await page.getByRole("button", { name: "Remove filter: Channel is Paid search" }).waitFor();
  await page.getByRole("button", { name: "Remove filter: Channel is Paid search" }).click();
  await page.waitForURL((address) => !address.search.includes("filter"));
});

browserTest("says what cannot be linked, and counts your own people in when asked", async ({ page, context, api }) => {
  await withVisits(context, api);
  await page.goto("/overview");
  await settled(page);
  await page.getByText(/% of visits cannot be linked across days/).waitFor();
  await page.getByText("1 event of your own people is left out.").waitFor();
  await page.getByRole("button", { name: "Count your own people in" }).click();
  await page.waitForURL(/include=internal/);
  await page.getByText("1 event of your own people is counted in.").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Leave your own people out" }).click();
  await page.waitForURL((address) => !address.search.includes("include"));
});

browserTest("every picture is a table and a file too", async ({ page, context, api }) => {
  await withVisits(context, api);
  await page.goto("/overview?measure=orders");
  await settled(page);
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("region", { name: "Orders over time" }).locator("table");
  await table.first().waitFor();
  assert.equal(await table.first().getByRole("row").count(), 31);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: "Table and downloads" })
      .click()
      .then(() => page.getByRole("menuitem", { name: "Download CSV" }).click()),
  ]);
  assert.equal(saved.suggestedFilename(), "orders-over-time.csv");
  await page.getByRole("button", { name: "All figures by Channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("columnheader", { name: /Conversion/ }).waitFor();
  await accessible(page);
  const [rows] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download CSV" }).click()]);
  assert.equal(rows.suggestedFilename(), "all-figures-by-channel.csv");
});

browserTest(
  "speaks German",
  async ({ page, context, api }) => {
    await withVisits(context, api);
    await page.goto("/overview");
    await settled(page);
    await page.getByRole("heading", { level: 1, name: "Überblick" }).waitFor();
    await page.getByRole("img", { name: /^Besucher im Verlauf/ }).hover();
    await page.getByText(/^Vergleich \(\d+\. \w+\.?\)$/).waitFor();
  },
  { language: "de-DE" },
);
