import { accessible, assert, browserTest, fresh, inEveryLook, picture, settled } from "./harness.mjs";

const watches = async (api, name) => (await api("GET", "/api/watches")).items.filter((watch) => watch.name === name);

browserTest("a trend in Explore is watched, paused and deleted", async ({ page, api }) => {
  const name = fresh("fewer orders");
  await page.goto("/explore?metric=orders&by=&where=country:is:DE");
  await settled(page);
  await page.getByRole("link", { name: "Watch" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Address" }).fill("ada@shop.example");
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `watch-dialog-${file}`);
  });
  await dialog.getByRole("button", { name: "Create watch" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.doesNotMatch(page.url(), /watch=/);

  const [watch] = await watches(api, name);
  assert.equal(watch.question.metric.metric, "orders");
  assert.deepEqual(watch.question.where, [{ field: "country", is: "is", values: ["DE"] }]);
  assert.deepEqual(watch.recipients, [{ channel: "mail", address: "ada@shop.example" }]);
  await page.getByRole("list", { name: "Watched metrics" }).getByText(name).waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `alerts-metrics-${file}`);
  });
  await api("DELETE", `/api/watches/${watch.id}`);
});

browserTest("a card's watch follows its dashboard", async ({ page, api }) => {
  const { id } = await api("POST", "/api/dashboards", {
    name: fresh("watched board"),
    dates: { days: 30 },
    shared: true,
    filters: [{ field: "country", is: "is", values: ["DE"] }],
    cards: [{ title: fresh("card"), place: { column: 0, row: 0, width: 12, height: 5 }, analysis: { kind: "trends", question: { metrics: [{ metric: "orders" }] } } }],
  });
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("button", { name: "Watch" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("The filters of its dashboard hold too").waitFor();
  const name = await dialog.getByRole("textbox", { name: "Name" }).inputValue();
  await dialog.getByRole("button", { name: "Create watch" }).click();
  await dialog.waitFor({ state: "hidden" });

  const [watch] = await watches(api, name);
  assert.equal(watch.dashboard, id);
  await api("DELETE", `/api/watches/${watch.id}`);
});
