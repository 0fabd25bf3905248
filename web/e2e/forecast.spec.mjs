import { accessible, assert, browserTest, fresh, inEveryLook, picture, send, settled, until } from "./harness.mjs";

const DAY = 86_400_000;
const WEEKS = 30;

/** Weeks of 2024, which no other spec looks at by this event. */
const series = (count, value) =>
  ["day,sold", ...Array.from({ length: count }, (_, place) => `${new Date(Date.UTC(2025, 0, 6) + place * 7 * DAY).toISOString().slice(0, 10)},${value(place)}`)].join("\n");

let sent = false;

/** Once for all tests: page views of thirty weeks, up to the last one. */
async function withWeeks(api) {
  if (!sent) {
    sent = true;
    const added = await api("POST", "/api/sources", { name: fresh("forecast") });
    const batch = [];
    for (let week = 1; week <= WEEKS; week++) {
      for (let view = 0; view < 4 + (week % 5); view++) {
        batch.push({
          type: "page",
          anonymousId: `fc-${view}`,
          timestamp: new Date(Date.now() - week * 7 * DAY - view * 60_000).toISOString(),
          context: { page: { path: "/forecast", url: "https://shop.example/forecast" } },
        });
      }
    }
    await send(added.writeKeys[0].key, "batch", { batch });
  }
  await until(async () => {
    try {
      await api("POST", "/api/forecasts", { metric: "page_views", ahead: 4, where: WHERE });
      return true;
    } catch {
      return false;
    }
  }, "the weeks can be forecast");
}

const WHERE = [{ field: "path", is: "is", values: ["/forecast"] }];
const ASKED = "/forecast?metric=page_views&ahead=4&where=path:is:/forecast";

browserTest("a metric is forecast, with how far to trust it", async ({ page, api }) => {
  await withWeeks(api);
  await page.goto(ASKED);
  await settled(page);
  await page.getByText(/^Page views: .* a week is expected over the next 4 weeks\./).waitFor();
  const methods = page.getByRole("region", { name: "Methods and their errors" }).last();
  await methods.getByRole("row").filter({ hasText: "taken" }).waitFor();
  await methods.getByRole("row").filter({ hasText: "As a season before" }).waitFor();
  await page.getByText(/Intervals of 80% held \d+ of \d+ figures/).waitFor();
  await page.getByText(/are too few to try a season of 52 on/).waitFor();
  const numbers = page.getByRole("region", { name: "Expected, in numbers" }).last();
  assert.equal(await numbers.getByRole("row").count(), 5);

  await page.getByRole("combobox", { name: "Method" }).click();
  await page.getByRole("option", { name: "As a season before" }).click();
  await page.getByText("As a season before was taken because you chose it.").waitFor();
  assert.match(page.url(), /method=seasonal-naive/);
});

browserTest("a series is brought, refused while it is wrong, and can be come back to", async ({ page }) => {
  await page.goto("/forecast?bring&ahead=6");
  const dialog = page.getByRole("dialog", { name: "Bring series" });
  await dialog.getByLabel("File with a series").setInputFiles({ name: "same.csv", mimeType: "text/csv", buffer: Buffer.from(series(30, () => 5)) });
  await dialog.getByRole("button", { name: "Bring series" }).click();
  await dialog.getByText(/there is nothing to learn/).waitFor();
  await dialog.getByLabel("File with a series").setInputFiles({ name: "sold.csv", mimeType: "text/csv", buffer: Buffer.from(series(30, (week) => 40 + (week % 4))) });
  await dialog.getByRole("button", { name: "Bring series" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(/^sold: .* a week is expected over the next 6 weeks\./).waitFor();
  assert.match(page.url(), /kept=/);
  await page.reload();
  await page.getByText(/^sold: .* a week is expected over the next 6 weeks\./).waitFor();
  await page.getByRole("button", { name: "Show the lake" }).waitFor();
});

browserTest("what cannot be forecast is said", async ({ page, api }) => {
  await withWeeks(api);
  await page.goto(`${ASKED.replace("ahead=4", "ahead=100")}`);
  await page.getByText(/100 weeks ahead of \d+ that are known/).waitFor();
});

browserTest("a forecast can be read in every look", async ({ page, api }) => {
  await withWeeks(api);
  await page.goto(ASKED);
  await settled(page);
  await page.getByText(/^Page views: /).waitFor();
  await inEveryLook(page, async (look, file) => {
    await accessible(page, look);
    await picture(page, `forecast-${file}`);
  });
});

browserTest(
  "a forecast speaks German, its notes too",
  async ({ page, api }) => {
    await withWeeks(api);
    await page.goto(ASKED);
    await page.getByText(/sind zu wenig, um eine Saison von 52 zu erproben: was jedes Jahr wiederkommt/).waitFor();
    await page.getByRole("region", { name: "Wie weit man ihr trauen kann" }).waitFor();
  },
  { language: "de-DE" },
);
