// Naming rules, many links at once, one that is refused, and the code of one for cameras.
import { readFileSync } from "node:fs";
import { accessible, assert, browserTest, comeBack, fresh, settled } from "./harness.mjs";

function campaign(api, name) {
  return api("POST", "/api/campaigns", { name: fresh(name) });
}

/** With these rules, and afterwards with those that were there, however it ends. */
async function withRules(api, rules, steps) {
  const before = await api("GET", "/api/naming-rules");
  await api("PUT", "/api/naming-rules", { rules });
  try {
    await steps();
  } finally {
    await api("PUT", "/api/naming-rules", { rules: before.rules });
  }
}

browserTest("rules are tried while they are edited, and hold for the links that are built", ({ page, api }) =>
  withRules(api, [], () => rulesHold(page, api)),
);

async function rulesHold(page, api) {
  const { id, name } = await campaign(api, "Spring Trails");
  await api("POST", `/api/campaigns/${id}/creatives`, { name: "Banner A", text: "Out there" });

  await page.goto("/links/rules");
  await settled(page);
  const source = page.getByRole("region", { name: "Source" });
  await source.getByText("Small", { exact: true }).click();
  await source.getByRole("combobox", { name: "Between words" }).click();
  await page.getByRole("option", { name: "_", exact: true }).click();
  await source.getByText("instagram_ads", { exact: true }).waitFor();
  await source.getByLabel("Allowed values").fill("Instagram Ads\nnewsletter");
  await source.getByText(/the rule would write it "instagram_ads"/).waitFor();
  await source.getByRole("button", { name: "Write them as the rule does" }).click();
  assert.equal(await source.getByLabel("Allowed values").inputValue(), "instagram_ads\nnewsletter");
  await accessible(page);
  await page.getByRole("button", { name: "Save rules" }).click();
  await page.getByText("The rules are saved.").waitFor();

  await page.goto(`/links/build?campaign=${id}`);
  await settled(page);
  await page.getByLabel("Address of the page").fill("shop.example/tents");
  await page.getByRole("combobox", { name: "Source 1" }).fill("instagramm ads");
  await page.getByRole("combobox", { name: "Medium 1" }).fill("social");
  await page.getByText("This is no address of a page.", { exact: false }).waitFor();
  await page.getByLabel("Address of the page").fill("https://shop.example/tents");
  await page.getByRole("button", { name: /Take the 1 creative/ }).click();
  await page.getByRole("textbox", { name: "Contents" }).fill("Banner A\nBanner B");
  const preview = page.getByRole("region", { name: "What each link will be" }).last();
  await preview.getByText("Source is none of the allowed values").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Build 2 links" }).isDisabled(), true);
  await accessible(page, "with problems");
  await preview.getByRole("button", { name: "Take instagram_ads" }).first().click();
  await preview.getByText("fits", { exact: true }).nth(1).waitFor();
  await page.getByRole("button", { name: "Build 2 links" }).click();
  await page.getByText("2 links are built.").waitFor();
  await page.waitForURL(`**/links?campaign=${id}`);

  const rows = page.getByRole("region", { name: "Links" }).last();
  await rows.getByRole("cell", { name: "Banner B" }).waitFor();
  await page.getByRole("button", { name: "Copy all" }).click();
  await page.getByText("2 links are copied", { exact: false }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.split("\n").length, 2);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const file = readFileSync(await (await waiting).path(), "utf8");
  assert.match(file, new RegExp(`${name},https://shop.example/tents\\?utm_source=instagram_ads`));

  await rows.getByRole("button", { name: /^QR code of .*Banner%20A/ }).click();
  const dialog = page.getByRole("dialog");
  const picture = dialog.getByRole("img", { name: /^QR code that leads to/ });
  await picture.waitFor();
  assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), "the code is drawn");
  for (const [button, starts] of [["Download SVG", "<svg"], ["Download PNG", "\u0089PNG"]]) {
    const saving = page.waitForEvent("download");
    await dialog.getByRole("button", { name: button }).click();
    const saved = await saving;
    assert.ok(readFileSync(await saved.path(), "latin1").startsWith(starts), saved.suggestedFilename());
  }
  await accessible(page, "with a code");
  await page.keyboard.press("Escape");

  await rows.getByRole("button", { name: /^Delete .*Banner%20A/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete link" }).click();
  await page.getByText("The link is deleted.").waitFor();
  await page.getByText("1 link, the newest first.").waitFor();
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing like it");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "No link is like this" }).waitFor();
}

browserTest("a rule that was typed stays when somebody else changes another, and both are kept", async ({ page, api }) => {
  await withRules(api, [], async () => {
    await page.clock.install();
    await page.goto("/links/rules");
    await settled(page);
    await page.getByRole("region", { name: "Source" }).getByLabel("Allowed values").fill("newsletter");
    await api("PUT", "/api/naming-rules", { rules: [{ mark: "medium", allowed: ["email"] }] });
    await comeBack(page);
    const medium = page.getByRole("region", { name: "Medium" }).getByLabel("Allowed values");
    await page.waitForFunction((field) => field.value === "email", await medium.elementHandle());
    assert.equal(await page.getByRole("region", { name: "Source" }).getByLabel("Allowed values").inputValue(), "newsletter");
    await page.getByRole("button", { name: "Save rules" }).click();
    await page.getByText("The rules are saved.").waitFor();
    const { rules } = await api("GET", "/api/naming-rules");
    assert.deepEqual(
      ["source", "medium"].map((mark) => rules.find((rule) => rule.mark === mark).allowed),
      [["newsletter"], ["email"]],
    );
  });
});

browserTest("campaigns are asked for once somebody goes to choose one", async ({ page, api }) => {
  const { name } = await campaign(api, "Chosen Later");
  const asked = [];
  page.on("request", (request) => request.url().includes("/api/campaigns?") && asked.push(request.url()));
  await page.goto("/links");
  await settled(page);
  assert.deepEqual(asked, []);
  await page.getByRole("combobox", { name: "Campaign" }).fill(name);
  await page.getByRole("option", { name }).click();
  await page.waitForURL("**/links?campaign=*");
  assert.ok(asked.length > 0);
});

browserTest("a link that would be another campaign's is refused at its row, and none is made", async ({ page, api }) => {
  const mine = await campaign(api, "Winter Layers");
  const other = await campaign(api, "Older Layers");
  await api("POST", `/api/campaigns/${other.id}/keys`, { kind: "utm", fields: { campaign: mine.name, source: "poster" } });

  await page.goto(`/links/build?campaign=${mine.id}&address=https://shop.example/`);
  await settled(page);
  // As from a spreadsheet: two columns, two rows.
  await page.evaluate(() => navigator.clipboard.writeText("radio\taudio\nposter\tprint"));
  await page.getByRole("combobox", { name: "Source 1" }).focus();
  await page.keyboard.press("Control+V");
  assert.equal(await page.getByRole("combobox", { name: "Medium 2" }).inputValue(), "print");
  await page.getByText(`the campaign "${other.name}" has the key`, { exact: false }).waitFor();
  await page.getByText("1 of them cannot be made yet.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Build 2 links" }).isDisabled(), true);
  assert.deepEqual((await api("GET", `/api/campaigns/${mine.id}/links`)).items, []);

  await page.getByRole("button", { name: "Remove place 2" }).click();
  await page.getByRole("button", { name: "Build 1 link" }).click();
  await page.getByText("1 link is built.").waitFor();
});
