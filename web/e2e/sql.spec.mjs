import { readFileSync } from "node:fs";
import { accessible, assert, browserTest, picture, SCHEMES, settled, SIZES } from "./harness.mjs";

const editor = (page) => page.getByRole("textbox", { name: "Query" });
const answer = (page) => page.getByRole("grid", { name: "Answer" });

async function write(page, text) {
  await editor(page).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

async function ask(page, text) {
  await write(page, text);
  await page.keyboard.press("Control+Enter");
}

async function open(page, address = "/sql") {
  await page.goto(address);
  await settled(page);
  await editor(page).waitFor();
}

browserTest("an example answers on an empty lake", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "What happens, and to how many people?" }).click();
  await page.getByText(/rows? in .* s|without rows/).first().waitFor();
  assert.match(await editor(page).innerText(), /count\(distinct profile_id\)/);
});

browserTest("Ctrl-Enter runs the statement at the cursor, and the grid shows values exactly", async ({ page }) => {
  await open(page);
  await ask(page, "select 1 as one;\nselect 9223372036854775807 as large, '=1' as text, [1, 2] as list, null as nothing");
  await page.getByText("1 row in").waitFor();
  await page.getByRole("gridcell", { name: "9223372036854775807" }).waitFor();
  assert.equal(await page.getByRole("columnheader").count(), 5);
  await page.getByRole("gridcell", { name: "[1,2]" }).click();
  await page.getByRole("dialog", { name: "list" }).getByText("1,").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await answer(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+c");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "9223372036854775807");
});

browserTest("a hundred thousand cells scroll to their end and are sorted", async ({ page }) => {
  await open(page);
  const columns = Array.from({ length: 10 }, (_, index) => `i + ${index} as c${index}`).join(", ");
  await ask(page, `select ${columns} from range(20000) r(i)`);
  await page.getByText("These are the first 10,000 rows").waitFor();
  assert.ok((await page.getByRole("gridcell").count()) < 1000, "only what is in sight is drawn");
  await answer(page).focus();
  await page.keyboard.press("Control+End");
  await page.getByRole("gridcell", { name: "10008", exact: true }).first().waitFor();
  await page.getByRole("columnheader", { name: /c9/ }).click();
  await page.keyboard.press("Control+Home");
  await page.getByRole("gridcell", { name: "9999", exact: true }).first().waitFor();
});

browserTest("a mistake is underlined where it is", async ({ page }) => {
  await open(page);
  await ask(page, "select 1;\n\nselect name,\n  nme from events");
  await page.getByRole("alert").getByText('"nme" not found').waitFor();
  assert.equal(await page.locator(".cm-mistake").innerText(), "nme");
  await page.getByRole("button", { name: "Go there" }).click();
  await page.keyboard.press("Delete");
  assert.equal(await page.locator(".cm-mistake").count(), 0);
});

browserTest("names are completed, also those after an alias and a dot", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /^occurred_at/ }).first().waitFor();
  await write(page, "select e. from events e");
  for (let step = 0; step < " from events e".length; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("occ");
  // The editor takes no key for a moment after the list has come, lest one meant for the text chooses.
  await page.getByRole("option", { name: /occurred_at/ }).click();
  assert.equal(await editor(page).innerText(), "select e.occurred_at from events e");
});

browserTest("a query that runs is stopped", async ({ page }) => {
  await open(page);
  await ask(page, "select count(*) from range(1000000000) a, range(1000000000) b");
  await page.getByRole("timer").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("heading", { name: "Stopped" }).waitFor();
  await ask(page, "select 'again' as word");
  await page.getByRole("gridcell", { name: "again" }).waitFor();
});

browserTest("an answer is drawn, and saved with its chart, shared and deleted", async ({ page, api }) => {
  const name = `Drawn ${Date.now()}`;
  await open(page);
  await ask(page, "select date '2026-05-01' + i::int as day, i * i as orders from range(14) r(i)");
  await page.getByText("14 rows in").waitFor();
  await page.getByText("Chart", { exact: true }).click();
  await page.locator("canvas, svg[class*=chart]").first().waitFor();
  const kind = async (name) => {
    await page.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name, exact: true }).click();
  };
  for (const name of ["Stacked bars", "Heat map", "Spread (box plot)", "Points"]) {
    await kind(name);
    await page.locator("canvas").first().waitFor();
  }
  await kind("Last value");
  await page.getByText("▲", { exact: false }).first().waitFor();
  await kind("Table with courses");
  await page.getByRole("cell", { name: "orders", exact: true }).waitFor();
  await accessible(page, "a table with courses");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Save the query" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Shared").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name }).waitFor();
  assert.match(page.url(), /query=[0-9a-f-]{36}/);

  await write(page, "select 2 as two");
  await page.getByText("changed", { exact: true }).waitFor();
  const id = new URL(page.url()).searchParams.get("query");
  const theirs = await api("GET", `/api/sql/queries/${id}`);
  await api("PUT", `/api/sql/queries/${id}`, { name, sql: "select 3 as three", version: theirs.version });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("dialog", { name: /Somebody changed/ }).getByRole("button", { name: "Load the other" }).click();
  await page.waitForFunction(() => document.querySelector(".cm-content")?.textContent === "select 3 as three");

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("heading", { name: "Unsaved query" }).waitFor();
});

browserTest("answers are downloaded in every form", async ({ page }) => {
  await open(page);
  await ask(page, "select '=1+1' as formula, 2 as two");
  await page.getByText("1 row in").waitFor();
  const beginnings = { CSV: "formula,two", "CSV for spreadsheets": "\ufeffformula", "Excel (XLSX)": "PK", Parquet: "PAR1" };
  for (const [form, beginning] of Object.entries(beginnings)) {
    await page.getByRole("button", { name: "Download", exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: form, exact: true }).click()]);
    const text = readFileSync(await file.path(), "utf8");
    assert.ok(text.startsWith(beginning), `${form} begins with ${text.slice(0, 20)}`);
  }
});

browserTest("history brings a query back and forgets it", async ({ page }) => {
  const word = `remembered ${Date.now()}`;
  await open(page);
  await ask(page, `select '${word}' as word`);
  await page.getByRole("gridcell", { name: word }).waitFor();
  await write(page, "select 1");
  await page.getByRole("button", { name: "History" }).click();
  const drawer = page.getByRole("dialog", { name: "History" });
  await drawer.getByText(word).click();
  assert.match(await editor(page).innerText(), new RegExp(word));
  await page.getByRole("button", { name: "History" }).click();
  await drawer.getByRole("button", { name: "Delete from history" }).first().click();
  await drawer.getByText(word).waitFor({ state: "detached" });
});

browserTest("a link brings the text to another", async ({ page, context }) => {
  await open(page);
  await write(page, "select 'é🦊' as shared");
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("The link is copied.").waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(address);
  await editor(other).getByText("'é🦊'").waitFor();
  await other.waitForFunction(() => location.hash === "");
});

browserTest("Ctrl-K finds a page, an action and a saved query by the keyboard alone", async ({ page, api }) => {
  const saved = await api("POST", "/api/sql/queries", { name: `Palette ${Date.now()}`, sql: "select 42 as answer" });
  await open(page);
  await editor(page).click();
  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox", { name: "Go to a page, or do something" });
  await search.waitFor();
  await search.fill("dark col");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === "dark");
  await page.keyboard.press("Control+k");
  await search.fill(saved.name);
  await page.getByRole("option", { name: saved.name }).waitFor();
  await accessible(page);
  await picture(page, "palette-dark-wide");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: saved.name }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("group", { name: "Recent" }).getByText(saved.name).waitFor();
  await search.fill("create source");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Create source" }).waitFor();
  await page.keyboard.press("Escape");
  await page.waitForURL((address) => address.pathname === "/sources" && !address.searchParams.has("create"));
  await api("DELETE", `/api/sql/queries/${saved.id}`);
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    const look = async ({ page }) => {
      await open(page);
      await ask(
        page,
        "-- Orders by day\nselect date '2026-05-01' + i::int as day, case i % 3 when 0 then 'paid search' when 1 then 'email' else 'direct' end as channel,\n       (50 + 20 * sin(i / 4))::int as orders, {'city': 'Berlin', 'plan': 'gold'} as properties, null as nothing\nfrom range(200) r(i)\norder by day",
      );
      await page.getByText("200 rows in").waitFor();
      await accessible(page);
      await picture(page, `sql-answer-${scheme}-${size}`);
      await page.getByText("Chart", { exact: true }).click();
      await page.getByText("One for each").waitFor();
      await settled(page);
      await accessible(page);
      await picture(page, `sql-chart-${scheme}-${size}`);
      await ask(page, "select nme from events");
      await page.getByRole("alert").waitFor();
      await accessible(page);
      await picture(page, `sql-mistake-${scheme}-${size}`);
    };
    browserTest(`the SQL screen is accessible with an answer, ${scheme} and ${size}`, look, { size, scheme });
  }
}
