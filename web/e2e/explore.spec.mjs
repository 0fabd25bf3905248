import { randomUUID } from "node:crypto";
import { accessible, assert, browserTest, fresh, inEveryLook, picture, settled, until } from "./harness.mjs";

const DAY = 86_400_000;
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SHOPPERS = 60;
const CHANNELS = ["?utm_source=newsletter&utm_medium=email", "?utm_source=google&utm_medium=cpc", ""];
const PRODUCT = fresh("lamp");

/** The way of a shopper: every second looks, every fourth puts in, every sixth orders; every third comes again after a week. */
function shopper(number) {
  const start = Date.now() - 20 * DAY - (number % 5) * DAY;
  const event = (after, path, query, more) => ({
    anonymousId: `${PRODUCT}-${number}`,
    messageId: randomUUID(),
    timestamp: new Date(start + after).toISOString(),
    context: { sessionId: `${PRODUCT}-${number}-${Math.floor(after / DAY)}`, userAgent: BROWSER, page: { path, url: `https://shop.example${path}${query}` } },
    ...more,
  });
  const track = (after, name, properties) => event(after, `/${PRODUCT}`, "", { type: "track", event: name, properties });
  return [
    event(0, "/", CHANNELS[number % 3], { type: "page" }),
    event(20_000, `/${PRODUCT}`, "", { type: "page" }),
    track(25_000, "Page Left", { engaged_seconds: 12.5, scroll_depth: 80 }),
    track(25_000, "Web Vital", { name: "LCP", value: number % 4 === 0 ? 1_200 : 3_100, metric_id: `${PRODUCT}-${number}` }),
    track(25_000, "Web Vital", { name: "CLS", value: 0.02 * (number % 16), metric_id: `${PRODUCT}-${number}-cls` }),
    ...(number % 2 === 0 ? [track(30_000, "Product Viewed", { sku: PRODUCT, price: 10 + number })] : []),
    ...(number % 4 === 0 ? [track(60_000, "Product Added", { sku: PRODUCT, price: 10 + number })] : []),
    ...(number % 12 === 0 ? [track(120_000, "Order Completed", { sku: PRODUCT, order_id: `${PRODUCT}-${number}`, revenue: 10 + number, currency: "EUR" })] : []),
    ...(number % 3 === 0 ? [event(7 * DAY, "/", "", { type: "page" })] : []),
  ];
}

let sent = false;

async function withShoppers(context, api) {
  if (!sent) {
    sent = true;
    const source = await api("POST", "/api/sources", { name: fresh("explore") });
    const batch = Array.from({ length: SHOPPERS }, (_, number) => shopper(number)).flat();
    const answer = await context.request.post("/v1/batch", { data: { batch, writeKey: source.writeKeys[0].key } });
    assert.ok(answer.ok(), await answer.text());
  }
  await until(async () => {
    const { total } = await api("GET", `/api/overview?from=2020-01-01&compare=none&filter=page:is:/${PRODUCT}`);
    return total.visits === SHOPPERS && total.orders === SHOPPERS / 12;
  }, "all shoppers are in the lake");
}

const written = (event) => `track:${event};properties.sku:is:${PRODUCT}`;
const address = (parameters) => `/explore?${new URLSearchParams(parameters)}`;
const FUNNEL = address([["view", "funnels"], ...["Product Viewed", "Product Added", "Order Completed"].map((event) => ["step", written(event)])]);

browserTest("a newcomer sees something at once, in every look", async ({ page, context, api }) => {
  await withShoppers(context, api);
  for (const view of ["trends", "funnels", "retention", "paths", "customers"]) {
    await page.goto(`/explore?view=${view}`);
    await inEveryLook(page, async (look, file) => {
      await page.locator("canvas").first().waitFor();
      await accessible(page, `${view}, ${look}`);
      await picture(page, `explore-${view}-${file}`);
    });
  }
});

browserTest("a funnel says how many came, who did not, and its link shows the same", async ({ page, context, api }) => {
  await withShoppers(context, api);
  await page.goto(FUNNEL);
  await settled(page);
  await page.getByText(/^5 of 30 people \(16\.7%\) come to Order Completed/).waitFor();
  const table = page.getByRole("region", { name: "Step by step" }).locator("table");
  assert.match(await table.getByRole("row").nth(2).innerText(), /15\s+.*50%/);
  await page.getByRole("button", { name: /^10 dropped out before/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("region", { name: "Dropped out" }).waitFor();
  assert.equal(await dialog.getByRole("region", { name: "Dropped out" }).getByRole("row").count(), 11);
  await accessible(page, "who dropped out");
  await dialog.getByRole("region", { name: "Dropped out" }).getByRole("button").nth(2).click();
  await dialog.getByText("This person has no other ids.").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Move step 2 up" }).click();
  await page.waitForURL((url) => url.searchParams.getAll("step")[0].startsWith("track:Product Added"));
  await page.goBack();
  await page.getByText(/^5 of 30 people/).waitFor();
});

browserTest("conditions are made by the keyboard, and the address keeps the whole question", async ({ page, context, api }) => {
  await withShoppers(context, api);
  await page.goto("/explore?metric=people:track:Product Viewed&compare=none");
  await settled(page);
  await page.getByRole("button", { name: "Add condition to Who did" }).press("Enter");
  const field = page.getByRole("combobox", { name: "Field" });
  await field.fill("sku");
  await page.getByRole("option", { name: "sku" }).waitFor();
  await field.press("ArrowDown");
  await field.press("Enter");
  const values = page.getByRole("combobox", { name: "Values" });
  await values.fill(PRODUCT);
  await page.getByRole("option", { name: PRODUCT }).waitFor();
  await accessible(page, "a condition");
  await page.getByRole("button", { name: "Apply" }).press("Enter");
  await page.getByText(/^People with Product Viewed \(sku is .*\): 30 in this period\.$/).waitFor();

  await page.getByRole("combobox", { name: "By", exact: true }).click();
  await page.getByRole("option", { name: "Channel of the visit" }).click();
  await page.getByText(/has most/).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await settled(other);
  assert.equal(
    await other.getByRole("region", { name: "In numbers" }).innerText(),
    await page.getByRole("region", { name: "In numbers" }).innerText(),
  );
});

browserTest("every kind of picture is a table and files too", async ({ page, context, api }) => {
  await withShoppers(context, api);
  await page.goto(address([["metric", `sum(properties.price):${written("Product Viewed")}`], ["by", "visit.channel"]]));
  await settled(page);
  for (const kind of ["Areas", "Stacked", "Bars", "Parts", "Heat map", "Spread (box plot)", "Lines"]) {
    await page.getByRole("combobox", { name: "Picture" }).click();
    await page.getByRole("option", { name: kind, exact: true }).click();
    await settled(page);
    // What holds the layers: a picture may lay another one over those that are there.
    await page.getByRole("img").filter({ has: page.locator("canvas") }).hover();
  }
  for (const [item, ending] of [["CSV", "csv"], ["PNG", "png"], ["SVG", "svg"]]) {
    await page.getByRole("button", { name: "Table and downloads" }).click();
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: `Download ${item}` }).click()]);
    assert.ok(saved.suggestedFilename().endsWith(`.${ending}`), saved.suggestedFilename());
  }
});

browserTest("retention has shares and people, and a path goes on from a step", async ({ page, context, api }) => {
  await withShoppers(context, api);
  await page.goto(address([["view", "retention"], ["first", "page;path:is:/"], ["again", "page;path:is:/"], ["where", `anonymous_id:starts-with:${PRODUCT}`], ["unit", "day"], ["periods", "8"]]));
  await settled(page);
  const cohorts = page.getByRole("region", { name: "Cohorts" });
  await cohorts.getByRole("rowheader", { name: "All" }).waitFor();
  assert.match(await cohorts.getByRole("row").nth(1).innerText(), /100%/);

  await page.goto(address([["view", "paths"], ["where", `anonymous_id:starts-with:${PRODUCT}`]]));
  await settled(page);
  await page.getByText(/Most often from \/ to/).waitFor();
  await page.getByRole("button", { name: `Go on from /${PRODUCT}` }).first().click();
  await page.waitForURL((url) => url.searchParams.get("start") === `page;path:is:/${PRODUCT}`);
  await page.getByText(/paths begin with Page view/).waitFor();
});

browserTest("a site is told by its pages, their attention and their vitals", async ({ page, context, api }) => {
  await withShoppers(context, api);
  await page.goto(address([["view", "web"], ["where", `anonymous_id:starts-with:${PRODUCT}`]]));
  await settled(page);
  await page.getByText(/visits saw .* pages each/).waitFor();
  await page.getByText(/Most begin at \/:/).waitFor();
  const pages = page.getByRole("region", { name: "Pages", exact: true });
  await pages.getByRole("cell", { name: `/${PRODUCT}` }).first().waitFor();
  await pages.getByText("12.5").waitFor();
  await page.getByRole("textbox", { name: "Search pages" }).first().fill("no such page");
  await page.getByText("No page has this in its name.").waitFor();
  await page.getByRole("region", { name: "LCP by page and device" }).getByText("3.1 s").first().waitFor();
  await page.getByText("needs improvement", { exact: true }).first().waitFor();
  await inEveryLook(page, async (look, file) => {
    await page.getByText("needs improvement", { exact: true }).first().waitFor();
    await accessible(page, `web, ${look}`);
    await picture(page, `explore-web-${file}`);
  });
});

browserTest("costs stand beside visits and orders, and what did not meet is told", async ({ page, context, api }) => {
  await withShoppers(context, api);
  await page.goto(address([["view", "campaigns"], ["by", "channel"]]));
  await settled(page);
  await page.getByText(/were spent; there were/).waitFor();
  const way = page.getByRole("region", { name: "From impression to revenue" });
  await way.getByRole("columnheader", { name: "Sort by ROAS" }).waitFor();
  const scrolls = await way.locator("table").evaluate((table) => table.scrollWidth - table.parentElement.clientWidth);
  assert.ok(scrolls <= 0, `the table is ${scrolls} px wider than its place at 1440 px`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Impressions" }).click();
  await page.waitForURL((url) => url.searchParams.get("columns")?.includes("impressions"));
  await page.getByRole("checkbox", { name: "ROAS" }).click();
  await accessible(page, "columns");
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.searchParams.get("columns") === "cost,impressions,clicks,visits,orders,revenue,cpa");
  await way.getByRole("columnheader", { name: "Sort by Impressions" }).waitFor();
  assert.equal(await way.getByRole("columnheader", { name: "Sort by ROAS" }).count(), 0);
  await page.getByRole("region", { name: "What was joined, and what was not" }).getByText("Total", { exact: true }).waitFor();
  await page.getByText(/joined by the word of their channel/).waitFor();
  await page.getByRole("group", { name: "By" }).getByText("Content", { exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get("by") === "content");
  await settled(page);
  await inEveryLook(page, async (look, file) => {
    await page.getByText(/all costs are unresolved/).waitFor();
    await accessible(page, `campaigns, ${look}`);
    await picture(page, `explore-campaigns-${file}`);
  });
});

browserTest("a definition is checked as it is written, kept, and shown over time", async ({ page, context, api }) => {
  await withShoppers(context, api);
  const name = PRODUCT.replaceAll("-", "_");
  const text = (source) => `name: ${name}\ntitle: Looks at ${PRODUCT}\nmeasure: count\n${source}: events\nwhere:\n  - {field: properties.sku, is: is, values: [${PRODUCT}]}\n`;
  await page.goto("/explore/metrics");
  await page.getByRole("link", { name: "Create metric" }).click();
  const editor = page.getByRole("textbox", { name: "Definition" });
  await editor.fill(text("soource"));
  await page.getByText("Line 4, column 1").waitFor();
  await accessible(page, "a mistake");
  await page.getByRole("button", { name: "Go there" }).click();
  assert.equal(await editor.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), "soource: events");
  await editor.fill(text("source"));
  await page.getByText(`Makes sense: Looks at ${PRODUCT}.`, { exact: false }).waitFor();
  await page.getByRole("button", { name: "Save metric" }).click();
  await page.getByRole("link", { name: "Show over time" }).click();
  await page.getByText(`Looks at ${PRODUCT}: 50 in this period`, { exact: false }).or(page.getByText(`Looks at ${PRODUCT}: 50; there were none`, { exact: false })).waitFor();
  await page.goto(`/explore/metrics/${name}`);
  await page.getByRole("button", { name: "Delete metric" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete metric" }).click();
  await page.waitForURL("**/explore/metrics");
  assert.equal(await page.getByText(name, { exact: true }).count(), 0);
});

browserTest(
  "speaks German",
  async ({ page, context, api }) => {
    await withShoppers(context, api);
    await page.goto("/explore?view=retention");
    await settled(page);
    await page.getByRole("heading", { level: 1, name: "Erkunden" }).waitFor();
    await page.getByRole("tab", { name: "Wiederkehr" }).waitFor();
    await page.getByRole("img", { name: /^Anteil, der wiederkam/ }).waitFor();
  },
  { language: "de-DE" },
);
