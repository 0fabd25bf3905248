import { accessible, assert, browserTest, fresh, picture, SCHEMES, send, settled, SIZES, until } from "./harness.mjs";

const RANGE = "from=2024-09-05&to=2024-09-08";
const PATHS = `path,conversions,value,nulls
"alpha > beta",30,300,70
alpha,10,80,90
beta > alpha,5,55,45
`;

let sent = false;

/** Once for all tests: one person comes by an advertisement, then directly, and buys; another only looks. */
async function withJourneys(api) {
  if (!sent) {
    sent = true;
    const added = await api("POST", "/api/sources", { name: fresh("attributed") });
    const page = (anonymousId, timestamp, marks) => ({
      type: "page",
      anonymousId,
      timestamp,
      context: { page: { path: "/", url: `https://shop.example/${marks}` } },
    });
    const batch = [page("att-eve", "2024-09-06T10:00:00Z", "?utm_source=google&utm_medium=cpc"), page("att-eve", "2024-09-07T10:00:00Z", "")];
    for (let i = 0; i < 4; i++) batch.push(page(`att-${i}`, "2024-09-06T12:00:00Z", i % 2 ? "?utm_source=google&utm_medium=cpc" : ""));
    batch.push({
      type: "track",
      event: "Order Completed",
      anonymousId: "att-eve",
      timestamp: "2024-09-07T10:05:00Z",
      properties: { order_id: fresh("att"), revenue: 40, currency: "EUR" },
    });
    await send(added.writeKeys[0].key, "batch", { batch });
  }
  await until(async () => {
    const { answer } = await api("POST", "/api/attribution", { from: "2024-09-05", to: "2024-09-08" });
    return answer.totals.conversions >= 1;
  }, "the journey counts");
}

browserTest("models stand side by side, and say that credits are no causes", async ({ page, api }) => {
  await withJourneys(api);
  await page.goto(`/attribution?${RANGE}`);
  await settled(page);
  await page.getByText("A credit is not a cause").waitFor();
  const models = page.getByRole("region", { name: "Models side by side" }).last();
  await models.getByRole("columnheader", { name: "Markov 1" }).waitFor();
  await models.getByRole("row").filter({ hasText: "Paid search" }).waitFor();
  await models.getByRole("row").filter({ hasText: "Direct" }).filter({ hasText: "by themselves" }).waitFor();
  await page.getByRole("group", { name: "Shown" }).getByText("Value", { exact: true }).click();
  await settled(page);
  assert.match(page.url(), /measure=value/);
  const paths = page.getByRole("region", { name: "Paths" }).last();
  await paths.getByRole("row").filter({ hasText: "Paid search › Direct" }).waitFor();
  await page.getByRole("textbox", { name: "Find paths" }).fill("email");
  await page.getByText("No such path among those shown.").waitFor();
});

browserTest("another event than an order counts, and what was seen touches too", async ({ page, api }) => {
  await withJourneys(api);
  await page.goto(`/attribution?${RANGE}`);
  await settled(page);
  await page.getByRole("button", { name: "What counts" }).click();
  const counted = page.getByRole("region", { name: "What counts" });
  await counted.getByRole("group", { name: "A conversion is" }).getByText("Another event").click();
  assert.match(page.url(), /event=track/);
  await page.goto(`/attribution?${RANGE}&counts&event=track:Order+Completed&value=revenue&view=Email+Opened&viewdays=3`);
  await settled(page);
  await page.getByText(/^1 conversions and /).waitFor();
  await counted.getByLabel("Such a touch may be old, in days").waitFor();
  const { answer } = await api("POST", "/api/attribution", {
    from: "2024-09-05",
    to: "2024-09-08",
    conversion: { event: { type: "track", event: "Order Completed" }, value: "revenue" },
    viewThrough: ["Email Opened"],
    viewLookbackDays: 3,
  });
  assert.equal(answer.totals.value, 40);
});

browserTest("a file of paths is credited, and its result can be come back to", async ({ page }) => {
  await page.goto(`/attribution?${RANGE}&bring`);
  await settled(page);
  const dialog = page.getByRole("dialog", { name: "Bring paths" });
  await dialog.getByLabel("File of counted paths").setInputFiles({ name: "wrong.csv", mimeType: "text/csv", buffer: Buffer.from("path,conversions\na > > b,1\n") });
  await dialog.getByRole("button", { name: "Bring paths" }).click();
  await dialog.getByText("line 2").waitFor();
  await dialog.getByLabel("File of counted paths").setInputFiles({ name: "paths.csv", mimeType: "text/csv", buffer: Buffer.from(PATHS) });
  await dialog.getByRole("button", { name: "Bring paths" }).click();
  await dialog.waitFor({ state: "hidden" });
  await settled(page);
  await page.getByText(/^45 conversions and 205 journeys without one were counted\./).waitFor();
  assert.match(page.url(), /kept=/);
  await page.reload();
  await settled(page);
  const models = page.getByRole("region", { name: "Models side by side" }).last();
  await models.getByRole("row").filter({ hasText: "alpha" }).waitFor();
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    browserTest(
      `attribution can be read, ${scheme} and ${size}`,
      async ({ page, api }) => {
        await withJourneys(api);
        await page.goto(`/attribution?${RANGE}`);
        await settled(page);
        await page.getByText("A credit is not a cause").waitFor();
        await accessible(page);
        await picture(page, `attribution-${scheme}-${size}`);
      },
      { size, scheme },
    );
  }
}

browserTest(
  "attribution speaks German",
  async ({ page, api }) => {
    await withJourneys(api);
    await page.goto(`/attribution?${RANGE}`);
    await settled(page);
    await page.getByText("Eine Gutschrift ist keine Ursache").waitFor();
    await page.getByText(/^Modelle schreiben gut, was eine Reise berührt, nicht was sie bewirkt/).waitFor();
  },
  { language: "de-DE" },
);
