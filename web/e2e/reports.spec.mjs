import { accessible, assert, browserTest, fresh, inEveryLook, picture, settled } from "./harness.mjs";

function board(api) {
  return api("POST", "/api/dashboards", {
    name: fresh("report"),
    description: "How the shop does.",
    dates: { days: 30 },
    compare: "previous",
    shared: true,
    cards: [{ place: { column: 0, row: 0, width: 12, height: 5 }, analysis: { kind: "overview", question: { measure: "visits" }, chart: "series" } }],
  });
}

async function choose(page, item) {
  await page.getByRole("button", { name: "Share, send, print" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

browserTest("a dashboard is shared by a link that a stranger reads, until it is revoked", async ({ page, api }) => {
  const { id, name } = await board(api);
  await page.goto(`/dashboards/${id}?range=last-7-days`);
  await settled(page);
  await choose(page, "Share by link");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nobody has a link").waitFor();
  await dialog.getByRole("button", { name: "Create link" }).click();
  await dialog.getByRole("button", { name: "Copy link" }).waitFor();
  await accessible(page);
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `dashboard-link-${file}`);
  });

  const [link] = (await api("GET", `/api/dashboards/${id}/links`)).items;
  assert.match(link.view, /range=last-7-days/);
  const stranger = await page.context().browser().newPage();
  await stranger.goto(new URL(new URL(link.address).pathname, page.url()).href, { timeout: 180_000 });
  await stranger.getByRole("heading", { level: 1, name }).waitFor();
  await stranger.locator("svg").first().waitFor();
  await picture(stranger, "shared-page");
  await dialog.getByRole("button", { name: "Revoke this link" }).click();
  await dialog.getByText("revoked").waitFor();
  await stranger.reload();
  await stranger.getByText("leads nowhere").waitFor();
  await stranger.close();
});

browserTest("a dashboard is sent by a schedule, which can rest", async ({ page, api }) => {
  const { id } = await board(api);
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await choose(page, "Send by schedule");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("not sent to anybody yet").waitFor();
  await dialog.getByRole("textbox", { name: "To", exact: true }).fill("ada@shop.example\nbob@shop.example");
  await dialog.getByRole("button", { name: "Create schedule" }).click();
  await dialog.getByText("each week Mon at 8:00").waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `dashboard-schedule-${file}`);
  });
  await dialog.getByRole("button", { name: "Let it rest" }).click();
  await dialog.getByRole("button", { name: "Let it go on" }).waitFor();
  const [kept] = (await api("GET", `/api/dashboards/${id}/schedules`)).items;
  assert.equal(kept.nextAt, undefined);
  assert.equal(kept.recipients.length, 2);
  await dialog.getByRole("button", { name: "Delete schedule" }).click();
  await dialog.getByText("not sent to anybody yet").waitFor();
});
