import { accessible, assert, browserTest, fresh, inEveryLook, picture, settled, until } from "./harness.mjs";

const FIRST = Date.parse("2024-01-01");
const WEEK = 7 * 86_400_000;

/** A small market: two channels that each come and go, whose effects fade at once. Numbers of a fixed seed. */
function weeks(count, { wrong = false } = {}) {
  let state = 42;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const lines = Array.from({ length: count }, (_, week) => {
    const tv = week % 3 === 0 ? 0 : Math.round(50 + 100 * random());
    const search = week % 4 === 1 ? 0 : Math.round(40 + 90 * random());
    const noise = 20 * (random() + random() + random() - 1.5);
    const day = new Date(FIRST + (wrong && week > 30 ? week + 1 : week) * WEEK).toISOString().slice(0, 10);
    return [day, Math.round(1_000 + 4 * tv + 3 * search + noise), tv, search, 9 + (week % 5) / 10, week % 20 === 7 ? "sale" : "na"].join(",");
  });
  return `DATE,revenue,tv_S,search_S,price,event\n${lines.join("\n")}\n`;
}

const asFile = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

let kept;

/** A model that is fitted; once for all tests. */
async function fitted(api) {
  if (!kept) {
    const question = { name: fresh("Small market"), file: { name: "weeks.csv", text: weeks(76), outcome: "revenue", influences: ["price"] }, model: { carryover: "none", curve: "none", trend: "constant", harmonics: 0 }, trials: 1 };
    kept = await api("POST", "/api/mixes", question);
  }
  await until(async () => (await api("GET", `/api/mixes/${kept.id}`)).fit.state === "converged", "the model is fitted", { seconds: 180 });
  return kept;
}

browserTest("a model is asked of a weekly file, and a wrong file is refused where it was chosen", async ({ page, api }) => {
  await page.goto("/mixes/new");
  await settled(page);
  await page.getByText("A weekly file", { exact: true }).click();
  const file = page.getByLabel("File with a line a week");
  await file.setInputFiles(asFile("words.csv", "Dear reader,\nthis is no table\n"));
  await page.getByRole("alert").filter({ hasText: "cells, the header" }).waitFor();
  await file.setInputFiles({ name: "broken.csv.gz", mimeType: "application/gzip", buffer: Buffer.from([0x1f, 0x8b, 1, 2, 3]) });
  await page.getByRole("alert").filter({ hasText: "cannot be unpacked" }).waitFor();
  await file.setInputFiles(asFile("gap.csv", weeks(60, { wrong: true })));
  await page.getByRole("alert").filter({ hasText: "After the week of 2024-07-29 comes that of 2024-08-12" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Fit model" }).isDisabled(), true);

  await file.setInputFiles(asFile("weeks.csv", weeks(60)));
  await page.getByText("60 weeks from 1 Jan 2024 on, 6 columns.").waitFor();
  await page.getByText("60 weeks, 1 Jan 2024").waitFor();
  await page.getByText("Few weeks").waitFor();
  const name = fresh("From a file");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByText("More: what is thought beforehand").click();
  await page.getByLabel("Trials").fill("2");
  await page.getByRole("button", { name: "Fit model" }).click();
  await page.getByText("give 1 at most").waitFor();
  await page.getByLabel("Trials").fill("0");
  await page.getByLabel("Draws of each chain").fill("100");
  await page.getByRole("button", { name: "Fit model" }).click();
  await page.waitForURL(/\/mixes\/[0-9a-f-]{36}$/);
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const id = page.url().split("/").at(-1);
  await until(async () => !["waiting", "fitting"].includes((await api("GET", `/api/mixes/${id}`)).fit.state), "the fit is over", { seconds: 180 });
  await page.getByText("The chains do not agree, so no figure is told").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Response curves" }).count(), 0);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.waitForURL(/\/mixes$/);
  await settled(page);
  assert.equal(await page.getByRole("button", { name }).count(), 0);
});

browserTest("a model says its verdict first, then what each channel was worth, and forecasts", async ({ page, api }) => {
  const { id, name } = await fitted(api);
  await page.goto("/mixes");
  await page.getByRole("button", { name }).click();
  await page.waitForURL(new RegExp(id));
  await settled(page);
  await page.getByRole("heading", { name: "Verdict" }).waitFor();
  const channels = page.getByRole("region", { name: "Channels" }).last();
  await channels.getByRole("row").filter({ hasText: "tv" }).waitFor();
  await page.getByRole("heading", { name: "Response curves" }).waitFor();
  const trials = page.getByRole("region", { name: "Forecasts of weeks that it had not seen" }).last();
  assert.equal(await trials.getByRole("row").count(), 2);
  await page.getByRole("combobox", { name: "Shown" }).click();
  await page.getByRole("option", { name: "tv" }).click();
  await page.getByText("Mean with its 90% interval.").waitFor();

  await page.getByLabel("tv, a week").fill("0");
  await page.getByRole("button", { name: "Forecast", exact: true }).click();
  const brought = page.getByRole("region", { name: "Of it by advertising" }).last();
  await brought.getByRole("row").filter({ hasText: "search" }).waitFor();

  await page.getByRole("region", { name: "Channels", exact: true }).first().getByRole("button", { name: "More", exact: true }).click();
  const [sheet] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Download CSV" }).click()]);
  assert.match(sheet.suggestedFilename(), /\.csv$/);

  await page.getByText("Diagnostics: do the chains agree?").click();
  await page.getByText("Greatest R-hat").waitFor();
  await page.getByRole("button", { name: "More", exact: true }).first().click();
  await page.getByRole("menuitem", { name: "Fit again with a new file" }).click();
  await page.waitForURL(/like=/);
  await settled(page);
  assert.equal(await page.getByRole("textbox", { name: "Name" }).inputValue(), name);
});

browserTest("a model can be read, light and dark, wide and narrow", async ({ page, api }) => {
  const { id } = await fitted(api);
  await page.goto(`/mixes/${id}`);
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `mix-${file}`);
  });
});

browserTest(
  "mix models speak German",
  async ({ page, api }) => {
    const { id } = await fitted(api);
    await page.goto(`/mixes/${id}`);
    await settled(page);
    await page.getByRole("heading", { name: "Urteil" }).waitFor();
    await page.getByRole("heading", { name: "Wirkungskurven" }).waitFor();
  },
  { language: "de-DE" },
);
