import { accessible, assert, browserTest, fresh, picture, SCHEMES, settled, SIZES, until } from "./harness.mjs";

const FIRST = Date.parse("2023-01-02T00:00:00Z");
const WEEKS = 90;

/** A market in which search brings much more than tv; later weeks with half of the spend of search. */
function file(later = 0) {
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const lines = ["DATE,revenue,search_S,tv_S"];
  for (let week = 0; week < WEEKS + later; week++) {
    const calm = week >= WEEKS - 4;
    const search = week >= WEEKS ? 150 : calm ? 300 : week % 4 === 0 ? 0 : 900 * random();
    const tv = calm ? 300 : week % 5 === 1 ? 0 : 900 * random();
    const noise = 60 * (random() + random() + random() - 1.5) * 2;
    const revenue = 2_000 + (4_000 * search) / (search + 400) + (500 * tv) / (tv + 400) + noise;
    const day = new Date(FIRST + week * 7 * 86_400_000).toISOString().slice(0, 10);
    lines.push([day, revenue, search, tv].join(","));
  }
  return lines.join("\n");
}

let fitted;

/** Once for all tests: a model whose chains agree. */
async function withModel(api) {
  if (!fitted) {
    const { id } = await api("POST", "/api/mixes", {
      name: fresh("planned"),
      file: { name: "weeks.csv", text: file(), outcome: "revenue" },
      model: { carryover: "none", curve: "michaelis-menten", trend: "constant", harmonics: 0 },
      warmup: 400,
      draws: 400,
    });
    fitted = id;
  }
  await until(async () => {
    const { fit } = await api("GET", `/api/mixes/${fitted}`);
    assert.ok(["waiting", "fitting", "converged"].includes(fit.state), `the fit is ${fit.state}`);
    return fit.state === "converged";
  }, "the model is fitted", { seconds: 240 });
  return `/budget?mix=${fitted}`;
}

const row = (page, table, text) => page.getByRole("region", { name: table }).last().getByRole("row").filter({ hasText: text });

browserTest("a plan stands beside today's, follows what is given, and is kept", async ({ page, api }) => {
  await page.goto(await withModel(api));
  await settled(page);
  // Search makes most of the outcome, which looks as if demand made search.
  await page.getByText("Nothing is moved: the model is in doubt about Search.").waitFor();
  await row(page, "Line by line", "Search").filter({ hasText: "in doubt" }).waitFor();
  await page.getByRole("button", { name: "Let the plan decide on Search" }).click();
  await page.getByText(/The plan brings \+€.* against today's in 12 weeks/).waitFor();
  await page.getByText(/^Search: moved by figures that the model itself doubts/).waitFor();
  await row(page, "Line by line", "Search").waitFor();
  await row(page, "What each unit moved buys", "Search").waitFor();

  await page.getByRole("switch", { name: "May move channels in doubt too" }).click();
  await page.waitForURL(/moves=yes/);
  await page.getByRole("button", { name: "Keep TV as today" }).click();
  await settled(page);
  assert.match(page.url(), /lines=/);
  await row(page, "Line by line", "TV").filter({ hasText: "0%" }).waitFor();

  await page.getByRole("slider", { name: "Budget", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/budget=/);
  await settled(page);
  await row(page, "What each unit moved buys", "New money").waitFor();

  await page.getByRole("group", { name: "Much of" }).getByText("Profit", { exact: true }).click();
  await page.waitForURL(/goal=profit/);
  await settled(page);
  await page.getByText(/of profit against today's/).waitFor();

  const name = fresh("More search");
  await page.getByRole("button", { name: "Save plan" }).click();
  const dialog = page.getByRole("dialog", { name: "Save plan" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save plan" }).click();
  await dialog.waitFor({ state: "hidden" });
  await row(page, "Saved plans", name).getByRole("button", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText(/A scenario\. Approve it/).waitFor();
  await page.getByRole("link", { name: "Change a copy" }).click();
  await page.waitForURL(/goal=profit/);
});

/** Approved, with six later weeks brought. */
async function followed(api) {
  await withModel(api);
  const { plan } = await api("POST", "/api/plans", { name: fresh("Followed"), question: { mix: fitted, weeks: 8, lines: { search: { fixed: true }, tv: { fixed: true } } } });
  await api("POST", `/api/plans/${plan.id}/approve`);
  return plan.id;
}

browserTest("what was spent otherwise is told apart from a market that answers otherwise", async ({ page, api }) => {
  const id = await followed(api);
  await page.goto(`/budget/${id}`);
  await settled(page);
  await page.getByText("No week of the plan is over yet").waitFor();
  await page.getByRole("button", { name: "Bring later weeks" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring later weeks" });
  const bring = async (text) => {
    await dialog.getByLabel("File with later weeks").setInputFiles({ name: "weeks.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await dialog.getByRole("button", { name: "Bring later weeks" }).click();
  };
  await bring(file());
  await dialog.getByText(/the file ends before/i).waitFor();
  await bring(file(6));
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("6 of 8 weeks are over.").waitFor();
  await page.getByText("Because spent otherwise").first().waitFor();
  await row(page, "Planned and spent", "Search").filter({ hasText: "-50%" }).waitFor();
});

browserTest("what cannot be met says so, and what was there stays", async ({ page, api }) => {
  await page.goto(await withModel(api));
  await settled(page);
  await row(page, "Line by line", "Search").waitFor();
  await page.goto(`/budget?mix=${fitted}&moves=yes&budget=500&lines=${encodeURIComponent(JSON.stringify({ tv: [5_000, 6_000] }))}`);
  await page.getByText(/above the budget of 500/).waitFor();
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    browserTest(
      `budget and tracking can be read, ${scheme} and ${size}`,
      async ({ page, api }) => {
        await page.goto(await withModel(api));
        await settled(page);
        await row(page, "Line by line", "Search").waitFor();
        await accessible(page);
        await picture(page, `budget-${scheme}-${size}`);
        const id = await followed(api);
        await api("POST", `/api/plans/${id}/weeks`, { text: file(6) });
        await page.goto(`/budget/${id}`);
        await settled(page);
        await page.getByText("6 of 8 weeks are over.").waitFor();
        await accessible(page);
        await picture(page, `budget-tracking-${scheme}-${size}`);
      },
      { size, scheme },
    );
  }
}

browserTest(
  "budget speaks German",
  async ({ page, api }) => {
    await page.goto(`${await withModel(api)}&moves=yes`);
    await settled(page);
    await page.getByText(/Der Plan bringt \+.* gegenüber dem heutigen in 12 Wochen/).waitFor();
    await page.getByText("Posten für Posten").waitFor();
    await picture(page, "budget-german");
  },
  { language: "de-DE" },
);
