import { accessible, assert, browserTest, fresh, picture, SCHEMES, settled, SIZES, until } from "./harness.mjs";

const FIRST = Date.parse("2023-01-02T00:00:00Z");
const DAYS = 84;
const TEST = { from: "2023-03-13", to: "2023-03-26" };

const dayOf = (day) => new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10);

/** Ten regions that move together; two of them have a fifth more in the last two weeks. */
function file() {
  const lines = ["date,region,value"];
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
  for (let day = 0; day < DAYS; day++) {
    const common = 0.1 * Math.sin(day / 9) + (day % 7 > 4 ? -0.1 : 0.05) + 0.05 * random();
    for (let region = 0; region < 10; region++) {
      const lift = day >= 70 && (region === 3 || region === 6) ? 1.2 : 1;
      const value = (100 + 30 * region) * (1 + common * (0.8 + 0.05 * region) + 0.03 * random()) * lift;
      lines.push(`${dayOf(day)},Region ${region},${value.toFixed(2)}`);
    }
  }
  return Buffer.from(lines.join("\n"));
}

let judged;

/** Once for all tests. */
async function withLift(page, api) {
  if (!judged) {
    const answer = await page.request.post("/api/lifts/outcomes?name=regions.csv&outcome=revenue", {
      data: file(),
      headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": (await api("GET", "/api/session")).csrfToken },
    });
    const outcomes = await answer.json();
    judged = await api("POST", "/api/lifts/tests", { name: fresh("Spring"), outcomes: outcomes.id, treated: ["Region 3", "Region 6"], spend: 500, value: 1, ...TEST });
  }
  await until(async () => (await api("GET", `/api/lifts/${judged.id}`)).lift.state === "judged", "the test is judged");
  return judged;
}

browserTest("a test of a file is judged, and says what it brought and whether to trust it", async ({ page }) => {
  await page.goto("/lifts/new?kind=regions");
  await settled(page);
  await page.getByRole("group", { name: "From" }).getByText("File", { exact: true }).click();
  await page.getByLabel("File of outcomes").setInputFiles({ name: "wrong.csv", mimeType: "text/csv", buffer: Buffer.from("date,region,value\n2023-01-02,a,many\n") });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByText(/line 2 has "many" as value/i).waitFor();
  await page.getByLabel("File of outcomes").setInputFiles({ name: "regions.csv", mimeType: "text/csv", buffer: file() });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByText("10 regions, 84 periods, 2 Jan 2023 to 26 Mar 2023").waitFor();
  const name = fresh("Judged");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  const treated = page.getByRole("combobox", { name: "Regions treated" }).or(page.getByRole("textbox", { name: "Regions treated" })).first();
  for (const region of ["Region 3", "Region 6"]) {
    await treated.fill(region);
    await page.getByRole("option", { name: region }).click();
  }
  await page.keyboard.press("Escape");
  await page.getByLabel("Advertising changed on").fill(TEST.from);
  await page.getByLabel(/^until/).fill(TEST.to);
  await page.getByLabel("Spent more because of it").fill("500");
  await page.getByRole("button", { name: "Judge the test" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByText(/^The advertising brought .* more than would have come anyway/).waitFor({ timeout: 60_000 });
  await page.getByText("Can it be trusted?").waitFor();
  await page.getByRole("region", { name: "What came, and what was expected" }).first().waitFor();
  await page.getByRole("region", { name: "The same tried where there was no test" }).first().waitFor();
  await page.goto("/lifts");
  await settled(page);
  await page.getByRole("row").filter({ hasText: name }).filter({ hasText: "judged" }).waitFor();
});

browserTest("tests are looked for, and one is run", async ({ page }) => {
  await page.goto("/lifts/new");
  await settled(page);
  await page.getByRole("group", { name: "From" }).getByText("File", { exact: true }).click();
  await page.getByLabel("File of outcomes").setInputFiles({ name: "regions.csv", mimeType: "text/csv", buffer: file() });
  await page.getByRole("button", { name: "Read the file" }).click();
  const name = fresh("Planned");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("One more costs about").fill("2");
  await page.getByRole("button", { name: "Look for tests" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  const designs = page.getByRole("region", { name: "Tests that could be run" }).last();
  await designs.getByRole("columnheader", { name: "Least effect found" }).waitFor({ timeout: 120_000 });
  await page.getByRole("button", { name: "Run this test" }).click();
  await page.getByRole("dialog", { name: "Run this test" }).getByRole("button", { name: "Run this test" }).click();
  await page.getByText(/^Advertising is changed in Region/).waitFor();
});

browserTest("a lift is handed to a mix model only where there is one, and can be deleted", async ({ page, api }) => {
  const { id } = await withLift(page, api);
  const again = await api("POST", `/api/lifts/${id}/repeat`, {});
  await until(async () => (await api("GET", `/api/lifts/${again.id}`)).lift.state === "judged", "it is judged again");
  const [one, other] = [await api("GET", `/api/lifts/${id}`), await api("GET", `/api/lifts/${again.id}`)];
  assert.deepEqual(other.test.report, one.test.report);
  await page.goto(`/lifts/${again.id}`);
  await settled(page);
  await page.getByRole("button", { name: "Use for a mix model" }).click();
  await page.getByRole("dialog", { name: "Use for a mix model" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More", exact: true }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.waitForURL((address) => address.pathname === "/lifts");
  await page.getByRole("row").filter({ hasText: again.name }).first().waitFor();
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    browserTest(
      `a lift test can be read, ${scheme} and ${size}`,
      async ({ page, api }) => {
        const { id } = await withLift(page, api);
        await page.goto(`/lifts/${id}`);
        await settled(page);
        await page.getByText("Can it be trusted?").waitFor();
        await accessible(page);
        await picture(page, `lift-${scheme}-${size}`);
      },
      { size, scheme },
    );
  }
}

browserTest(
  "lift tests speak German",
  async ({ page, api }) => {
    const { id } = await withLift(page, api);
    await page.goto(`/lifts/${id}`);
    await settled(page);
    await page.getByText("Kann man dem trauen?").waitFor();
  },
  { language: "de-DE" },
);
