import { accessible, assert, browserTest, fresh, inEveryLook, picture, settled } from "./harness.mjs";

const figure = (measure, place, more = {}) => ({ place, analysis: { kind: "overview", question: { measure }, chart: "figure" }, ...more });
const at = (column, row, width, height) => ({ column, row, width, height });

/** A dashboard with two figures over a line. */
function keptBoard(api, more = {}) {
  return api("POST", "/api/dashboards", {
    name: fresh("board"),
    description: "How the shop does.",
    dates: { days: 30 },
    compare: "previous",
    shared: true,
    cards: [
      figure("orders", at(0, 0, 6, 2)),
      figure("visits", at(6, 0, 6, 2), { title: "Visits of a week", dates: { days: 7 } }),
      { place: at(0, 2, 12, 5), analysis: { kind: "overview", question: { measure: "visits" }, chart: "series" } },
    ],
    ...more,
  });
}

const placesOf = async (api, id) => (await api("GET", `/api/dashboards/${id}`)).cards.map(({ place }) => Object.values(place).join());
const grip = (page, name) => page.getByRole("button", { name: `Move or resize ${name}`, exact: true });
const announced = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();

browserTest("a dashboard is created, filled and read by others", async ({ page }) => {
  const name = fresh("Monday");
  await page.goto("/dashboards?new");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("In one sentence").fill("Orders, and where they come from.");
  await dialog.getByRole("button", { name: "Create dashboard" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("heading", { name: "This dashboard is empty" }).waitFor();
  await accessible(page);

  await page.getByRole("main").getByRole("button", { name: "Add card" }).last().click();
  await dialog.getByLabel("Figure").click();
  await page.getByRole("option", { name: "Orders" }).click();
  await accessible(page);
  await dialog.getByRole("button", { name: "Add card" }).click();
  await page.getByRole("heading", { level: 2, name: "Orders over time" }).waitFor();

  await page.getByRole("button", { name: "Add card" }).click();
  await dialog.getByLabel("What it shows").click();
  await page.getByRole("option", { name: "Words" }).click();
  await dialog.getByLabel("Text in Markdown").fill("# To know\n\nSee [the overview](/overview), not [this](javascript:alert) or <b>that</b>.");
  await dialog.getByRole("button", { name: "Add card" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The dashboard is saved.").waitFor();

  await page.reload();
  await page.getByRole("heading", { level: 2, name: "To know" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "the overview" }).getAttribute("href"), "/overview");
  await page.getByText("not [this](javascript:alert) or <b>that</b>.").waitFor();
  assert.equal(await page.getByRole("link", { name: "this", exact: true }).count(), 0);
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `dashboard-new-${file}`);
  });
});

browserTest("cards are moved and resized by keys, which is told, and undone", async ({ page, api }) => {
  const { id } = await keptBoard(api);
  await page.goto(`/dashboards/${id}?edit`);
  await settled(page);
  await grip(page, "Orders").focus();
  await page.keyboard.press("ArrowLeft");
  await announced(page, "Orders does not go further.");
  await page.keyboard.press("Shift+ArrowDown");
  await announced(page, "Orders: column 1, row 1, 6 wide, 3 high.");
  await page.keyboard.press("ArrowDown");
  await announced(page, "Orders: column 1, row 8, 6 wide, 3 high.");
  await page.getByRole("button", { name: "Undo" }).click();
  await announced(page, "The last change is undone.");
  await accessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The dashboard is saved.").waitFor();
  assert.deepEqual(await placesOf(api, id), ["0,0,6,3", "6,0,6,2", "0,3,12,5"]);
});

browserTest("cards are dragged and resized by the pointer, and others make room", async ({ page, api }) => {
  const { id } = await keptBoard(api);
  await page.goto(`/dashboards/${id}?edit`);
  await settled(page);
  const bar = await grip(page, "Visits over time").boundingBox();
  await page.mouse.move(bar.x + 40, bar.y + 10);
  await page.mouse.down();
  await page.mouse.move(bar.x + 40, bar.y - 60, { steps: 4 });
  await page.mouse.move(bar.x + 40, bar.y - 140, { steps: 4 });
  await page.mouse.up();
  await announced(page, "Visits over time: column 1, row 1, 12 wide, 5 high.");

  const corner = await page.getByTitle("Drag to resize Visits over time").boundingBox();
  await page.mouse.move(corner.x + 12, corner.y + 12);
  await page.mouse.down();
  await page.mouse.move(corner.x + 12, corner.y + 12 - 72, { steps: 4 });
  await page.mouse.up();
  await announced(page, "Visits over time: column 1, row 1, 12 wide, 4 high.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The dashboard is saved.").waitFor();
  assert.deepEqual(await placesOf(api, id), ["0,0,12,4", "0,4,6,2", "6,4,6,2"]);
});

browserTest("who leaves with changes is asked first", async ({ page, api }) => {
  const { id } = await keptBoard(api);
  await page.goto(`/dashboards/${id}?edit`);
  await settled(page);
  await page.getByRole("button", { name: "Remove Orders" }).click();
  await announced(page, "Orders is removed. Undo brings it back.");
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Save" }).waitFor();
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await dialog.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  assert.equal((await placesOf(api, id)).length, 3);
});

browserTest("of two who change a dashboard at once, the second is told by whom and loses nothing", async ({ page, api }) => {
  const { id, version, name } = await keptBoard(api);
  await page.goto(`/dashboards/${id}?edit`);
  await settled(page);
  await page.getByRole("button", { name: "Copy Orders" }).click();
  const { dates, cards } = await api("GET", `/api/dashboards/${id}`);
  await api("PUT", `/api/dashboards/${id}`, { name, dates, cards: cards.slice(0, 1), version });

  await page.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else saved it meanwhile" });
  await dialog.getByText(/^owner changed this dashboard/).waitFor();
  await accessible(page);
  await dialog.getByRole("button", { name: "Save mine as a copy" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} (copy)` }).waitFor();
  const copy = page.url().match(/dashboards\/([\w-]+)/)[1];
  assert.notEqual(copy, id);
  assert.equal((await placesOf(api, copy)).length, 4);
  assert.equal((await placesOf(api, id)).length, 1);
});

browserTest("dates and filters of the reader are in the address, and a card tells its own", async ({ page, api }) => {
  const { id } = await keptBoard(api, { filters: [{ field: "channel", is: "is-not", values: ["direct"] }] });
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("button", { name: "Remove condition: Channel is not Direct" }).waitFor();
  await page.getByRole("listitem").filter({ hasText: "Visits of a week" }).getByText("dates of its own").waitFor();
  await page.getByRole("button", { name: /^Period: Last 30 days/ }).click();
  await page.getByRole("button", { name: "Last 90 days" }).click();
  await page.waitForURL(/range=last-90-days/);
  await page.getByRole("button", { name: "Remove condition: Channel is not Direct" }).click();
  await page.waitForURL(/where=(&|$)/);
  await page.reload();
  await page.getByRole("button", { name: /^Period: Last 90 days/ }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Remove condition/ }).count(), 0);
  await page.getByRole("button", { name: "Back to the saved dates and filters" }).click();
  await page.waitForURL((address) => address.search === "");
  await page.getByRole("button", { name: "Remove condition: Channel is not Direct" }).waitFor();
});

browserTest("what happened is noted, changed and deleted", async ({ page, api }) => {
  const { id } = await keptBoard(api);
  const text = fresh("New prices");
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("button", { name: "Add annotation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What happened").fill(text);
  await dialog.getByLabel("Only on this dashboard").click();
  await accessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  const noted = page.getByRole("listitem").filter({ hasText: text });
  await noted.getByText("on this dashboard").waitFor();
  await page.getByRole("button", { name: `Change: ${text}` }).click();
  await dialog.getByLabel("Only on this dashboard").click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await noted.getByText("on all dashboards").waitFor();
  await page.getByRole("button", { name: `Delete: ${text}` }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await noted.waitFor({ state: "detached" });
});

browserTest("a saved query goes onto a dashboard, with its chart", async ({ page, api }) => {
  const { id, name } = await keptBoard(api);
  const query = await api("POST", "/api/sql/queries", {
    name: fresh("parts"),
    sql: "select 'a' as part, 3 as number union all select 'b', 5 order by part",
    chart: { kind: "bar", x: "part", y: ["number"] },
  });
  await page.goto(`/sql?query=${query.id}`);
  await page.getByRole("button", { name: "Add to dashboard" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Dashboard").click();
  await page.getByRole("option", { name }).click();
  await dialog.getByRole("button", { name: "Add card" }).click();
  await page.getByText(`Added to ${name}.`).waitFor();
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("img", { name: new RegExp(`^${query.name}`) }).waitFor();
});

browserTest("a question of Explore goes onto a dashboard, without its dates", async ({ page, api }) => {
  const { id, name } = await keptBoard(api);
  await page.goto("/explore?range=last-7-days&metric=count:page&by=channel&chart=bar");
  await page.getByRole("button", { name: "Add to dashboard" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Dashboard").click();
  await page.getByRole("option", { name }).click();
  await dialog.getByLabel("Title").fill("Page views by channel");
  await dialog.getByRole("button", { name: "Add card" }).click();
  await page.getByText(`Added to ${name}.`).waitFor();
  const added = (await api("GET", `/api/dashboards/${id}`)).cards.at(-1).analysis;
  assert.equal(added.kind, "trends");
  assert.equal(added.chart, "bar");
  assert.deepEqual(added.question.by, ["channel"]);
  assert.equal(added.question.from, undefined);
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("heading", { level: 2, name: "Page views by channel" }).waitFor();
});

browserTest("a dashboard is copied and deleted from the list", async ({ page, api }) => {
  const { name } = await keptBoard(api);
  await page.goto("/dashboards");
  await page.getByRole("button", { name: `What to do with ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Copy" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} (copy)` }).waitFor();
  await page.goto("/dashboards");
  await page.getByRole("button", { name: `What to do with ${name} (copy)`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("The dashboard is deleted.").waitFor();
  await page.getByRole("button", { name: `What to do with ${name} (copy)`, exact: true }).waitFor({ state: "detached" });
  await accessible(page);
});

browserTest(
  "speaks German",
  async ({ page, api }) => {
    const { id } = await keptBoard(api);
    await page.goto(`/dashboards/${id}?edit`);
    await settled(page);
    await page.getByRole("button", { name: "Bestellungen verschieben oder in der Größe ändern" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Was geschah" }).waitFor();
  },
  { language: "de-DE" },
);

const trend = (place, question, chart, more = {}) => ({ place, analysis: { kind: "trends", question: { metrics: [{ metric: "visitors" }], by: [], rows: 8, show: "value", ...question }, chart }, ...more });

browserTest("a card's question is edited in Explore, and put back as it is, with its title", async ({ page, api }) => {
  const { id, name } = await keptBoard(api, { cards: [figure("orders", at(0, 0, 6, 2)), trend(at(0, 2, 6, 5), { by: ["visit.channel"] }, "line", { title: "Who came" })] });
  await page.goto(`/dashboards/${id}?range=last-7-days`);
  await settled(page);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Who came" }) });
  await card.getByRole("button", { name: /^(Table and downloads|More)$/ }).click();
  await page.getByRole("menuitem", { name: "Edit question" }).click();
  await page.waitForURL(/\/explore\?.*card=/);
  await page.getByRole("link", { name }).waitFor();
  assert.equal(await page.getByLabel("Title").inputValue(), "Who came");
  assert.equal(new URL(page.url()).searchParams.get("range"), "last-7-days");
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `explore-card-${file}`);
  });

  // Going back without saving changes nothing.
  const before = JSON.stringify((await api("GET", `/api/dashboards/${id}`)).cards);
  await page.getByRole("link", { name: "Back without saving" }).click();
  await page.waitForURL(/range=last-7-days/);
  assert.equal(JSON.stringify((await api("GET", `/api/dashboards/${id}`)).cards), before);

  await page.goBack();
  const address = new URL(page.url());
  address.searchParams.set("by", "visit.country");
  await page.goto(address.href);
  await page.getByRole("button", { name: "Save to card" }).click();
  await page.getByText(`The card of ${name} is saved.`).waitFor();
  await page.waitForURL(new RegExp(`/dashboards/${id}\\?range=last-7-days`));
  const { cards } = await api("GET", `/api/dashboards/${id}`);
  assert.deepEqual([cards[1].title, cards[1].analysis.question.by, cards[1].analysis.chart], ["Who came", ["visit.country"], "line"]);
  assert.equal(cards[1].analysis.question.from, undefined);
  assert.deepEqual(cards[0], JSON.parse(before)[0]);
});

browserTest("a card that stands in a changed dashboard is saved into the new one, or beside it", async ({ page, api }) => {
  const { id, name, version } = await keptBoard(api, { cards: [trend(at(0, 0, 6, 5), {}, "line", { title: "Who came" })] });
  await page.goto(`/explore?metric=orders&by=&card=${id}.${version}.0`);
  await page.getByLabel("Title").fill("Who bought");
  const { dates, cards } = await api("GET", `/api/dashboards/${id}`);
  const other = figure("orders", at(6, 0, 3, 2));
  await api("PUT", `/api/dashboards/${id}`, { name, dates, cards: [...cards, other], version });
  await page.getByRole("button", { name: "Save to card" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else saved it meanwhile" });
  await dialog.getByText(/This card is as it was/).waitFor();
  await accessible(page);
  await dialog.getByRole("button", { name: "Save into theirs" }).click();
  await page.getByText(`The card of ${name} is saved.`).waitFor();
  const saved = await api("GET", `/api/dashboards/${id}`);
  assert.deepEqual(saved.cards.map(({ title }) => title).sort(), ["", "Who bought"]);

  // An address of an earlier version saves nothing.
  await page.goto(`/explore?metric=orders&card=${id}.${version}.0`);
  await page.getByRole("heading", { name: "This card cannot be changed from here any more" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Save to card" }).count(), 0);
});

browserTest("parts of the web and the way to revenue go onto a dashboard", async ({ page, api }) => {
  const { id, name } = await keptBoard(api);
  const add = async () => {
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Dashboard").click();
    await page.getByRole("option", { name }).click();
    await dialog.getByRole("button", { name: "Add card" }).click();
    await page.getByText(`Added to ${name}.`).last().waitFor();
    await dialog.waitFor({ state: "detached" });
  };
  await page.goto("/explore?view=web");
  await settled(page);
  await page.getByRole("region", { name: "Landing pages" }).first().getByRole("button", { name: "Add to dashboard" }).click();
  await add();
  await page.goto("/explore?view=campaigns&by=channel&columns=cost,orders");
  await settled(page);
  await page.getByRole("button", { name: "Add to dashboard" }).click();
  await add();
  const [landings, way] = (await api("GET", `/api/dashboards/${id}`)).cards.slice(-2).map(({ analysis }) => analysis);
  assert.deepEqual([landings.kind, landings.chart], ["web", "landings"]);
  assert.deepEqual([way.kind, way.question.by, way.question.columns], ["acquisition", "channel", "cost,orders"]);
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("heading", { level: 2, name: "Landing pages" }).waitFor();
  await page.getByRole("columnheader", { name: "Sort by Cost" }).waitFor();
  assert.equal(await page.getByRole("columnheader", { name: "Sort by ROAS" }).count(), 0);
  const pending = page.waitForEvent("download");
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Landing pages" }) }).getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Download for Excel (XLSX)" }).click();
  assert.equal((await pending).suggestedFilename(), "landing-pages.xlsx");
});

browserTest("a trend stands as one value, as a table with courses, and beside what was expected", async ({ page, api }) => {
  const { id } = await keptBoard(api, {
    cards: [
      trend(at(0, 0, 3, 3), {}, "figure", { title: "Came" }),
      trend(at(3, 0, 9, 5), { by: ["visit.channel"] }, "table", { title: "From where" }),
      trend(at(0, 5, 6, 5), {}, "expected", { title: "As expected" }),
    ],
  });
  await page.goto(`/dashboards/${id}`);
  await settled(page);
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Came" }) }).first().locator("svg").last().waitFor();
  await page.getByRole("columnheader", { name: "Course" }).waitFor();
  // Six weeks of history are needed, and this server has none.
  await page.getByText(/is known of \d+ days; what is to be expected is known after 42/).waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `dashboard-cells-${file}`);
  });
});
