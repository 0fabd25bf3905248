// A campaign from its plan to its results, as people work with it.
import { accessible, assert, browserTest, comeBack, fresh, inEveryLook, password, picture, send, settled, signInAs, SIZES, until } from "./harness.mjs";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAHgAAAA8CAIAAAAiz+n/AAAAaUlEQVR42u3QMQ0AAAgDsP3o5UE9LghHkypoapoDUSBaNKJFi7YgWjSiRYu2IFo0okWLRrRoRIsWjWjRiBYtGtGiES1aNKJFI1q0aESLRrRo0YgWjWjRohEtGtGiRSNaNKJFi0a0aET/sp0leNZWCxy8AAAAAElFTkSuQmCC",
  "base64",
);

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

/** Costs by a file, visits and an order by the door, all under the name of the campaign. */
async function plantData(api, name) {
  const rows = Array.from({ length: 10 }, (_, index) => `${day(index + 1)},paid social,${name},${20 + index}.50,EUR,1000,40`);
  const file = ["day,channel,campaign,cost,currency,impressions,clicks", ...rows].join("\n");
  const received = await api("POST", `/api/imports?kind=spend&source=${name}&file=${name}.csv&zone=UTC`, Buffer.from(file));
  await api("POST", `/api/imports/${received.id}/start`);
  const { items } = await api("GET", "/api/sources");
  const key = items.find((source) => source.name === "shop").writeKeys[0].key;
  const campaign = { name, source: "instagram", medium: "paid_social" };
  await send(key, "batch", {
    batch: [
      { type: "page", anonymousId: `${name}-a`, properties: { url: "https://shop.example/tents" }, context: { campaign } },
      { type: "page", anonymousId: `${name}-b`, properties: { url: "https://shop.example/tents" }, context: { campaign } },
      {
        type: "track",
        userId: `${name}-a`,
        anonymousId: `${name}-a`,
        event: "Order Completed",
        properties: { order_id: `${name}-1`, revenue: 99, currency: "EUR" },
        context: { campaign },
      },
    ],
  });
}

async function draft(api, name, more = {}) {
  return api("POST", "/api/campaigns", { name, startsOn: day(12), endsOn: day(-20), ...more });
}

browserTest("a campaign is planned, changed, approved, known by a key, and its results come", async ({ page, api }) => {
  const name = fresh("trails");
  await plantData(api, name);

  await page.goto("/campaigns");
  await settled(page);
  await page.getByRole("link", { name: "New campaign" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("First day").fill(day(12));
  await page.getByLabel("Last day").fill(day(-20));
  await page.getByLabel("Total").fill("1000");
  await page.getByRole("button", { name: "Divide evenly" }).click();
  await page.getByRole("row", { name: /^Sum/ }).getByText("€1,000.00").waitFor();
  await page.getByRole("combobox", { name: "Figure" }).click();
  await page.getByRole("option", { name: "Orders" }).click();
  await page.getByLabel("Value").fill("30");
  await page.locator("input").and(page.getByLabel("Channels")).fill("paid social");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText("€1,000.00", { exact: false }).first().waitFor();

  await page.getByRole("link", { name: "Edit plan" }).first().click();
  await page.getByLabel("Market").fill("DE");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("definition").filter({ hasText: /^DE$/ }).waitFor();

  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByText("Approved by owner", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go live" }).click();
  await page.getByText(`${name} is live now.`).waitFor();

  await page.getByRole("tab", { name: "Keys & links" }).click();
  for (const kind of ["UTM marks", "Platform id"]) {
    await page.getByRole("button", { name: "Add key" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: kind }).click();
    await dialog.getByLabel("Campaign").fill(name);
    await dialog.getByRole("button", { name: "Add key" }).click();
    await page.getByRole("cell", { name: kind }).waitFor();
    await dialog.waitFor({ state: "hidden" });
  }

  await page.getByRole("tab", { name: "Creatives" }).click();
  await page.getByRole("button", { name: "Add creative" }).click();
  await page.getByRole("dialog").getByLabel("File").setInputFiles({ name: "banner.png", mimeType: "image/png", buffer: PNG });
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  const shown = page.getByRole("button", { name: "Look at banner" });
  await shown.waitFor();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.waitForFunction(() => [...document.querySelectorAll("li img")].some((image) => image.naturalWidth > 0));
  await shown.click();
  await page.getByRole("dialog").getByRole("img", { name: "banner" }).waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: "Results" }).click();
  const figures = page.getByRole("group", { name: "Figures of all of the campaign's time" });
  await figures.getByText("€99.00", { exact: false }).first().or(figures.getByText("€99")).first().waitFor({ timeout: 60_000 });
  await page.getByRole("region", { name: "Cost against budget" }).getByText("due until", { exact: false }).waitFor();
  await page.getByRole("region", { name: "Cost against budget" }).getByText("80% interval", { exact: false }).first().waitFor();
  await page.getByRole("cell", { name: "paid social" }).waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, `the results, ${look}`);
    await picture(page, `campaign-filled-${file}`);
  });

  await page.setViewportSize(SIZES.wide);
  await page.goto(`/campaigns?text=${name}`);
  const row = page.getByRole("row", { name });
  await row.getByText("€250").waitFor();
  await row.getByText("€99").waitFor();
  await row.getByText(/plan|over|under/).waitFor();
});

browserTest("changes of two people are put together", async ({ page, api }) => {
  const made = await draft(api, fresh("both"));
  await page.goto(`/campaigns/${made.id}/edit`);
  await page.getByLabel("Market").fill("AT");
  await api("PUT", `/api/campaigns/${made.id}`, { name: made.name, startsOn: made.startsOn, endsOn: made.endsOn, owner: "val", version: 1 });
  await page.getByRole("button", { name: "Save" }).click();
  const notice = page.getByRole("alert");
  await notice.getByText("changed this campaign meanwhile", { exact: false }).waitFor();
  await notice.getByText("Changed: owner.", { exact: false }).waitFor();
  await notice.getByRole("button", { name: "Put both together" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("definition").filter({ hasText: /^val$/ }).waitFor();
  await page.getByRole("definition").filter({ hasText: /^AT$/ }).waitFor();
});

browserTest("a campaign that changes while it is asked about is not approved unseen", async ({ page, api }) => {
  const made = await draft(api, fresh("unseen"));
  await page.clock.install();
  await page.goto(`/campaigns/${made.id}`);
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("From then on", { exact: false }).waitFor();
  await api("PUT", `/api/campaigns/${made.id}`, { name: made.name, startsOn: made.startsOn, endsOn: made.endsOn, market: "AT", version: 1 });
  const answered = page.waitForResponse((response) => response.url().endsWith(`/api/campaigns/${made.id}`));
  await comeBack(page);
  await answered;
  await page.getByText(/^Version 2/).waitFor();
  await dialog.getByRole("button", { name: "Approve" }).click();
  await dialog.getByText("campaign.changed").waitFor();
  assert.equal((await api("GET", `/api/campaigns/${made.id}`)).status, "draft");
});

browserTest("what was typed stays when the form's campaign cannot be asked for again", async ({ page, api }) => {
  const made = await draft(api, fresh("typed"));
  await page.clock.install();
  const gone = { status: 404, json: { type: "about:blank", title: "Gone", status: 404, code: "campaign.unknown-campaign", detail: "It is gone." } };
  for (const [path, asked] of [
    [`/campaigns/${made.id}/edit`, `**/api/campaigns/${made.id}`],
    ["/campaigns/new", "**/api/calendar"],
  ]) {
    await page.goto(path);
    await page.getByLabel("Market").fill("AT");
    await page.route(asked, (route) => route.fulfill(gone));
    const refused = page.waitForResponse((response) => response.status() === 404);
    await comeBack(page);
    await refused;
    await settled(page);
    assert.equal(await page.getByLabel("Market").inputValue(), "AT", path);
    await page.unroute(asked);
  }
});

browserTest("a key that another campaign has is refused by its name, and overlaps are shown with a value", async ({ page, api }) => {
  const name = fresh("claimed");
  const first = await draft(api, `${name} one`);
  const second = await draft(api, `${name} two`);
  await api("POST", `/api/campaigns/${first.id}/keys`, { kind: "utm", fields: { campaign: `${name}*` } });
  await page.goto(`/campaigns/${second.id}?view=keys`);
  await page.getByRole("button", { name: "Add key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Campaign").fill(`${name}*`);
  await dialog.getByRole("button", { name: "Add key" }).click();
  await dialog.getByRole("alert").getByText("campaign.key-claimed").waitFor();
  await dialog.getByLabel("Campaign").fill(`*${name.slice(2)}*`);
  await dialog.getByRole("button", { name: "Add key" }).click();
  await page.getByText("Keys that overlap", { exact: false }).waitFor();
  await page.getByRole("link", { name: `${name} one` }).waitFor();
});

browserTest("a plan file is checked first, and its bad row named", async ({ page }) => {
  const name = fresh("filed");
  const file = `name,start,end,budget,currency\n${name},2026-11-02,2026-11-15,100,EUR\nWorse,2026-11-02,yesterday,1,EUR\n`;
  await page.goto("/campaigns?import");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("File").setInputFiles({ name: "plan.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await dialog.getByText("1 campaign can be imported.").waitFor();
  await dialog.getByRole("row", { name: /3 .*yesterday/ }).waitFor();
  await dialog.getByRole("button", { name: "Import 1 campaign" }).click();
  await page.getByText("1 campaign imported as a draft.").waitFor();
  await page.goto(`/campaigns?text=${name}`);
  await page.getByRole("row", { name }).getByText("draft").waitFor();
});

browserTest("an owner names a brand and gives it a source; filters are kept in the address", async ({ page, api }) => {
  const name = fresh("North");
  await page.goto("/campaigns/brands");
  await page.getByLabel("New brand").fill(`${name} old`);
  await page.getByRole("button", { name: "Add brand" }).click();
  await page.getByRole("button", { name: `Rename ${name} old` }).click();
  await page.getByLabel(`Rename ${name} old`).fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: `Delete ${name}` }).waitFor();
  await page.getByRole("combobox", { name: "shop", exact: true }).click();
  await page.getByRole("option", { name }).click();
  await page.getByText("shop: kept.").waitFor();
  const { items } = await api("GET", "/api/brands/of-sources");
  const brands = await api("GET", "/api/brands");
  const brand = brands.items.find((one) => one.name === name);
  assert.equal(items.find(({ source }) => source === "shop").brand, brand.id);
  await api("DELETE", "/api/brands/of-sources/shop");

  const campaign = await draft(api, `${name} tents`, { brand: brand.id });
  await page.goto("/campaigns");
  await page.getByRole("combobox", { name: "Brand" }).click();
  await page.getByRole("option", { name }).click();
  await page.waitForURL(`**/campaigns?brand=${brand.id}`);
  await page.getByRole("button", { name: campaign.name }).waitFor();
  await settled(page);
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "H1", "a filter takes the focus away");
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "live" }).click();
  await page.getByText("No campaign matches").first().waitFor();
  const part = page.getByRole("searchbox", { name: "Name" });
  await part.fill("nothing like it");
  await page.waitForURL(/text=nothing/);
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await page.waitForURL((address) => address.search === "");
  const isEmpty = async () => (await part.inputValue()) === "";
  await until(isEmpty, "the cleared name", { seconds: 5 });

  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "live" }).click();
  await page.waitForURL(/status=live/);
  await part.fill("cleared as soon as it is typed");
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await page.waitForURL((address) => address.search === "");
  await until(isEmpty, "the name that was cleared at once", { seconds: 5 });
});

browserTest("whose last brand is taken away sees everything, and that is asked before", async ({ page, api }) => {
  const brand = await api("POST", "/api/brands", { name: fresh("South") });
  const user = await api("POST", "/api/users", { name: fresh("noa"), role: "marketer" });
  const limit = async () => (await api("GET", `/api/brands/of-users/${user.id}`)).brands;
  await page.goto("/campaigns/brands");
  await page.getByText("Who has none sees everything", { exact: false }).waitFor();
  const field = page.getByRole("combobox", { name: user.name });
  await field.press("ArrowDown");
  await page.getByRole("option", { name: brand.name }).click();
  await page.getByText(`${user.name}: kept.`).waitFor();
  assert.deepEqual(await limit(), [brand.id]);
  await page.keyboard.press("Escape");

  await field.press("Backspace");
  const dialog = page.getByRole("dialog", { name: `Let ${user.name} see everything?` });
  await dialog.getByText("is not limited any more", { exact: false }).waitFor();
  await accessible(page, "before a limit is lifted");
  await picture(page, "campaign-brands-free");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.deepEqual(await limit(), [brand.id], "nothing is changed before it is confirmed");
  await field.press("Backspace");
  await dialog.getByRole("button", { name: "Let see everything" }).click();
  await page.getByText(`${user.name} sees everything now.`).waitFor();
  assert.deepEqual(await limit(), []);
});

browserTest(
  "who may not approve is told who may",
  async ({ page, context }) => {
    await page.goto("/sign-in");
    await signInAs(page, "owner", password);
    const session = await (await context.request.get("/api/session")).json();
    const post = async (path, data) =>
      (await context.request.post(path, { data, headers: { "X-CSRF-Token": session.csrfToken } })).json();
    const user = await post("/api/users", { name: fresh("mia"), role: "marketer" });
    const made = await post("/api/campaigns", { name: fresh("approve"), startsOn: day(5), endsOn: day(-5), approver: "val" });
    await context.clearCookies();
    await page.goto("/sign-in");
    await signInAs(page, user.name, user.password);
    await page.goto(`/campaigns/${made.id}`);
    await page.getByText("It is approved by val or an owner.").waitFor();
    assert.ok(await page.getByRole("button", { name: "Approve" }).isDisabled());
  },
  { anonymous: true },
);

browserTest(
  "the campaigns speak German",
  async ({ page }) => {
    await page.goto("/campaigns");
    await page.getByRole("heading", { level: 1, name: "Alle Kampagnen" }).waitFor();
    await page.goto("/campaigns/new");
    await page.getByRole("button", { name: "Entwurf anlegen" }).waitFor();
  },
  { language: "de-DE" },
);
