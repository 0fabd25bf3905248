// What resolves to nothing: proposals accepted one by one and in bulk, refused, rejected, made by hand, undone.
import { accessible, assert, browserTest, fresh, picture, send, settled, until } from "./harness.mjs";

const inboxIs = (api, holds) => until(async () => holds((await api("GET", "/api/campaign-inbox")).items), "the inbox holds what it should");

/** A campaign, and visits and orders whose marks are nearly its name. */
async function misspelt(api, page) {
  // The first questions to a lake that nobody has asked yet take their time.
  page.setDefaultTimeout(60_000);
  const campaign = await api("POST", "/api/campaigns", { name: fresh("spring trails") });
  const suffix = campaign.name.split("-").at(-1);
  const second = await api("POST", "/api/campaigns", { name: `hill walks ${suffix}` });
  const marks = { slipped: campaign.name.replace("spring", "sprnig"), turned: `walks hill ${suffix}`, strange: fresh("qqq") };
  const { items } = await api("GET", "/api/sources");
  const { key } = items.find((source) => source.name === "shop").writeKeys.find((one) => one.revokedAt === undefined);
  const came = (name, order) => ({
    type: "track",
    userId: fresh("visitor"),
    event: "Order Completed",
    properties: { order_id: fresh(`order-${order.revenue}`), ...order },
    context: { campaign: { name, source: "newsletter", medium: "email" } },
  });
  await send(key, "batch", {
    batch: [
      came(marks.slipped, { revenue: 80, currency: "EUR" }),
      came(marks.turned, { revenue: 20, currency: "EUR" }),
      came(marks.strange, { revenue: 500, currency: "SEK" }),
    ],
  });
  await inboxIs(api, (open) => Object.values(marks).every((mark) => open.some((item) => item.fields.campaign === mark && item.revenue.length > 0)));
  await page.goto("/inbox");
  await settled(page);
  return { campaign, second, suffix, ...marks };
}

browserTest("proposals are accepted in bulk with their sum before, one is refused, and all is undone", async ({ page, api }) => {
  const { campaign, second, suffix, slipped, turned, strange } = await misspelt(api, page);
  await page.getByText(/wait here for their campaign/).waitFor();
  await page.getByText("Some amounts have no exchange rate").waitFor();
  await page.getByRole("row", { name: new RegExp(strange) }).getByText("no rate").waitFor();

  await page.getByRole("searchbox", { name: "Search" }).fill(suffix);
  await page.getByRole("row", { name: new RegExp(slipped) }).getByText("almost sure").waitFor();
  await page.getByText(`the same words as "${second.name}"`).waitFor();
  await page.getByRole("button", { name: /^Choose 2$/ }).click();
  await page.getByText("2 proposals chosen").waitFor();
  await page.getByText("€0.00 cost, €100.00 revenue, 2 visits").first().waitFor();
  await accessible(page, "with a choice");

  // Meanwhile one of the two campaigns is given up.
  await api("DELETE", `/api/campaigns/${second.id}`);
  await page.getByRole("button", { name: "Accept 2 proposals" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(`${slipped} → ${campaign.name}`).waitFor();
  await dialog.getByRole("button", { name: "Accept 2 proposals" }).click();
  await page.getByText("1 is accepted, and resolves in a moment.").waitFor();
  await page.getByText("1 could not be accepted").waitFor();
  await page.getByRole("row", { name: new RegExp(turned) }).getByText(second.id, { exact: false }).waitFor();
  await inboxIs(api, (open) => !open.some((item) => item.fields.campaign === slipped));
  await page.getByRole("button", { name: slipped, exact: true }).waitFor({ state: "detached" });

  await page.getByRole("tab", { name: "Decisions" }).click();
  await page.getByRole("button", { name: `Undo the decision on ${slipped}` }).click();
  await page.getByText("The decision is undone, and its key with it.").waitFor();
  await page.getByText(/^undone .* by owner$/).first().waitFor();
  await page.getByRole("tab", { name: /^Open/ }).click();
  await page.getByRole("button", { name: slipped, exact: true }).waitFor({ timeout: 60_000 });
});

browserTest("what has nothing to be known by is told, with what helps; the inbox is named only for what waits there", async ({ page }) => {
  // The order that every server of a run has is without mark and coupon.
  await page.goto("/inbox");
  await settled(page);
  await page.getByText(/came without mark and coupon, and has nothing to be known by/).waitFor();
  await page.getByText("Revenue without a sign").waitFor();
  await picture(page, "inbox-unmarked");
  await page.getByRole("main").getByRole("link", { name: "Build links" }).click();
  await page.waitForURL("**/links/build");

  const waiting = [];
  await page.route("**/api/campaign-inbox/sums", async (route) => {
    const answer = await (await route.fetch()).json();
    const nothing = { resolved: 0, unresolved: 0 };
    await route.fulfill({ json: { ...answer, cost: nothing, revenue: nothing, ...waiting[0] } });
  });
  await page.goto("/campaigns");
  await settled(page);
  const main = page.getByRole("main");
  await main.getByText(/has nothing to be known by/).waitFor();
  await picture(page, "campaigns-unmarked");
  assert.equal(await main.getByRole("link", { name: "Look in the inbox" }).count(), 0);
  waiting.push({ cost: { resolved: 0, unresolved: 12 } });
  await page.reload();
  await main.getByText("€12 of cost and €0 of revenue wait in the inbox", { exact: false }).waitFor();
  await main.getByRole("link", { name: "Look in the inbox" }).click();
  await page.waitForURL("**/inbox");
});

browserTest("one value is looked at, rejected, and given to another campaign by a key by hand, by keyboard alone", async ({ page, api }) => {
  const { campaign, slipped, strange } = await misspelt(api, page);
  await page.getByRole("button", { name: slipped, exact: true }).focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("region", { name: "What it may be of" }).getByText(campaign.name, { exact: true }).waitFor();
  await accessible(page, "with a value open");
  await drawer.getByRole("button", { name: `Not this one: ${campaign.name}` }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(`${campaign.name} is not proposed for it again.`).waitFor();
  await drawer.getByRole("button", { name: `Not this one: ${campaign.name}` }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });

  await page.getByRole("button", { name: strange, exact: true }).focus();
  await page.keyboard.press("Enter");
  const hand = drawer.getByRole("region", { name: "A key by hand" });
  await hand.getByLabel("Campaign in the data").fill(`${strange.slice(0, -2)}*`);
  await hand.getByRole("combobox", { name: "Campaign", exact: true }).fill(campaign.name);
  await page.getByRole("option", { name: campaign.name, exact: true }).click();
  await hand.getByRole("button", { name: "Add key" }).click();
  await page.getByText("The key is added.", { exact: false }).waitFor();
  const { items } = await api("GET", `/api/campaigns/${campaign.id}/keys`);
  assert.ok(items.some((key) => key.fields.campaign === `${strange.slice(0, -2)}*`));
});
